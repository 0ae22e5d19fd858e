"""What a text from outside looks like when it is shown."""

import pytest

from assistant.text.safe import flat, one_line, plain

HOSTILE = ["\x1b[2J", "\x9b31m", "\u202egnp.exe", "\x00", "\r", "\u2028", "\u200b", "\ud800", "\ue000"]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("shown", [plain, flat, one_line])
def test_nothing_that_acts_on_a_terminal_is_left(shown, hostile):
    assert shown(f"a{hostile}b").isprintable()


@pytest.mark.parametrize("text", ["größe → 1", "容器无法启动", "é e\u0301", "🐳"])
@pytest.mark.parametrize("shown", [plain, flat, one_line])
def test_what_can_be_read_stays(shown, text):
    assert shown(text) == text


def test_line_ends_stay_in_plain_text_alone():
    assert plain("a\r\nb\n\tc") == "a\nb\n    c"
    assert flat("a\nb  c") == "a b  c"
    assert one_line("a\nb  c") == "a b c"


def test_a_long_line_is_cut_with_an_ellipsis():
    assert one_line("x" * 400, 10) == "x" * 9 + "…"


def test_a_no_break_space_is_kept_where_it_can_be():
    assert plain("200\u00a0MB") == "200\u00a0MB"
