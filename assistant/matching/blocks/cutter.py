"""Cut a paste into blocks."""

from __future__ import annotations

import re
import shlex

from assistant.model.block import Block, BlockKind, Inside
from assistant.probes.pasted.catalogue import form_of

_PROMPT = re.compile(r"^\s*(?:\[?[\w.-]+@[\w.-]+[ :][^\n#$]*\]?)?[#$] (?:sudo )?(?P<command>\S.*)$")


def cut(text: str) -> tuple[Block, ...]:
    """The blocks of a paste, in order."""
    blocks: list[Block] = []
    command: tuple[str, ...] = ()
    first, rows = 1, list[str]()
    for number, line in enumerate([*text.splitlines(), "$ end"], 1):
        prompt = _PROMPT.match(line)
        if prompt or (not command and form_of(line)):
            if rows:
                kind = BlockKind.COMMAND if command else BlockKind.OUTPUT
                body = rows[1:] if command else rows
                lines = tuple(range(first + (1 if command else 0), number))
                blocks.append(
                    Block(kind, first, number - 1, "\n".join(body), lines, inside=Inside.HOST, command=command)
                )
            command, first, rows = (_split(prompt["command"]) if prompt else ()), number, []
        rows.append(line)
    return tuple(blocks)


def _split(command: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(command))
    except ValueError:
        return tuple(command.split())
