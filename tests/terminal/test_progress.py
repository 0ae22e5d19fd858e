"""The line that tells what is looked at: only for who watches, and gone when it is over."""

import io
import time

import pytest

from assistant.model.fact import Fact, FactKey, Known
from assistant.terminal.progress import SHOWN_AFTER_S, WIDEST, Progress
from assistant.text.cells import width

FACT = Fact(FactKey("daemon.reachable"), Known(True))


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_line_is_shown_while_looking_and_wiped_afterwards() -> None:
    stream = Terminal()
    progress = Progress(stream)
    with progress.looking():
        time.sleep(SHOWN_AFTER_S)
        progress.found(FACT)
        assert "daemon.reachable" in stream.getvalue()
    assert stream.getvalue().rpartition("\r")[0].rpartition("\r")[2].strip() == ""


def test_what_is_found_when_nobody_will_wipe_it_away_is_not_shown() -> None:
    stream = Terminal()
    progress = Progress(stream)
    with progress.looking():
        pass
    time.sleep(SHOWN_AFTER_S)
    progress.found(FACT)
    assert stream.getvalue() == ""


def test_the_line_tells_of_any_work() -> None:
    stream = Terminal()
    progress = Progress(stream)
    with progress.looking():
        time.sleep(SHOWN_AFTER_S)
        progress.tell("Trying tree 3 of 220: network/port-in-use")
        assert "network/port-in-use" in stream.getvalue()


def test_a_pipe_is_told_nothing() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    with progress.looking():
        time.sleep(SHOWN_AFTER_S)
        progress.found(FACT)
    assert stream.getvalue() == ""


def test_the_clock_runs_while_a_look_takes_its_time() -> None:
    stream, now = Terminal(), [100.0]
    progress = Progress(stream, lambda: now[0])
    with progress.looking():
        progress.found(FACT)
        now[0] = 112.4
        progress.waits(["disk.usage"])
        assert stream.getvalue().split("\r")[-1].strip() == "Looking at the host: 1 facts, 12 s, waiting for disk.usage"


def test_a_pipe_is_not_told_what_is_waited_for() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    with progress.looking():
        progress.waits(["disk.usage"])
    assert stream.getvalue() == ""


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 200])
@pytest.mark.parametrize("name", ["a" * 300, "\u65e5\u672c" * 100, "e\u0301" * 100, "\x1b[2J\x07\r\n" * 50])
def test_the_line_never_reaches_the_last_column(columns: int, name: str) -> None:
    stream = Terminal()
    progress = Progress(stream, iter(range(9)).__next__, lambda: columns)
    with progress.looking():
        progress.waits([name])
        row = stream.getvalue().removeprefix("\r")
        assert width(row) < min(columns, WIDEST)
        assert row.isprintable()


def test_a_shorter_line_leaves_nothing_of_a_longer_one() -> None:
    stream = Terminal()
    progress = Progress(stream, iter(range(9)).__next__, lambda: 60)
    with progress.looking():
        progress.tell("\u65e5\u672c" * 10)
        progress.tell("x")
        assert width(stream.getvalue().split("\r")[-1]) == 40


def test_work_within_other_work_leaves_the_line_to_that() -> None:
    stream = Terminal()
    progress = Progress(stream, iter(range(99)).__next__, lambda: 60)
    with progress.looking():
        with progress.looking():
            progress.tell("inner")
        progress.tell("outer")
        assert stream.getvalue().endswith("outer")


def test_a_line_on_a_terminal_that_has_become_narrow_is_wiped_without_wrapping() -> None:
    stream, columns = Terminal(), [70]
    progress = Progress(stream, iter(range(99)).__next__, lambda: columns[0])
    with progress.looking():
        progress.tell("x" * 60)
        columns[0] = 30
        progress.tell("y")
        assert len(stream.getvalue().split("\r")[-1]) < 30
    assert all(len(part) < 30 for part in stream.getvalue().split("\r")[2:])
