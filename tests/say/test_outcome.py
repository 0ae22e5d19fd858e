"""How a fix went is told in sentences."""

from __future__ import annotations

import pytest

from assistant.model.diagnosis import Outcome
from assistant.say.outcome import outcome_lines


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
