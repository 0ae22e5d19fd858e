"""What a Go template has printed, put back where it came from: `{{.State.ExitCode}} {{json .State.Health}}`."""

from __future__ import annotations

import json
import re

_HOLE = re.compile(r"\{\{-?\s*(json\s+)?((?:\.[A-Za-z]\w*)+)\s*-?\}\}|\{\{[^}]*\}\}")
_NUMBERS = ("ExitCode", "RestartCount", "Memory", "MemorySwap", "Pid", "Size", "Containers", "Images")
_NUMBER = re.compile(r"-?\d{1,18}")
_MOST = 12


def filled(template: str, text: str) -> dict[str, object]:
    """The members that a template has printed.

    Returns:
        An object like the one the template was filled with, with what the text shows of it alone; empty when the text
        does not come from the template. What another template than `{{.Member}}` printed is passed over.
    """
    template = template.removeprefix("table ").replace("\\t", "\t").replace("\\n", "\n")
    holes = [*_HOLE.finditer(template)]
    pattern, at = "", 0
    for hole in holes:
        pattern += re.escape(template[at : hole.start()]) + ("(.*?)" if hole[2] else ".*?")
        at = hole.end()
    found = re.fullmatch(pattern + re.escape(template[at:]), text.strip(), re.DOTALL)
    named = [hole for hole in holes if hole[2]]
    if found is None or len(named) > _MOST:
        return {}
    said: dict[str, object] = {}
    for hole, value in zip(named, found.groups(), strict=True):
        path = hole[2].split(".")[1:]
        _put(said, path, _value(path[-1], value, is_json=bool(hole[1])))
    return said


def _put(said: dict[str, object], path: list[str], value: object) -> None:
    *folders, name = path
    for folder in folders:
        inner = said.setdefault(folder, {})
        if not isinstance(inner, dict):
            return
        said = inner
    if value is not None:
        said[name] = value


def _value(name: str, text: str, *, is_json: bool) -> object:
    """A value as it was printed; `<no value>` and `map[...]` are none."""
    if is_json:
        try:
            value: object = json.loads(text)
        except (ValueError, RecursionError):
            return None
        return value
    if text in ("true", "false"):
        return text == "true"
    if text.startswith(("map[", "[", "<no value>", "<nil>", "{")):
        return None
    return int(text) if name in _NUMBERS and _NUMBER.fullmatch(text) else text
