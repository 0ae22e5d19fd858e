"""Fills the templates of actions: strictly to do them, leniently to show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from assistant.model.action import Action, Role
from assistant.model.fact import Value
from assistant.model.harm import harms_of
from assistant.reasoning.template import fill_sentence, fill_typed
from assistant.reasoning.values import Missing, Values, look_up, plain
from assistant.text.safe import flat
from assistant.text.template import Placeholder, parse, placeholders

PutIn = Callable[[str, Values], Value | Missing]


def fill_action(action: Action, values: Values) -> Action | Missing:
    """Fill the texts of an action, to be done; by the roles of its fields.

    A list that stands alone in a list of texts becomes several texts. Missing is also: an empty list, a value with
    control characters (it could add a line to a file), a value with which an element of a command would begin with a
    dash (a program would take it for an option), and a command whose program is not written out.
    """
    for argv in action.with_role(Role.ARGV).values():
        if argv and placeholders(argv[0]):
            return Missing(argv[0], "a program's name is never taken from outside")
    filled = _fill_fields(action, values, lambda field: _put_in(action, field))
    # What no value has changed was looked at when its tree was read.
    return filled if isinstance(filled, Missing) or filled == action else _checked(filled)


def _checked(filled: Action) -> Action | Missing:
    """What no tree may write no value may make of it either: the same is looked at as when the tree was read."""
    said = next(filter(None, (*harms_of(filled), *filled.wrongs())), "")
    return Missing(filled.yaml_key, said) if said else filled


def _put_in(action: Action, field: str) -> PutIn:
    role = action.roles.get(field)
    return _FILLED.get(role, _fill_argument)


def show_action(action: Action, values: Values) -> Action:
    """Fill the texts of an action, to be shown only: what is missing stays as the template writes it."""
    shown = _fill_fields(action, values, lambda field: _fill_shown)
    return action if isinstance(shown, Missing) else shown


def _fill_fields(action: Action, values: Values, put_in: Callable[[str], PutIn]) -> Action | Missing:
    changed: dict[str, Any] = {}
    for field in action.__struct_fields__:
        filled = _fill_any(getattr(action, field), values, put_in(field))
        if isinstance(filled, Missing):
            return filled
        keeps_type = action.roles.get(field) in (Role.VALUE, Role.OPERAND)
        changed[field] = filled if keeps_type else _as_text(getattr(action, field), filled)
    return msgspec.structs.replace(action, **changed)


def _as_text(template: object, filled: Any) -> Any:
    """A field that is written as a text takes a text, whatever the type of the fact that fills it."""
    return plain(filled) if isinstance(template, str) else filled


def _fill_any(template: Any, values: Values, put_in: PutIn) -> Any:
    if isinstance(template, str):
        return put_in(template, values)
    if isinstance(template, tuple | list):
        return _fill_list(template, values, put_in)
    if isinstance(template, dict):
        return _fill_dict(template, values, put_in)
    return template


def _fill_list(template: tuple[Any, ...] | list[Any], values: Values, put_in: PutIn) -> Any:
    items: list[Any] = []
    for each in template:
        filled = _fill_any(each, values, put_in)
        if isinstance(filled, Missing):
            return filled
        if isinstance(each, str):
            items.extend(filled if isinstance(filled, tuple) else (plain(filled),))
        else:
            items.append(filled)
    return type(template)(items)


def _fill_dict(template: dict[str, Any], values: Values, put_in: PutIn) -> dict[str, Any] | Missing:
    filled: dict[str, Any] = {}
    for key, each in template.items():
        name, value = put_in(key, values), _fill_any(each, values, put_in)
        for part in (name, value):
            if isinstance(part, Missing):
                return part
        filled[str(name)] = list(value) if isinstance(each, str) and isinstance(value, tuple) else value
    return filled


def _fill_safe(text: str, values: Values) -> Value | Missing:
    for piece in parse(text):
        value = look_up(piece, values) if isinstance(piece, Placeholder) else ""
        if isinstance(value, Missing):
            return value
        if not plain(value).isprintable():
            return Missing(text, "its value holds control characters")
    return fill_typed(text, values)


def _fill_plain(text: str, values: Values) -> Value | Missing:
    """No value holds a brace: what is looked at in commands, paths and settings takes one for a template."""
    for piece in parse(text):
        value = look_up(piece, values) if isinstance(piece, Placeholder) else ""
        if not isinstance(value, Missing) and {"{", "}"} & set(plain(value)):
            return Missing(text, "its value holds braces")
    return _fill_safe(text, values)


def _fill_argument(text: str, values: Values) -> Value | Missing:
    filled = _fill_plain(text, values)
    if isinstance(filled, Missing) or text.startswith("-"):
        return filled
    elements = filled if isinstance(filled, tuple) else (plain(filled),)
    if any(element.startswith("-") for element in elements):
        return Missing(text, "its value begins with a dash")
    return filled


def _fill_shown(text: str, values: Values) -> Value:
    pieces: list[str] = []
    for piece in parse(text):
        value = piece if isinstance(piece, str) else look_up(piece, values)
        if isinstance(value, Missing):
            pieces.append(piece if isinstance(piece, str) else written(piece))
        else:
            pieces.append(piece if isinstance(piece, str) else flat(plain(value)))
    return "".join(pieces)


def written(place: Placeholder) -> str:
    """A placeholder as a template writes it."""
    return f"{{{place.name}:{place.of}}}" if place.of is not None else f"{{{place.name}}}"


_FILLED: dict[Role | None, PutIn] = {
    Role.CONTENT: _fill_plain,
    Role.VALUE: _fill_plain,
    Role.OPERAND: _fill_safe,
    Role.SENTENCE: fill_sentence,
}
"""What goes into a file or is compared may begin with a dash; every other value could end as a word of a command."""
