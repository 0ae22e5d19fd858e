"""The answer in words: what it rests on stands first, and its sentences are sentences."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.diagnosis import Outcome
from assistant.reasoning.rank import diagnose
from assistant.say.report import diagnosis_lines, outcome_lines
from tests.reasoning.trees import cause, confirms, fact_is, facts, match, symptom, trees

STOPPED = cause("daemon/not-running", confirms(fact_is("daemon.process", False), says="no dockerd runs"))
KB = trees(symptom("daemon/cannot-connect", STOPPED), causes=(STOPPED,))
MATCH = match("daemon/cannot-connect")


def told(*, recognised: bool) -> list[str]:
    diagnosis = diagnose(KB, (MATCH,), frozenset(), facts(("daemon.process", False)))
    shown = diagnosis if recognised else msgspec.structs.replace(diagnosis, matches=())
    return [line.text for line in diagnosis_lines(shown, probed=True)]


def test_a_cause_that_the_host_alone_shows_is_told_as_no_reading_of_the_text() -> None:
    assert told(recognised=False)[0] == "I do not recognise an error in the text. This host has a known fault:"
    assert told(recognised=True)[0] == "Recognised"


@pytest.mark.parametrize(
    ("why", "last"),
    [
        ("", "Not fixed."),
        ("the check afterwards still fails", "Not fixed. The check afterwards still fails."),
        ("Restart docker.service: it timed out.", "Not fixed. Restart docker.service: it timed out."),
        ("daemon.json was changed meanwhile", "Not fixed. daemon.json was changed meanwhile."),
    ],
)
def test_why_a_fix_ended_so_is_a_sentence(why: str, last: str) -> None:
    assert outcome_lines(Outcome("not-fixed", why=why))[-1].text == last
