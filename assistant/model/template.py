"""The syntax of a template: literal text, and placeholders `{capture}`, `{family.fact}` and `{family.fact:OBJECT}`.

OBJECT is literal text, or one placeholder without an object of its own. Whatever has another form is literal text, also
the doubled braces of `docker ... --format {{.Names}}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_CAPTURE = r"[a-z][a-z0-9_]*"
_FACT = r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_-]*"
_TOKEN = re.compile(
    rf"\{{\{{|\}}\}}"
    rf"|\{{(?P<capture>{_CAPTURE})\}}"
    rf"|\{{(?P<fact>{_FACT})(?::(?:\{{(?P<inner>{_FACT}|{_CAPTURE})\}}|(?P<object>[^{{}}]+)))?\}}"
)


class Placeholder(msgspec.Struct, frozen=True):
    """A place in a template where a value is put in.

    Attributes:
        name: of a fact when it holds a dot, else of a capture (or `item`, or `value`).
        of: what the fact is about.
    """

    name: str
    of: str | Placeholder | None = None

    @property
    def is_fact(self) -> bool:
        """Whether a fact is meant, not a capture."""
        return "." in self.name


def parse(text: str) -> tuple[str | Placeholder, ...]:
    """Split a template into literal pieces and placeholders, in order; joined again they are the whole text."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[str | Placeholder]:
    end = 0
    for token in _TOKEN.finditer(text):
        name = token["capture"] or token["fact"]
        if name is None:
            continue
        if token.start() > end:
            yield text[end : token.start()]
        inner = token["inner"]
        yield Placeholder(name, Placeholder(inner) if inner else token["object"])
        end = token.end()
    if end < len(text):
        yield text[end:]


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of a template, each before the ones inside of it."""
    found: list[Placeholder] = []
    for piece in parse(text):
        if isinstance(piece, Placeholder):
            found.append(piece)
            if isinstance(piece.of, Placeholder):
                found.append(piece.of)
    return tuple(found)
