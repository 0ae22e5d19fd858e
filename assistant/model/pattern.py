"""Expressions that are compiled when they are first used: most texts need few of them, and a start needs none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_Match = re.Match[str]
_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub")


class Pattern:
    """An expression, with what `re` can do with it.

    Args:
        source: the expression.
        flags: those of `re`.
    """

    __slots__ = ("_flags", "_source", *_METHODS)

    match: Callable[..., _Match | None]
    search: Callable[..., _Match | None]
    fullmatch: Callable[..., _Match | None]
    finditer: Callable[..., Iterator[_Match]]
    findall: Callable[[str], list[str]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile, on the first look at a method; later ones find it at once."""
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
