"""The menu of symptoms."""

import io

from assistant.terminal.guide import areas, choose_symptom
from assistant.terminal.screen import Screen
from assistant.wiring import Wiring


def test_a_choice_of_several_rows_hangs_under_its_first_word() -> None:
    kb, stream = Wiring().knowledge, io.StringIO()
    assert choose_symptom(Screen(stream), lambda _: "", kb, None) is None
    rows = stream.getvalue().splitlines()[1:]
    assert len(rows) > len(areas(kb))
    assert [row for row in rows if not row.lstrip()[:1].isdigit() and not row.startswith("     ")] == []
    assert {row.index(". ") for row in rows if row.lstrip()[:1].isdigit()} == {3}
