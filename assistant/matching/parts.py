"""What was compiled, decoded part by part when it is asked for: a text needs little of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import msgspec

Key = TypeVar("Key", int, str)
T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode


class Parts(Generic[Key, T]):
    """Parts by their number or name.

    Args:
        encoded: each part as `encoded` makes it.
        kind: what a part is.
    """

    def __init__(self, encoded: list[msgspec.Raw] | dict[str, msgspec.Raw], kind: Any) -> None:
        self._encoded: Any = encoded
        self._decode: Callable[[msgspec.Raw], T] = msgspec.msgpack.Decoder(kind).decode
        self._known: dict[Key, T] = {}

    def __getitem__(self, key: Key) -> T:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._decode(self._encoded[key])
        return found

    def __contains__(self, key: Key) -> bool:
        return key in self._encoded


def encoded(parts: Iterable[object]) -> list[msgspec.Raw]:
    """Parts that can be decoded one by one."""
    return [msgspec.Raw(_encode(part)) for part in parts]
