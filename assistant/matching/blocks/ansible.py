"""What Ansible prints of a task: JSON in which commands and their output stand escaped."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from assistant.model.block import Block, BlockKind, Inside
from assistant.model.pattern import Pattern

_RESULT = Pattern(
    r"(?:fatal|failed|ok|changed|skipping): \[(?P<host>[\w.-]{1,64})(?: -> [^\]]{1,80})?\](?:: \w+!)?[^{]{0,200}=> ?\{"
)
LONGEST_RESULT = 120
"""Lines of a result that is printed indented."""
_LONGEST = 256_000


def ansible_blocks(lines: Sequence[tuple[int, str]]) -> tuple[list[Block], int]:
    """The blocks of `fatal: [host]: FAILED! => {...}`, on one line or indented on several, and its last line.

    Args:
        lines: with their numbers, from the one that such a result can begin on.

    Returns:
        No blocks when it is no such thing, or its JSON is damaged.
    """
    number, first = lines[0]
    found = _RESULT.match(first.strip())
    if found is None:
        return [], 0
    last, text = number, first.strip()[found.end() - 1 :]
    if text == "{":
        ends = next((at for at, (_, line) in enumerate(lines) if line.strip() == "}" and at), 0)
        last, text = lines[ends][0], "\n".join(["{", *(line for _, line in lines[1 : ends + 1])])
    said = _said(text) if len(text) <= _LONGEST else {}
    return list(_blocks(said, number, found["host"])), last


def _said(text: str) -> dict[str, object]:
    import json  # few pastes hold such a line

    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _blocks(said: dict[str, object], number: int, host: str) -> Iterator[Block]:
    texts = {name: text for name, text in said.items() if isinstance(text, str) and text.strip()}
    shown = "\n".join(texts[name] for name in ("stdout", "stderr") if name in texts)
    argv = _argv(said.get("cmd"))
    if argv and shown:
        yield _block(BlockKind.COMMAND, shown, number, host, argv)
    for name in ("msg", "module_stderr", "module_stdout") if argv else ("msg", "module_stderr", "stderr", "stdout"):
        if name in texts:
            yield _block(BlockKind.OUTPUT, texts[name], number, host, ())


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
