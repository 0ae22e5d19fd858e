"""What an outcome claims."""

from __future__ import annotations

import pytest

from assistant.model.diagnosis import Check, Outcome, StepOutcome, StepState
from assistant.model.risk import Risk

HELD = (Check("daemon.reachable is yes", True),)
NOT_NEEDED = (StepOutcome("Create the group docker", StepState.NOT_NEEDED, Risk.REVERSIBLE),)


@pytest.mark.parametrize(
    ("outcome", "proved"),
    [
        (Outcome("fixed"), True),
        (Outcome("nothing-to-do", verification=HELD), True),
        (Outcome("nothing-to-do", steps=NOT_NEEDED), True),
        (Outcome("nothing-to-do", why="no cause has a fix for this host"), False),
        (Outcome("not-fixed", verification=HELD), False),
        (Outcome("refused", steps=NOT_NEEDED), False),
    ],
)
def test_where_no_fix_was_walked_through_nothing_is_proved(outcome: Outcome, proved: bool) -> None:
    assert outcome.proved is proved
