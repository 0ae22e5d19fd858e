"""The part of a JSON value that somebody reads: a shape says which members, everything else is left out."""

from __future__ import annotations

import json
from collections.abc import Callable

LEAF = "leaf"
"""A text, number or truth; of an object or array in its place only that it is one."""
Shape = str | dict[str, "Shape"] | list["Shape"] | Callable[[object], object]
"""LEAF, an object's members by name (`*` for every other), an array of one shape, or what makes the part of a value."""


def part_of(value: object, shape: Shape) -> object:
    """What the shape keeps of a value; what is of another type than the shape stays of that type, and empty."""
    if callable(shape):
        return shape(value)
    if isinstance(shape, dict) and isinstance(value, dict):
        every = shape.get("*")
        wanted = {name: shape.get(name, every) for name in value}
        return {name: part_of(value[name], inner) for name, inner in wanted.items() if inner is not None}
    if isinstance(shape, list) and isinstance(value, list):
        return [part_of(each, shape[0]) for each in value]
    if isinstance(value, (dict, list)):
        return type(value)()
    return value if shape == LEAF or not isinstance(value, str) else ""


def part_of_json(text: str, shape: Shape) -> str:
    """The same of a text; what is not JSON becomes an empty text, which is none either."""
    try:
        return _written(part_of(json.loads(text), shape))
    except (ValueError, RecursionError):
        return ""


def part_of_lines(text: str, shape: Shape) -> str:
    """The same of JSON lines; a line that is not JSON stays one that is not."""
    return "".join(f"{part_of_json(line, shape) or '?'}\n" for line in text.splitlines() if line.strip())


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
