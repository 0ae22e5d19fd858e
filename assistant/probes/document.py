"""Foreign JSON read without trust: whatever is missing or of another type is simply not there."""

from __future__ import annotations

import json

import msgspec

_TOO_LARGE = 1 << 64


class Document(msgspec.Struct, frozen=True):
    """A JSON value that somebody else wrote; no method raises for what it holds.

    Attributes:
        is_part: of a whole that nobody has seen: what is missing may be there.
    """

    value: object = None
    is_part: bool = False

    def at(self, *names: str) -> Document:
        """The value below these members; of an array's or text's members there are none."""
        value = self.value
        for name in names:
            value = value.get(name) if isinstance(value, dict) else None
        return Document(value, self.is_part)

    @property
    def is_unseen(self) -> bool:
        """Whether it is missing from a part, so that nobody knows it."""
        return self.is_part and self.value is None

    @property
    def text(self) -> str:
        """The text, empty when it is none."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def number(self) -> int | None:
        """The whole number, None when it is none, or one that no counter holds."""
        is_number = isinstance(self.value, int) and not isinstance(self.value, bool)
        return self.value if is_number and isinstance(self.value, int) and abs(self.value) < _TOO_LARGE else None

    @property
    def truth(self) -> bool | None:
        """`true` or `false`, None when it is neither."""
        return self.value if isinstance(self.value, bool) else None

    @property
    def is_true(self) -> bool:
        """Whether it is `true`."""
        return self.value is True

    @property
    def is_object(self) -> bool:
        """Whether it is an object."""
        return isinstance(self.value, dict)

    @property
    def is_array(self) -> bool:
        """Whether it is an array."""
        return isinstance(self.value, list)

    @property
    def items(self) -> tuple[Document, ...]:
        """The array's elements, none when it is no array."""
        return tuple(Document(each, self.is_part) for each in self.value) if isinstance(self.value, list) else ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The array's texts, in order."""
        return tuple(each.text for each in self.items if each.text)

    @property
    def members(self) -> dict[str, Document]:
        """The object's members by name, none when it is no object."""
        found = self.value.items() if isinstance(self.value, dict) else ()
        return {name: Document(value, self.is_part) for name, value in found}


def parse_document(text: str, *, is_part: bool = False) -> Document | None:
    """Read JSON, the whole of it or a part; None when it is not JSON."""
    try:
        return Document(json.loads(text, parse_constant=_refuse), is_part)
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> float:
    """NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(constant)


def parse_lines(text: str) -> tuple[Document, ...]:
    """Read one JSON value a line, passing over what is not JSON."""
    return tuple(found for line in text.splitlines() if line.strip() and (found := parse_document(line)) is not None)
