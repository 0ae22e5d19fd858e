"""The menu of symptoms."""

import io
import itertools

import pytest

from assistant.terminal.guide import areas, choose_symptom
from assistant.terminal.screen import Screen
from assistant.wiring import Wiring
from tests.terminal.test_screen import Terminal


def test_a_choice_of_several_rows_hangs_under_its_first_word() -> None:
    kb, stream = Wiring().knowledge, io.StringIO()
    assert choose_symptom(Screen(stream), lambda _: "", kb, None) is None
    rows = stream.getvalue().splitlines()[1:]
    assert len(rows) > len(areas(kb))
    assert [row for row in rows if not row.lstrip()[:1].isdigit() and not row.startswith("     ")] == []
    assert {row.index(". ") for row in rows if row.lstrip()[:1].isdigit()} == {3}


@pytest.mark.parametrize("height", [3, 10, 24])
def test_a_menu_that_is_taller_than_the_terminal_comes_in_parts(height: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", str(height))
    kb, stream, asked = Wiring().knowledge, Terminal(), list[str]()
    shown = [0]

    def ask(prompt: str) -> str:
        asked.append(prompt)
        shown.append(len(stream.getvalue().splitlines()))
        return ""

    assert choose_symptom(Screen(stream, colour=False), ask, kb, None) is None
    assert asked == ["Number (Enter: more): "] * (len(asked) - 1) + ["Number (Enter: none of these): "]
    assert len(asked) > 1
    # With the prompt, each part fits; a choice of several rows is never broken, so that a tiny terminal may scroll.
    assert max(after - before for before, after in itertools.pairwise(shown)) < max(height, 5)
    assert sum(row.lstrip()[:1].isdigit() for row in stream.getvalue().splitlines()) == len(areas(kb))


def test_what_an_earlier_part_of_a_menu_showed_can_still_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "10")
    kb, answers = Wiring().knowledge, ["", "2", "1"]
    chosen = choose_symptom(Screen(Terminal(), colour=False), lambda _: answers.pop(0), kb, None)
    assert chosen is not None
    assert chosen.partition("/")[0] == list(areas(kb))[1]


def test_in_a_pipe_a_menu_comes_whole() -> None:
    kb, asked = Wiring().knowledge, list[str]()
    choose_symptom(Screen(io.StringIO()), lambda prompt: asked.append(prompt) or "", kb, None)
    assert asked == ["Number (Enter: none of these): "]
