"""Texts of a preview: what comes from outside is made safe to show, and to run."""

from __future__ import annotations

import difflib
import json
import shlex
from collections.abc import Sequence

from assistant.model.errors import RefusedError
from assistant.steps.plan.parts import Call
from assistant.text.safe import plain

MOST_LINES = 2000
"""What is longer is approved by nobody who has read it."""


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
    """What changes in a file, whole, as `diff -u` writes it, without control characters.

    Raises:
        RefusedError: it is longer than anybody reads before they approve it.
    """
    names = ("/dev/null" if before is None else path, "/dev/null" if after is None else path)
    rows = list(difflib.unified_diff(_lines(before), _lines(after), *names, lineterm=""))
    if len(rows) > MOST_LINES:
        raise RefusedError(
            f"the change of {path} has {len(rows)} lines, too many to look at before it is approved",
            reference="change-too-long",
            hint=f"change it by hand: sudoedit {path}",
        )
    return "\n".join(plain(row) for row in rows)


def _lines(data: bytes | None) -> list[str]:
    """The lines as programs see them: other characters that end a line in a text are shown as what they are."""
    rows = (data or b"").decode(errors="replace").split("\n")
    return [row.removesuffix("\r") for row in (rows if rows[-1] else rows[:-1])]
