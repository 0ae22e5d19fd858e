"""Whatever stands in a knowledge folder, loading it ends with knowledge or with faults that have a place."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.safe import flat
from tests.kb.vocabulary import TREE, faults_of

LINES = TREE.splitlines(keepends=True)
PIECES = [
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "'",
    '"',
    "&a",
    "*a",
    "!!x",
    "~",
    "\t",
    "\x00",
    "\u202e",
    "{host}",
    "{value}",
    "|",
    "0x1",
    "1_",
]


def load_or_fail(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        faults = faults_of(Path(folder), data)
    assert all(fault.path and str(fault) == flat(str(fault)) for fault in faults)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    load_or_fail(data)


@given(st.integers(0, len(TREE)), st.integers(0, 40), st.sampled_from(PIECES) | st.text(max_size=5))
def test_a_tree_with_a_piece_changed(at: int, length: int, piece: str) -> None:
    load_or_fail((TREE[:at] + piece + TREE[at + length :]).encode("utf-8", "surrogatepass"))


@given(st.permutations(range(len(LINES))) | st.lists(st.integers(0, len(LINES) - 1), max_size=60))
def test_a_tree_with_its_lines_shuffled_or_repeated(order: list[int]) -> None:
    load_or_fail("".join(LINES[at] for at in order).encode())
