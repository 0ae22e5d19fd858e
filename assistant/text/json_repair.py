"""Mend the slips that people make in JSON by hand, without losing a key or a value."""

from __future__ import annotations

import json

import msgspec

from assistant.text.json_doubts import doubt
from assistant.text.json_edits import Edit, HopelessError
from assistant.text.json_mender import Mender

MOST_CHARACTERS = 200_000


class Change(msgspec.Struct, frozen=True):
    """One change to the text: where (counted from 1, in the text as it was), and what was wrong there."""

    line: int
    column: int
    what: str


class Repair(msgspec.Struct, frozen=True):
    """The outcome of a repair.

    Attributes:
        text: the mended text, which is JSON; None when it cannot be mended without guessing.
        changes: what was changed, in the order of the text; empty when nothing had to be.
        fault: the first place that could not be mended, None when there is none.
    """

    text: str | None
    changes: tuple[Change, ...] = ()
    fault: Change | None = None


def repair_json(text: str) -> Repair:
    """Mend a JSON object.

    Mended are commas too many or missing, typographic, single and missing quotes, a byte order mark, comments (they are
    dropped: JSON has no place for them), names without quotes, braces and brackets missing at the end or doubled,
    `=` for `:`, Python's literals, and two objects one after the other that share no key. A text
    that was cut off is not: what stood in the rest cannot be told.

    Returns:
        The text unchanged when it is valid; else the mended text with its changes, or why there is none.
    """
    if _parses(text):
        return Repair(text)
    if len(text) > MOST_CHARACTERS:
        return Repair(None, fault=Change(1, 1, "the file is too long"))
    mender = Mender(text)
    try:
        mender.document()
    except HopelessError as error:
        return Repair(None, _in_order(text, mender.edits), _change(text, error.place, error.what))
    mended = _apply(text, mender.edits)
    changes = _in_order(text, mender.edits)
    if not _parses(mended):
        return Repair(None, changes, changes[0] if changes else Change(1, 1, "it is not JSON"))
    if doubted := doubt(text, mender.edits, mended):
        return Repair(None, changes, _change(text, *doubted))
    return Repair(mended, changes)


def _parses(text: str) -> bool:
    try:
        return isinstance(json.loads(text, parse_constant=_refuse), dict)
    except (ValueError, RecursionError):
        return False


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _apply(text: str, edits: list[Edit]) -> str:
    # At one place, what is inserted first stands first: a bracket, then the comma behind it.
    parts: list[str] = []
    place = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        parts += [text[place : edit.start], edit.good]
        place = max(place, edit.end)
    return "".join([*parts, text[place:]])


def _in_order(text: str, edits: list[Edit]) -> tuple[Change, ...]:
    ordered = sorted(edits, key=lambda each: (each.start, each.end))
    return tuple(_change(text, edit.start, edit.wrong) for edit in ordered)


def _change(text: str, place: int, what: str) -> Change:
    line_start = text.rfind("\n", 0, place) + 1
    return Change(text.count("\n", 0, place) + 1, place - line_start + 1, what)
