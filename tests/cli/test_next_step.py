"""The last line of an answer is something to type."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.cli.next_step import command_after, lines_after
from assistant.host.local import LocalHost
from assistant.host.snapshot import SnapshotHost, SnapshotLook
from assistant.model.diagnosis import Diagnosis, Next
from assistant.model.effort import Pace, WaitingLook
from assistant.say.recorded import recorded_lines


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
    lines = [line.text for line in lines_after(waits, None, 3, LocalHost())]
    assert lines == [
        "Next: drydock fix --session 3 --deep",
        "It tells why. This look takes up to 30 s: dockerd adds up all files.",
    ]


def test_without_such_a_look_the_command_stands_alone() -> None:
    ready = Diagnosis((), (), 1.0, (), Next("fix", "mend", "It is so."))
    assert [line.text for line in lines_after(ready, None, 3, LocalHost())] == ["Next: drydock fix --session 3"]


def test_the_host_that_was_named_stays_named() -> None:
    ready = Diagnosis((), (), 1.0, (), Next("fix", "mend", "It is so."))
    told = lines_after(ready, "error.txt", 3, None, spec="snapshot:s.json")
    assert [line.text for line in told] == ["Next: drydock diagnose --host snapshot:s.json error.txt"]


def test_after_a_snapshot_nothing_to_type_works_on_the_own_machine() -> None:
    ready = Diagnosis((), (), 1.0, (), Next("fix", "mend", "It is so."))
    host = SnapshotHost("web1", "2026-11-20T10:00:00Z", SnapshotLook({}))
    told = [line.text for line in lines_after(ready, "error.txt", 3, host, spec="snapshot:s.json")]
    assert told == ["Next: on that host itself, the same again with: drydock fix"]


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        ("2026-11-20T10:00:00Z", ", 3 days ago;"),
        ("2026-11-23T08:59:00Z", ", 1 hour ago;"),
        ("2026-11-23T09:59:50Z", ", just now;"),
        ("2027-01-01T00:00:00", " taken 2027-01-01T00:00:00;"),
        ("yesterday", " taken yesterday;"),
    ],
)
def test_a_snapshot_is_said_to_be_one_and_how_old(taken: str, said: str) -> None:
    host = SnapshotHost("web1", taken, SnapshotLook({}))
    lines = recorded_lines(host, datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert said in lines[0].text
    assert "snapshot of web1" in lines[0].text
    assert recorded_lines(LocalHost()) == recorded_lines(None) == []
