"""Texts of a preview: what comes from outside is made safe to show, and to run."""

from __future__ import annotations

import difflib
import json
import shlex
from collections.abc import Sequence

from assistant.model.errors import RefusedError
from assistant.steps.plan.parts import Call
from assistant.text.safe import plain

SHOWN_LINES = 200


def shown(argv: Sequence[str]) -> str:
    """A command as one could type it, without control characters."""
    return plain(shlex.join(argv)).replace("\n", "\N{REPLACEMENT CHARACTER}")


def shown_call(call: Call) -> str:
    """A call of the Engine API with its body, without control characters."""
    body = f" {json.dumps(call.body, ensure_ascii=False)}" if call.body is not None else ""
    return plain(f"{call.method} {call.path}{body}").replace("\n", "\N{REPLACEMENT CHARACTER}")


def safe_argv(argv: Sequence[str]) -> tuple[str, ...]:
    """An argv that holds only what can be seen.

    Raises:
        RefusedError: it is empty, or an element holds control or direction characters.
    """
    if not argv or not argv[0]:
        raise RefusedError("there is no command to run", reference="empty-command")
    for element in argv:
        if not element.isprintable():
            raise RefusedError(
                "the command contains invisible characters", reference="unsafe-command", context=shown(argv)
            )
    return tuple(argv)


def diff_of(path: str, before: bytes | None, after: bytes | None) -> str:
    """What changes in a file, as `diff -u` writes it, without control characters."""
    old = _lines(before)
    new = _lines(after)
    names = ("/dev/null" if before is None else path, "/dev/null" if after is None else path)
    rows = list(difflib.unified_diff(old, new, *names, lineterm=""))
    rest = [f"... and {len(rows) - SHOWN_LINES} more lines"] if len(rows) > SHOWN_LINES else []
    return "\n".join([plain(row) for row in rows[:SHOWN_LINES]] + rest)


def _lines(data: bytes | None) -> list[str]:
    return (data or b"").decode(errors="replace").splitlines()
