"""A text too large to hold: seen whole, kept in part."""

from assistant.text.paste import Paste


def test_all_parts_pass_and_the_beginning_is_kept():
    paste = Paste(iter([b"abc", b"def", b"ghi"]), 4)
    assert b"".join(paste) == b"abcdefghi"
    assert (paste.head, paste.is_cut) == (b"abcd", True)


def test_what_fits_is_not_cut():
    paste = Paste([b"ab", b"cd"], 4)
    assert list(paste) == [b"ab", b"cd"]
    assert (paste.head, paste.is_cut) == (b"abcd", False)
