"""How a fix went is told in sentences."""

from __future__ import annotations

import pytest

from assistant.model.diagnosis import Check, Outcome, StepOutcome, StepState
from assistant.model.risk import Risk
from assistant.say.outcome import outcome_lines, undone_lines


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


def test_the_persons_word_is_told_apart_from_a_proof() -> None:
    outcome = Outcome("fixed-by-word", verification=(Check("you say that it works now", True),))
    assert outcome_lines(outcome)[-1].text == "Fixed, by your word. Drydock could not verify it."


def test_what_held_before_the_fix_is_told_to_have_held() -> None:
    checks = (Check("a is yes", True, before=True), Check("b is yes", True, before=False))
    told = [line.text for line in outcome_lines(Outcome("fixed", verification=checks))]
    assert told[1:3] == ["a is yes (as before the fix)", "b is yes"]


def test_an_undo_says_of_what_it_cannot_bring_back_that_it_is_left_and_why() -> None:
    gone = StepOutcome(
        "Remove the build cache", StepState.REFUSED, Risk.DESTRUCTIVE, detail="not possible: it is built again"
    )
    back = StepOutcome("Restore /etc/x", StepState.UNDONE, Risk.REVERSIBLE)
    assert [line.text for line in undone_lines((gone, back), "web does not run")] == [
        "Remove the build cache: left as it is (not possible: it is built again)",
        "Restore /etc/x: undone",
        "Web does not run.",
    ]
