"""A carrier: how programs and people write a name and its value."""

from __future__ import annotations

from dataclasses import dataclass

from tests.text.planted.values import Style


@dataclass(frozen=True)
class Carrier:
    """A template with «n» for the name and «s» for the value, how it writes the value, and which names it has."""

    kind: str
    text: str
    style: Style
    names: tuple[str, ...] = ("",)


def each(kind: str, style: Style, names: tuple[str, ...], *texts: str) -> tuple[Carrier, ...]:
    """Carriers of one kind."""
    return tuple(Carrier(kind, text, style, names) for text in texts)


def nameless(kind: str, style: Style, *texts: str) -> tuple[Carrier, ...]:
    """Carriers of one kind whose place says what the value is."""
    return each(kind, style, ("",), *texts)
