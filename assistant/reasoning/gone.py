"""Symptoms of the user's text that the host does not have now: the text is older, or from another host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from assistant.model.diagnosis import Finding
from assistant.model.fact import Fact, FactKey
from assistant.model.tree import Evidence
from assistant.reasoning.evidence import Assessment, Proof, finding_of, is_seen
from assistant.reasoning.mentions import keys_of, mentioned_in_evidence
from assistant.reasoning.recognition import Recognition, capture_sets
from assistant.reasoning.values import Values

Gone = Mapping[str, Finding]
"""What shows that a symptom is gone, by the symptom's id."""


def gone_symptoms(
    recognitions: Iterable[Recognition], facts: Mapping[FactKey, Fact], captures: Mapping[str, str]
) -> Gone:
    """The symptoms that the user showed and that the host does not have now, by whichever reading of the text."""
    shown: dict[str, Finding] = {}
    for each in recognitions:
        if each.from_user and each.symptom.gone_if:
            readings = [Values(reading, facts) for reading in capture_sets((each,), captures)]
            found = [_finding(each.symptom.gone_if, values) for values in readings]
            seen = [finding for finding in found if finding is not None]
            if seen and len(seen) == len(readings):
                shown[each.symptom.id] = seen[0]
    return shown


def without_symptom(assessment: Assessment, explains: Iterable[str], users: Iterable[str], gone: Gone) -> Assessment:
    """A cause as judged, ruled out where all that it explains of the user's text is gone.

    What a fact proves stands all the same: a host can be ill without showing it yet.

    Args:
        users: the symptoms that the user showed.
    """
    shown = set(explains) & set(users)
    if not shown or not shown <= gone.keys() or assessment.proof is Proof.FACT or assessment.excluded:
        return assessment
    findings = (*assessment.findings, *(gone[id_] for id_ in sorted(shown)))
    return msgspec.structs.replace(
        assessment, findings=findings, ratio=0.0, proof=Proof.NONE, excluded=True, contradicted=True
    )


def keys_of_gone(
    recognitions: Iterable[Recognition], facts: Mapping[FactKey, Fact], captures: Mapping[str, str]
) -> Iterator[FactKey]:
    """The facts that would show it."""
    for each in recognitions:
        if each.from_user:
            for reading in capture_sets((each,), captures):
                for evidence in each.symptom.gone_if:
                    yield from keys_of(mentioned_in_evidence(evidence), Values(reading, facts))


def _finding(gone_if: tuple[Evidence, ...], values: Values) -> Finding | None:
    held = next((each for each in gone_if if is_seen(each, values)), None)
    return msgspec.structs.replace(finding_of(held, values), gone=True) if held else None
