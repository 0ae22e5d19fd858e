"""Many texts at once: the symptoms and causes that each text alone shows, no host looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.model.contract.triage import TriageAnswer, TriageCause, TriageLine, TriageSymptom
from assistant.model.diagnosis import CauseStatus

SHOWN_CAUSES = 10


def triage(expertise: Expertise, lines: Iterable[bytes]) -> Iterator[TriageAnswer]:
    """Answer each line; a line that is not `{"id", "text"}` gets an error, and the next is read.

    Empty lines are passed over.
    """
    decoder = msgspec.json.Decoder(TriageLine)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield TriageAnswer(None, error=f"line {number}: {error}")
            continue
        yield answer(expertise, given)


def answer(expertise: Expertise, given: TriageLine) -> TriageAnswer:
    """The symptoms and causes of one text, likeliest first."""
    case = Case(expertise)
    case.read(given.text)
    diagnosis = case.conclude()
    symptoms: dict[str, TriageSymptom] = {}
    for match in sorted(diagnosis.matches, key=lambda match: (match.echo, -match.score)):
        symptoms.setdefault(match.symptom, TriageSymptom(match.symptom, match.kind, round(match.score, 3), match.line))
    causes = tuple(
        TriageCause(each.cause.id, each.status, round(each.probability, 4))
        for each in diagnosis.candidates[:SHOWN_CAUSES]
        if each.status is not CauseStatus.EXCLUDED
    )
    return TriageAnswer(given.id, tuple(symptoms.values()), causes)
