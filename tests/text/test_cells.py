"""How wide a text is, with and without the table of widths."""

import wcwidth

from assistant.text.cells import width


def test_latin_letters_and_the_marks_of_our_own_sentences_are_as_wide_as_the_table_says():
    told = {char: wcwidth.wcwidth(char) for char in map(chr, range(0xA0, 0x2070))}
    wrong = [f"U+{ord(char):04X}" for char, cells in told.items() if cells == 1 and width(f"a{char}b") != 3]
    assert wrong == []
    assert width("a\u00adb") == wcwidth.wcswidth("a\u00adb")
