"""The syntax of a template: literal text, and placeholders `{capture}`, `{family.fact}` and `{family.fact:OBJECT}`.

OBJECT is itself a template. `{{` and `}}` are braces. Anything else in braces is a fault, which is reported when a tree
is loaded.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from assistant.text import braces

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_-]+)?\Z")


class Placeholder(msgspec.Struct, frozen=True):
    """A place in a template where a value is put in.

    Attributes:
        name: of a fact when it holds a dot, else of a capture (or `item`, or `value`).
        of: what the fact is about, a template.
    """

    name: str
    of: str | None = None

    @property
    def is_fact(self) -> bool:
        """Whether a fact is meant, not a capture."""
        return "." in self.name


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[str | Placeholder, ...]:
    """Split a template into literal pieces, with single braces, and placeholders, in order.

    Raises:
        ValueError: the braces do not match, or what they hold is neither a capture nor a fact.
    """
    return tuple(piece if isinstance(piece, str) else _placeholder(piece) for piece in braces.split(text))


def references(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of a template in order, those inside of objects left out.

    Raises:
        ValueError: as for `parse`.
    """
    return tuple(piece for piece in parse(text) if isinstance(piece, Placeholder))


@lru_cache(maxsize=4096)
def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of a template, each before the ones inside of it.

    Raises:
        ValueError: as for `parse`.
    """
    found: list[Placeholder] = []
    for each in references(text):
        found.append(each)
        found.extend(placeholders(each.of or ""))
    return tuple(found)


def _placeholder(field: braces.Field) -> Placeholder:
    """What a field names; only a fact has an object."""
    if not _NAME.match(field.name) or (field.spec and "." not in field.name):
        raise ValueError(f"'{field}' names neither a capture nor a fact; write '{{{{' for a brace")
    return Placeholder(field.name, field.spec or None)
