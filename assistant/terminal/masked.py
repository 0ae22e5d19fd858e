"""The terminal's door: what is shown has its secrets taken out, as has all that is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from assistant.say.lines import Line, Role
from assistant.text.redaction import Redact

_ROWS_OF_FILES = (Role.COMMAND, Role.GOOD, Role.BAD)
_APART = "\n\n"


def masked(lines: Sequence[Line], redact: Redact) -> Sequence[Line]:
    """The same lines without secrets; the rows of a diff are read together, since a secret may have several."""
    everything = _APART.join(line.text for line in lines)
    if redact(everything) == everything:
        return lines
    return [each for _, block in groupby(lines, _block) for each in _masked(list(block), redact)]


def _block(line: Line) -> tuple[int, int]:
    """What rows of one diff have in common; every other line is for itself."""
    is_row = line.role in _ROWS_OF_FILES and not line.mark
    return (line.indent, 0) if is_row else (-1, id(line))


def _masked(block: list[Line], redact: Redact) -> Iterator[Line]:
    rows = [line.text for line in block]
    clean = redact("\n".join(rows)).split("\n") if len(rows) > 1 else [redact(rows[0])]
    if len(clean) == len(rows):
        yield from (replace(line, text=text) for line, text in zip(block, clean, strict=True))
    else:
        yield from _realigned(block, rows, clean)


def _realigned(block: list[Line], rows: list[str], clean: list[str]) -> Iterator[Line]:
    """Rows that went with a secret are gone; those that stayed keep their look."""
    from difflib import SequenceMatcher  # rarely needed

    for kind, i1, i2, j1, j2 in SequenceMatcher(None, rows, clean, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from block[i1:i2]
        else:
            like = block[min(i1, len(block) - 1)]
            yield from (replace(like, text=text) for text in clean[j1:j2])
