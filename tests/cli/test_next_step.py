"""The last line of an answer is something to type."""

from __future__ import annotations

import pytest

from assistant.cli.next_step import command_after, lines_after
from assistant.model.diagnosis import Diagnosis, Next
from assistant.model.effort import Pace, WaitingLook


@pytest.mark.parametrize(
    ("file", "session", "probed", "look_waits", "command"),
    [
        ("an error.txt", 3, True, False, "drydock fix 'an error.txt'"),
        ("an error.txt", 3, False, False, "drydock diagnose 'an error.txt'"),
        ("an error.txt", 3, True, True, "drydock diagnose --deep 'an error.txt'"),
        ("-", 3, True, False, "drydock fix --session 3"),
        (None, 3, True, True, "drydock fix --session 3 --deep"),
        ("-", 3, False, False, "the same text with: drydock diagnose -"),
        ("-", None, True, False, "the same text with: drydock fix -"),
        ("-", None, True, True, "the same text with: drydock fix --deep -"),
    ],
)
def test_the_command_that_goes_on(
    file: str | None, session: int | None, probed: bool, look_waits: bool, command: str
) -> None:
    assert command_after(file, session, probed=probed, look_waits=look_waits) == command


LOOK = WaitingLook("disk.usage", Pace.SLOW, "dockerd adds up all files.", 30.0)


def test_a_look_that_comes_next_is_told_with_what_it_does_and_what_for() -> None:
    waits = Diagnosis((), (), 1.0, (), Next("probe", "disk.usage", "It tells why."), waiting=(LOOK,))
    lines = [line.text for line in lines_after(waits, None, 3, probed=True)]
    assert lines == [
        "Next: drydock fix --session 3 --deep",
        "It tells why. This look takes up to 30 s: dockerd adds up all files.",
    ]


def test_without_such_a_look_the_command_stands_alone() -> None:
    ready = Diagnosis((), (), 1.0, (), Next("fix", "mend", "It is so."))
    assert [line.text for line in lines_after(ready, None, 3, probed=True)] == ["Next: drydock fix --session 3"]
