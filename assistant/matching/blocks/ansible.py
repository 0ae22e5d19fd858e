"""What Ansible prints of a task: JSON in which commands and their output stand escaped."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from assistant.model.block import Block, BlockKind, Inside
from assistant.model.pattern import Pattern

_RESULT = Pattern(
    r"(?:fatal|failed|ok|changed|skipping): \[(?P<host>[\w.-]{1,64})(?: -> [^\]]{1,80})?\](?:: \w+!)?[^{]{0,200}=> ?\{"
)
_LONGEST = 256_000


def ansible_blocks(line: str, number: int) -> Iterator[Block]:
    """The blocks of `fatal: [host]: FAILED! => {...}`; none when the line is no such thing, or its JSON is damaged."""
    found = _RESULT.match(line) if len(line) <= _LONGEST else None
    if found is None:
        return
    import json  # few pastes hold such a line

    try:
        said = json.loads(line[found.end() - 1 :])
    except (ValueError, RecursionError):
        return
    if not isinstance(said, dict):
        return
    shown = "\n".join(said[name] for name in ("stdout", "stderr") if isinstance(said.get(name), str) and said[name])
    argv = _argv(said.get("cmd"))
    if argv and shown:
        yield _block(BlockKind.COMMAND, shown, number, found["host"], argv)
    for name in ("msg", "module_stderr", "module_stdout") if argv else ("msg", "module_stderr", "stderr", "stdout"):
        text = said.get(name)
        if isinstance(text, str) and text.strip():
            yield _block(BlockKind.OUTPUT, text, number, found["host"], ())


def _block(kind: BlockKind, text: str, number: int, host: str, argv: tuple[str, ...]) -> Block:
    lines = (number,) * (text.count("\n") + 1)
    return Block(kind, number, number, text, lines, inside=Inside.HOST, command=argv, host=host)


def _argv(cmd: object) -> tuple[str, ...]:
    if isinstance(cmd, list) and all(isinstance(word, str) for word in cmd):
        return tuple(cmd)
    if not isinstance(cmd, str):
        return ()
    try:
        return tuple(shlex.split(cmd))
    except ValueError:
        return tuple(cmd.split())
