"""The text of a JSON object, changed key by key, so that what is not changed stays as it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class Member(msgspec.Struct, frozen=True):
    """A key with its value, and where both stand in the text."""

    key: str
    value: Any
    key_start: int
    key_end: int
    value_start: int
    value_end: int


class JsonText:
    """A JSON object as text.

    Args:
        text: the object; empty or white space counts as an object without keys.

    Raises:
        ValueError: it is not one JSON object; the message is that of the parser.
    """

    def __init__(self, text: str) -> None:
        self.text = text if text.strip() else "{}\n"
        self.members = _members(self.text)

    def values(self) -> dict[str, Any]:
        """Keys and values; of a key that stands twice the last counts, as for dockerd."""
        return {member.key: member.value for member in self.members}

    def set(self, key: str, value: Any) -> None:
        """Give a key a value, added at the end when there is no such key."""
        same = [member for member in self.members if member.key == key]
        if not same:
            self._append(key, value)
            return
        last = same[-1]
        if last.value != value or type(last.value) is not type(value):
            self._replace(last.value_start, last.value_end, self._written(value))

    def set_in(self, path: Sequence[str], value: Any) -> None:
        """Give a member of a map inside a value.

        Args:
            path: the keys that lead to it; all but the last name maps that hold something.
        """
        self._inside(path, lambda inner, key: inner.set(key, value))

    def remove_in(self, path: Sequence[str]) -> None:
        """Take a member out of a map inside."""
        self._inside(path, lambda inner, key: inner.remove(key))

    def _inside(self, path: Sequence[str], change: Callable[[JsonText, str], None]) -> None:
        if len(path) == 1:
            change(self, path[0])
            return
        last = self.members[self._last(path[0]) or 0]
        inner = JsonText(self.text[last.value_start : last.value_end])
        inner._inside(path[1:], change)
        self._replace(last.value_start, last.value_end, inner.text)

    def remove(self, key: str) -> None:
        """Take a key out, each time that it stands there."""
        while (index := self._last(key)) is not None:
            member = self.members[index]
            if index + 1 < len(self.members):
                self._replace(member.key_start, self.members[index + 1].key_start, "")
            elif index:
                self._replace(self.members[index - 1].value_end, member.value_end, "")
            else:
                self._replace(self.text.index("{"), self.text.rindex("}") + 1, "{}")

    def rename(self, old: str, new: str) -> None:
        """Give a key another name, the value untouched."""
        while (index := self._last(old)) is not None:
            member = self.members[index]
            self._replace(member.key_start, member.key_end, json.dumps(new, ensure_ascii=False))

    def correct(self, path: Sequence[str], correct: Callable[[str], str]) -> None:
        """Change one value as it is written, however deep inside, and nothing around it.

        Args:
            path: the keys that lead to it.
        """
        start, end = 0, len(self.text)
        for each in path:
            inner_start, inner_end = _place(self.text[start:end], each)
            start, end = start + inner_start, start + inner_end
        self._replace(start, end, correct(self.text[start:end]))

    def _last(self, key: str) -> int | None:
        return next((i for i in reversed(range(len(self.members))) if self.members[i].key == key), None)

    def _append(self, key: str, value: Any) -> None:
        entry = f"{json.dumps(key, ensure_ascii=False)}: {self._written(value)}"
        if self.members:
            end, first = self.members[-1].value_end, self.members[0]
            gap = self.text[self.text.index("{") + 1 : first.key_start]
            self._replace(end, end, f",{gap if gap.strip() == '' and gap else ' '}{entry}")
        else:
            start, end = self.text.index("{"), self.text.rindex("}") + 1
            self._replace(start, end, f"{{\n{self._indent()}{entry}\n}}")

    def _written(self, value: Any) -> str:
        """A value, laid out as the object around it is."""
        if not isinstance(value, dict) or not value:
            return json.dumps(value, ensure_ascii=False)
        indent = self._indent()
        text = json.dumps(value, ensure_ascii=False, indent=indent)
        return text.replace("\n", f"\n{indent}")

    def _indent(self) -> str:
        found = re.search(r"\n([ \t]+)\"", self.text)
        return found[1] if found else "  "

    def _replace(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]
        self.members = _members(self.text)


def _members(text: str) -> list[Member]:
    if not isinstance(json.loads(text), dict):
        raise ValueError("it is not a JSON object")
    members: list[Member] = []
    at = _skip(text, text.index("{") + 1)
    while text[at] != "}":
        member = _member(text, at)
        members.append(member)
        at = _skip(text, member.value_end)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return members


def _member(text: str, at: int) -> Member:
    key, key_end = _DECODER.raw_decode(text, at)
    value_start = _skip(text, _skip(text, key_end) + 1)
    value, value_end = _DECODER.raw_decode(text, value_start)
    return Member(key, value, at, key_end, value_start, value_end)


def _place(text: str, key: str) -> tuple[int, int]:
    """Where the value of a key stands in the text of the object that holds it."""
    last = next(member for member in reversed(_members(text)) if member.key == key)
    return last.value_start, last.value_end


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
