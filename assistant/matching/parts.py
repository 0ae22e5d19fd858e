"""What was compiled, decoded part by part when it is asked for: a text needs little of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import msgspec

Key = TypeVar("Key", int, str)
T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode


class Parts(dict[Key, T], Generic[Key, T]):
    """Parts by their number or name: those that were asked for, and the others when they are.

    Args:
        encoded: each part as `encoded` makes it; what is there at all.
        kind: what a part is.
    """

    def __init__(self, encoded: list[msgspec.Raw] | dict[str, msgspec.Raw], kind: Any) -> None:
        super().__init__()
        self.encoded: Any = encoded
        self._decode: Callable[[msgspec.Raw], T] = msgspec.msgpack.Decoder(kind).decode

    def __missing__(self, key: Key) -> T:
        found = self[key] = self._decode(self.encoded[key])
        return found


def encoded(parts: Iterable[object]) -> list[msgspec.Raw]:
    """Parts that can be decoded one by one."""
    return [msgspec.Raw(_encode(part)) for part in parts]
