"""What a Go template has printed, put back where it came from: `{{.State.ExitCode}} {{json .State.Health}}`."""

from __future__ import annotations

import json
import re

_HOLE = re.compile(r"\{\{-?\s*(json\s+)?((?:\.[A-Za-z]\w*)+)\s*-?\}\}|\{\{[^}]*\}\}")
_NUMBERS = ("ExitCode", "RestartCount", "Memory", "MemorySwap", "Pid", "Size", "Containers", "Images")
_NUMBER = re.compile(r"-?\d{1,18}")


def filled(template: str, text: str) -> dict[str, object]:
    """The members that a template has printed.

    Returns:
        An object like the one the template was filled with, with what the text shows of it alone; empty when the text
        does not come from the template. What another template than `{{.Member}}` printed is passed over.
    """
    template = template.removeprefix("table ").replace("\\t", "\t").replace("\\n", "\n")
    holes = [*_HOLE.finditer(template)]
    # It prints as many lines as it has itself: what stands below them is what somebody wrote, or the next output.
    printed = "\n".join(text.strip().split("\n")[: template.count("\n") + 1])
    values = _values(template, holes, printed)
    said: dict[str, object] = {}
    for hole, value in zip(holes, values, strict=False):
        if hole[2]:
            path = hole[2].split(".")[1:]
            _put(said, path, _value(path[-1], value, is_json=bool(hole[1])))
    return said


def _values(template: str, holes: list[re.Match[str]], text: str) -> list[str]:
    """What stands in each hole: up to where what follows it begins for the first time; none where it does not fit."""
    ends = [*(hole.start() for hole in holes[1:]), len(template)]
    behind = [template[hole.end() : end] for hole, end in zip(holes, ends, strict=True)]
    before = template[: holes[0].start()] if holes else ""
    if not holes or "" in behind[:-1] or not (text.startswith(before) and text.endswith(behind[-1])):
        return []
    values, at = list[str](), len(before)
    for literal in behind[:-1]:
        end = text.find(literal, at)
        if end < 0:
            return []
        values.append(text[at:end])
        at = end + len(literal)
    return [*values, text[at : len(text) - len(behind[-1])]]


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
