"""What makes a mended JSON text a guess: it was cut off, sets a name to two values, or splits what may be one text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.text.json_edits import Edit

_CLOSERS = ("a closing brace is missing", "a closing bracket is missing")
_NO_BRACES = "the opening brace is missing"
_MOST_MISSING = 1
"""A person forgets one brace; a text that lacks more of them at its end was cut off: by a full disk, or in copying."""
_CUT = "the text ends too early: what was to follow is missing"
_QUOTE_OR_WORD = re.compile(r"[\w\"'`\u2018-\u201f]")


class _TwiceError(ValueError):
    """A name with two values."""


def doubt(text: str, edits: Sequence[Edit], mended: str) -> tuple[int, str] | None:
    """Where and why the mended text is a guess; None when it is what was meant."""
    for found in (_cut_off(text, edits), _split(text, edits), _twice(mended)):
        if found is not None:
            return found
    return None


def _cut_off(text: str, edits: Sequence[Edit]) -> tuple[int, str] | None:
    if any(edit.wrong == _NO_BRACES for edit in edits):
        return None  # it begins without a brace, so that it ends without one tells nothing
    missing = [edit for edit in edits if edit.wrong in _CLOSERS and not text[edit.start :].strip(" \t\r\n,")]
    if not missing:
        return None
    written = text.rstrip()
    # Editors end a file with a line end; where a word or number stands last without one, more of it may be missing.
    in_a_word = written == text and re.search(r"[\w./:-]\Z", text) is not None
    return (len(written), _CUT) if len(missing) > _MOST_MISSING or written.endswith(",") or in_a_word else None


def _split(text: str, edits: Sequence[Edit]) -> tuple[int, str] | None:
    """A comma put between two pieces that touch: a quote too many inside of one text looks alike."""
    for edit in edits:
        around = text[max(edit.start - 1, 0) : edit.start + 1]
        if edit.wrong == "a comma is missing" and len(around) > 1 and all(map(_QUOTE_OR_WORD.match, around)):
            return edit.start, "one text or two: a quote is too many, or a comma is missing"
    return None


def _twice(mended: str) -> tuple[int, str] | None:
    try:
        json.loads(mended, object_pairs_hook=_once)
    except _TwiceError as error:
        return 0, f"{error} is set twice, to different values"
    except (ValueError, RecursionError):
        return None
    return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for name in _repeated(pairs):
        raise _TwiceError(json.dumps(name, ensure_ascii=False))
    return dict(pairs)


def _repeated(pairs: list[tuple[str, Any]]) -> Iterator[str]:
    seen: dict[str, Any] = {}
    yield from (name for name, value in pairs if seen.setdefault(name, value) != value)
