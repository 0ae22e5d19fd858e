"""The last line of an answer is something to type."""

from __future__ import annotations

import pytest

from assistant.cli.next_step import command_after


@pytest.mark.parametrize(
    ("file", "session", "probed", "look_waits", "command"),
    [
        ("an error.txt", 3, True, False, "drydock fix 'an error.txt'"),
        ("an error.txt", 3, False, False, "drydock diagnose 'an error.txt'"),
        ("an error.txt", 3, True, True, "drydock diagnose --deep 'an error.txt'"),
        ("-", 3, True, False, "drydock fix --session 3"),
        (None, 3, True, True, "drydock fix --session 3 --deep"),
        ("-", 3, False, False, "the same with: drydock diagnose -"),
        ("-", None, True, False, "the same with: drydock fix -"),
        ("-", None, True, True, "the same with: drydock fix --deep -"),
    ],
)
def test_the_command_that_goes_on(
    file: str | None, session: int | None, probed: bool, look_waits: bool, command: str
) -> None:
    assert command_after(file, session, probed=probed, look_waits=look_waits) == command
