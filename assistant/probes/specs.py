"""Short ways to write down what a fact means."""

from __future__ import annotations

from assistant.model.fact import FactSpec, FactType


def truth(name: str, says: str, of: str | None = None, *, past: bool = False) -> FactSpec:
    """A fact that is true or false."""
    return FactSpec(name, FactType.BOOL, says, of, past=past)


def quantity(name: str, says: str, of: str | None = None, *, past: bool = False) -> FactSpec:
    """A fact that is a number; its unit is in its name."""
    return FactSpec(name, FactType.NUMBER, says, of, past=past)


def text(name: str, says: str, of: str | None = None, values: tuple[str, ...] = (), *, past: bool = False) -> FactSpec:
    """A fact that is a text, one of `values` where they are given."""
    return FactSpec(name, FactType.TEXT, says, of, values, past)


def texts(name: str, says: str, of: str | None = None, *, past: bool = False) -> FactSpec:
    """A fact that is a list of texts."""
    return FactSpec(name, FactType.LIST, says, of, past=past)


def anything(name: str, says: str, of: str | None = None) -> FactSpec:
    """A fact whose type depends on its object."""
    return FactSpec(name, FactType.ANY, says, of)
