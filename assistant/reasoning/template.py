"""Fills templates with captures and facts.

What is put in is data: it is put in once and never read again, so nothing in a paste, a fact or a name can act as a
template or a format string.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.model.fact import FactKey, Value
from assistant.reasoning.general import add_general
from assistant.reasoning.values import Missing, Values, look_up, plain, words
from assistant.text.template import Placeholder, parse

__all__ = ["Missing", "Values", "fill", "fill_key", "fill_operand", "fill_sentence", "fill_typed", "fill_words"]


def fill(text: str, values: Values) -> str | Missing:
    """Fill a template as programs read it.

    Returns:
        The text, or the first value that is missing: never a text with a gap.
    """
    return _fill(text, values, lambda _, value: plain(value))


def fill_sentence(text: str, values: Values) -> str | Missing:
    """Fill a sentence for a person: sizes with units, yes and no, one line a value."""
    return _fill(text, values, words)


def fill_words(text: str, values: Values) -> str:
    """Fill a sentence for a person; where a value is missing, it speaks in general: "the container"."""
    said = ""
    for piece in parse(text):
        value = piece if isinstance(piece, str) else look_up(piece, values)
        if isinstance(piece, str):
            said += piece
        elif isinstance(value, Missing):
            said = add_general(said, piece)
        else:
            said += words(piece.name, value)
    return said


def fill_key(name: str, of: str | None, values: Values) -> FactKey | Missing:
    """The key of a fact, its object filled in."""
    if of is None:
        return FactKey(name)
    filled = fill(of, values)
    return filled if isinstance(filled, Missing) else FactKey(name, filled)


def fill_typed(text: str, values: Values) -> Value | Missing:
    """Fill a template; one that is nothing but a placeholder keeps the value's type: a number, a list."""
    pieces = parse(text)
    if len(pieces) == 1 and isinstance(pieces[0], Placeholder):
        return look_up(pieces[0], values)
    return fill(text, values)


def fill_operand(operand: Value, values: Values) -> Value | Missing:
    """Fill the texts of what a condition compares with; a list in a list adds its items."""
    if isinstance(operand, str):
        return fill_typed(operand, values)
    if not isinstance(operand, tuple):
        return operand
    items: list[str] = []
    for text in operand:
        filled = fill_typed(text, values) if isinstance(text, str) else text
        if isinstance(filled, Missing):
            return filled
        items.extend(filled if isinstance(filled, tuple) else (plain(filled),))
    return tuple(items)


def _fill(text: str, values: Values, show: Callable[[str, Value], str]) -> str | Missing:
    pieces: list[str] = []
    for piece in parse(text):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        value = look_up(piece, values)
        if isinstance(value, Missing):
            return value
        pieces.append(show(piece.name, value))
    return "".join(pieces)
