"""A person is asked before a look runs that takes long; only a clear yes counts."""

from __future__ import annotations

import io

import pytest

from assistant.diagnosis.case import Case
from assistant.model.diagnosis import Diagnosis, Next
from assistant.model.effort import Pace, WaitingLook
from assistant.model.fact import FactKey
from assistant.terminal.looks import settle_all_looks, settle_next_look
from assistant.terminal.person import Person
from assistant.terminal.screen import Screen
from tests.diagnosis.small import SmallHost, expertise

LOOK = WaitingLook("disk.usage", Pace.SLOW, "dockerd adds up all files.", 30.0)
KEY = FactKey("disk.images_bytes")


def diagnosis(action: Next) -> Diagnosis:
    return Diagnosis((), (), 1.0, (), action, waiting=(LOOK,))


def asked(answer: str, action: Next) -> tuple[Case, str, bool]:
    """The case after the answer, what stood on the terminal, and whether there was a look to ask about."""
    stream, case = io.StringIO(), Case(expertise(), SmallHost().round)
    screen = Screen(stream)

    def ask(question: str) -> str:
        stream.write(question)
        return answer

    was_asked = settle_next_look(case, diagnosis(action), Person(screen, ask), screen)
    return case, " ".join(stream.getvalue().split()), was_asked


@pytest.mark.parametrize(("answer", "runs"), [("y", True), ("yes", True), ("", False), ("n", False), ("30", False)])
def test_the_look_that_comes_next_runs_after_a_clear_yes_alone(answer: str, runs: bool) -> None:
    case, shown, was_asked = asked(answer, Next("probe", "disk.usage", "It tells why."))
    assert was_asked
    assert (case.consent.waiting(KEY) is None) is runs
    assert "It tells why. This look takes up to 30 s: dockerd adds up all files. Run this look? [y/N]" in shown


def test_nobody_is_asked_while_something_else_comes_next() -> None:
    case, shown, was_asked = asked("y", Next("fix", "mend", "It is so."))
    assert (was_asked, shown) == (False, "")
    assert case.consent.waiting(KEY) is not None


def test_each_look_that_waits_is_asked_about() -> None:
    case = Case(expertise(), SmallHost().round)
    screen = Screen(io.StringIO())
    assert settle_all_looks(case, diagnosis(Next("nothing", "", "")), Person(screen, lambda _: "y"))
    assert case.consent.waiting(KEY) is None
