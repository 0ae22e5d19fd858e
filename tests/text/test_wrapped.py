"""Rows that fit a terminal, whatever script they are written in."""

import pytest
from wcwidth import wcswidth

from assistant.text.cells import cut, padded, width
from assistant.text.wrapped import wrap

TEXTS = {
    "english": "The container stops because the kernel kills it when it uses more memory than it may. " * 3,
    "chinese": "容器无法启动，因为磁盘已满。请先删除不再使用的镜像，然后重新启动容器（需要管理员权限）。" * 4,
    "japanese": "コンテナーを起動できません。ディスクがいっぱいです。「docker system df」を実行してください。" * 3,
    "korean": "컨테이너를 시작할 수 없습니다. 디스크가 가득 찼습니다. " * 4,
    "emoji": "🐳 a whale 🚢 a ship 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉 " * 3,
    "combining": "e\u0301te\u0301 a\u0300 la plage " * 12,
    "mixed": "镜像 registry.example.com:5000/team/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b 拉取失败 " * 2,
    "long": "/var/lib/docker/overlay2/" + "0123456789abcdef" * 12,
}


@pytest.mark.parametrize("columns", [20, 60, 80])
@pytest.mark.parametrize("name", TEXTS)
def test_no_row_is_wider_than_the_terminal(name, columns):
    rows = wrap(TEXTS[name], columns, "  - ", "    ")
    assert all(wcswidth(row) <= columns for row in rows)
    assert rows[0].startswith("  - ")
    assert all(row.startswith("    ") for row in rows[1:])


@pytest.mark.parametrize("columns", [20, 60, 80])
@pytest.mark.parametrize("name", TEXTS)
def test_nothing_but_white_space_is_lost(name, columns):
    rows = wrap(TEXTS[name], columns)
    assert "".join("".join(rows).split()) == "".join(TEXTS[name].split())


@pytest.mark.parametrize("name", ["chinese", "japanese"])
def test_rows_without_blanks_are_filled(name):
    rows = wrap(TEXTS[name], 60)
    assert all(wcswidth(row) >= 50 for row in rows[:-1])


def test_no_row_begins_with_a_closing_mark():
    rows = wrap(TEXTS["chinese"], 20)
    assert not any(row[0] in "，。）" for row in rows)
    assert not any(row[-1] in "（" for row in rows)


def test_combining_marks_stay_with_their_letters():
    assert not any(row.startswith("\u0301") for row in wrap("e\u0301" * 50, 20))


def test_a_no_break_space_does_not_break():
    assert wrap("about 200\u00a0MB free", 8) == ["about", "200\u00a0MB", "free"]


def test_words_break_at_blanks_as_they_always_did():
    assert wrap("one two  three", 8) == ["one two", "three"]
    assert wrap("a well-known name", 10) == ["a", "well-known", "name"]


def test_a_text_of_blanks_has_no_rows():
    assert wrap("  \t ", 20) == []


def test_a_row_that_is_too_narrow_still_holds_a_character():
    assert wrap("容器", 1) == ["容", "器"]


def test_columns_are_counted_not_characters():
    assert width("容器 e\u0301") == 6
    assert cut("容器无法启动", 7) == "容器无…"
    assert padded("容器", 6) == "容器  "
    assert width(padded("容器无法启动", 6)) == 6
