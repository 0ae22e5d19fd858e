"""Change top-level keys of a JSON file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from assistant.model.actions.edit_json import EditJson
from assistant.model.errors import RefusedError
from assistant.steps.files import contents
from assistant.steps.files.json_text import JsonText
from assistant.steps.files.judged_change import judged_change
from assistant.steps.files.places import edited_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Some editors put a byte order mark before the text; dockerd passes over it, and it stays."""


def plan(action: EditJson, here: HostNow) -> Plan | Nothing:
    """The file with its keys changed; nothing when they are so.

    Raises:
        RefusedError: the file is not one JSON object, or a value that is to be a list is none.
    """
    path = edited_file(action.file, here)
    before = contents.read(path, here)
    if before is None and not (action.set or action.append):
        return Nothing(f"there is no {path}")
    text = contents.text_of(before or b"", path)
    after = edited(text, action, path)
    if after == text:
        return Nothing(f"{path} needs no change")
    return judged_change(f"Edit {path}", path, before, after.encode(), here)


def edited(text: str, action: EditJson, path: str = "") -> str:
    """The text after the edit; the same text when nothing changes.

    Raises:
        RefusedError: as for `plan`.
    """
    return rewritten(text, path, lambda json_text: _apply(action, json_text))


def rewritten(text: str, path: str, rewrite: Callable[[JsonText], None]) -> str:
    """The text of a JSON object after a change to it; the same text when nothing changes.

    Raises:
        RefusedError: it is not one JSON object.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    try:
        json_text = JsonText(text.removeprefix(_MARK))
    except (ValueError, RecursionError) as error:
        raise RefusedError(
            f"{path} is not valid JSON, so no key of it can be changed",
            reference="json-invalid",
            context=str(error),
            hint="repair its syntax first",
        ) from error
    old = json_text.text
    rewrite(json_text)
    return text if json_text.text == old else mark + json_text.text


def _apply(action: EditJson, text: JsonText) -> None:
    for old, new in action.rename.items():
        _rename(text, old, new)
    for key in action.remove:
        text.remove(key)
    for key, value in action.set.items():
        _set(text, (key,), value, text.values().get(key))
    for key, names in action.remove_in.items():
        _remove_in(text, key, names)
    for key, items in action.append.items():
        held = _list(text, key)
        text.set(key, held + [item for item in items if item not in held])
    for key, items in action.discard.items():
        if key in text.values():
            text.set(key, [item for item in _list(text, key) if item not in items])


def _set(text: JsonText, path: tuple[str, ...], value: Any, held: Any) -> None:
    """One member of a map is changed, not the map."""
    if isinstance(value, dict) and isinstance(held, dict) and held:
        for name, inner in value.items():
            _set(text, (*path, name), inner, held.get(name))
    else:
        text.set_in(path, value)


def _remove_in(text: JsonText, key: str, names: Sequence[str]) -> None:
    held = text.values().get(key)
    if not isinstance(held, dict):
        return
    for name in names:
        text.remove_in((key, name))
    if held and not text.values()[key]:
        text.remove(key)


def _rename(text: JsonText, old: str, new: str) -> None:
    if old in text.values() and new in text.values():
        raise RefusedError(f"both {old} and {new} are set; decide which one counts", reference="key-taken")
    text.rename(old, new)


def _list(text: JsonText, key: str) -> list[Any]:
    value = text.values().get(key, [])
    if not isinstance(value, list):
        raise RefusedError(f"the value of {key} is not a list", reference="value-not-a-list")
    return value


KIND = Kind(plan, contents.undo_change)
