"""A paste that a reading or a probe cannot cope with costs its own facts, and no others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.matching.blocks.cutter import cut
from assistant.model.fact import FactKey, Known
from assistant.probes.guarded import guarded
from assistant.probes.pasted.catalogue import CATALOGUE
from assistant.probes.pasted.facts import PastedFacts

DF = "Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/sda1 100 100 0 100% /\n"
HOSTILE = {
    "numbers without end": "9" * 5000,
    "brackets without end": "[" * 5000,
    "a table without rows": "\t".join("ABC" * 300),
    "controls": "\x00\x1b[2J\r\u202e" * 50,
    "percent signs": "%s%n{0}{}" * 200,
    "lone escapes": "\\u12 \\x \ud800" * 20,
}


def commands() -> Iterator[str]:
    for entry in CATALOGUE:
        yield from entry.commands


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_reading_fails_and_the_others_still_give_their_facts(text: str) -> None:
    pasted = "".join(f"root@h:~# {command}\n{text}\n{text}\n" for command in commands())
    found = PastedFacts(cut(f"{pasted}root@h:~# df\n{DF}"))
    found.of(found.tells)
    assert found.of([FactKey("disk.used_pct", "/")])[FactKey("disk.used_pct", "/")].answer == Known(100)


def test_what_fails_is_passed_over() -> None:
    assert guarded("x", lambda: 1 // 0, lambda why: len(why.args)) == 1
