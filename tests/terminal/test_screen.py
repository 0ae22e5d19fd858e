"""What reaches a terminal: wrapped, without escapes from outside, and coloured only where it may be."""

import io

import pytest

from assistant.say.lines import Line, Role
from assistant.terminal.screen import Screen, has_colour, wrapped


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self):
        return True


class AsciiPipe(io.StringIO):
    encoding = "ascii"


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x1b]0;title\x07", "\u202egnp.exe", "\x00", "\x9b31m", "\r"])
def test_nothing_from_outside_can_control_the_terminal(hostile):
    stream = Terminal()
    Screen(stream, colour=False).say(f"a container named {hostile}")
    shown = stream.getvalue().rstrip("\n")
    assert all(char.isprintable() for char in shown)


def test_long_text_is_wrapped_within_80_columns_with_its_indent():
    rows = wrapped(Line("word " * 60, indent=4, mark="-"), 80)
    assert all(len(row) <= 80 for row in rows)
    assert rows[0].startswith("  - word")
    assert all(row.startswith("    word") for row in rows[1:])


def test_a_command_is_never_broken():
    command = "docker run " + "--option value " * 20
    assert wrapped(Line(command.strip(), Role.COMMAND, 4, "$"), 40) == [f"  $ {command.strip()}"]


def test_no_color_wins_over_a_terminal(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "")
    assert not has_colour(Terminal())


def test_a_pipe_gets_no_colour(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert not has_colour(io.StringIO())


def test_what_an_ascii_stream_cannot_write_does_not_crash():
    stream = AsciiPipe()
    Screen(stream).say("smart “quotes” · dots")
    assert "smart ?quotes?" in stream.getvalue()


def test_no_line_is_wider_than_the_configuration_wants():
    stream = io.StringIO()
    Screen(stream, widest=40).say("word " * 30)
    assert max(len(row) for row in stream.getvalue().splitlines()) in range(35, 41)


def test_whoever_wants_brief_answers_is_spared_what_only_explains():
    stream = io.StringIO()
    Screen(stream, is_brief=True).show([Line("the cause"), Line("because of this", explains=True), Line("the fix")])
    assert stream.getvalue() == "the cause\nthe fix\n"
