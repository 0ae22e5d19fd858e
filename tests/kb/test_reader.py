"""Reading YAML: every fault has its line, and no file can hurt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.kb.faults import Faults
from assistant.kb.nodes import Map, Scalar, Seq
from assistant.kb.reader import DEEPEST, FAST, PURE, read_nodes


def read(data: bytes, loader: Any = FAST) -> tuple[Map | None, Faults]:
    faults = Faults("a.yaml")
    return read_nodes(data, faults, loader), faults


def said(faults: Faults) -> list[tuple[int, str]]:
    return [(fault.line, fault.what) for fault in faults.found]


def test_every_node_knows_its_line() -> None:
    root, faults = read(b"a: 1\nb:\n  - x\n  - {c: y}\n")
    assert not faults.found
    assert root is not None
    listed = root.entries["b"]
    assert isinstance(listed, Seq)
    assert (root.lines["a"], root.lines["b"], listed.items[0].line, listed.items[1].line) == (1, 2, 3, 4)


def test_a_text_keeps_its_letters_whatever_it_looks_like() -> None:
    root, _ = read(b"a: 3.10\nb: 0660\nc: yes\nd: 1:30\n")
    assert root is not None
    texts = [node.text for node in root.entries.values() if isinstance(node, Scalar)]
    assert texts == ["3.10", "0660", "yes", "1:30"]


def test_a_key_that_stands_twice_is_refused_with_both_lines() -> None:
    _, faults = read(b"a: 1\nb: 2\na: 3\n")
    assert [(fault.line, fault.what, fault.hint) for fault in faults.found] == [
        (3, "a appears twice", "first on line 1")
    ]


def test_a_byte_order_mark_is_passed_over() -> None:
    root, faults = read(b"\xef\xbb\xbfa: 1\n")
    assert root is not None
    assert list(root.entries) == ["a"]
    assert not faults.found


@pytest.mark.parametrize("loader", [FAST, PURE])
@pytest.mark.parametrize(
    ("data", "line", "piece"),
    [
        (b"", 0, "empty"),
        (b"- a\n", 1, "a list"),
        (b"a: 1\n---\nb: 2\n", 2, "second YAML document"),
        (b"a: 1\nb: c: d\n", 2, "not valid YAML"),
        (b"a: [1\n", 2, "not valid YAML"),
        (b"a: \x00\n", 0, "binary"),
        (b"x: 1\na: \xff\n", 2, "UTF-8"),
        (b"x: 1\na: \x07\n", 2, "not valid YAML"),
        (b"a: &x [1]\nb: *x\n", 2, "alias"),
        (b"a: !!python/object/apply:os.system [id]\n", 1, "tag"),
        (b"x: 1\na: !env HOME\n", 2, "tag"),
        (b"? [a]\n: 1\n", 1, "a key must be text"),
        (b"a" * ((1 << 20) + 1), 0, "larger than"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(data: bytes, line: int, piece: str, loader: Any) -> None:
    _, faults = read(data, loader)
    assert any(at == line and piece in what for at, what in said(faults)), said(faults)


@pytest.mark.parametrize("loader", [FAST, PURE])
@pytest.mark.parametrize(
    ("data", "line", "hint"),
    [
        (b"a:\n\tb: 1\n", 2, "indent with spaces, not with tabs"),
        (b"a:\n  - b: 1\n\t- c: 2\n", 3, "indent with spaces, not with tabs"),
        (b"a: @b\n", 1, "put quotes around text that begins with @"),
        (b"a: `b`\n", 1, "put quotes around text that begins with `"),
        (b"a: %b\n", 1, "put quotes around text that begins with %"),
        (b"a: Backup: none\n", 1, "put quotes around text that contains `: `"),
        (b"a: 'it's'\n", 1, "double the '"),
        (b"a: {b: c\nd: e\n", 2, "close"),
    ],
)
def test_a_slip_of_a_human_is_told_with_what_to_do(data: bytes, line: int, hint: str, loader: Any) -> None:
    _, faults = read(data, loader)
    (fault,) = faults.found
    assert hint in fault.hint
    assert fault.line == line


@pytest.mark.parametrize("loader", [FAST, PURE])
@pytest.mark.parametrize("bomb", [b"[" * 900_000, b"- " * 400_000, b"{a: " * 200_000, b"? " * 400_000])
def test_deep_nesting_is_one_fault_in_its_line(bomb: bytes, loader: Any) -> None:
    root, faults = read(bomb, loader)
    assert root is None
    assert [line for line, _ in said(faults)] == [1]


@pytest.mark.parametrize("loader", [FAST, PURE])
def test_nesting_is_bounded_by_our_own_limit_in_our_own_words(loader: Any) -> None:
    assert read(b"a: " + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1), loader)[1].found == {}
    _, faults = read(b"a: " + b"[" * DEEPEST + b"]" * DEEPEST, loader)
    assert said(faults) == [(1, f"nested more than {DEEPEST} levels deep")]


def test_a_file_of_countless_values_ends_early() -> None:
    root, faults = read(b"a: [" + b"1," * 400_000 + b"1]")
    assert root is None
    assert "keys and values" in said(faults)[0][1]


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    root, faults = read("\n".join(lines).encode())
    assert root is None
    assert any("alias" in what for _, what in said(faults))


def test_a_fault_never_carries_control_characters_or_endless_text(tmp_path: Path) -> None:
    faults = Faults("evil\x1b[31m.yaml")
    faults.add(1, "unknown field \x1b]0;x\x07" + "y" * 10_000)
    fault = next(iter(faults.found))
    assert str(fault).isprintable()
    assert len(str(fault)) < 1_000
