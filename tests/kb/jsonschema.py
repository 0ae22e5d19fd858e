"""Checks plain data against the part of JSON Schema that the schema of trees uses."""

from __future__ import annotations

import re
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
}


def is_valid(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether a value fits a schema."""
    if "$ref" in schema:
        return is_valid(value, root["$defs"][schema["$ref"].rsplit("/", 1)[-1]], root)
    return (
        _has_type(value, schema)
        and _has_choice(value, schema)
        and all(is_valid(value, each, root) for each in schema.get("allOf", ()))
        and ("oneOf" not in schema or [is_valid(value, each, root) for each in schema["oneOf"]].count(True) == 1)
        and ("anyOf" not in schema or any(is_valid(value, each, root) for each in schema["anyOf"]))
        and (not isinstance(value, dict) or _object_fits(value, schema, root))
        and (not isinstance(value, list) or _list_fits(value, schema, root))
    )


def _has_type(value: Any, schema: dict[str, Any]) -> bool:
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if isinstance(value, bool):
        return not names or "boolean" in names
    return not names or any(isinstance(value, _TYPES[name]) for name in names)


def _has_choice(value: Any, schema: dict[str, Any]) -> bool:
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        return False
    return "const" not in schema or value == schema["const"]


def _object_fits(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    known = schema.get("properties", {})
    more = schema.get("additionalProperties", True)
    names = schema.get("propertyNames", {})
    if len(value) < schema.get("minProperties", 0) or not all(is_valid(key, names, root) for key in value):
        return False
    return all(key in value for key in schema.get("required", ())) and all(
        is_valid(each, known[key], root) if key in known else more is not False and _more_fits(each, more, root)
        for key, each in value.items()
    )


def _more_fits(value: Any, more: Any, root: dict[str, Any]) -> bool:
    return more is True or is_valid(value, more, root)


def _list_fits(value: list[Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    items = schema.get("items")
    return len(value) >= schema.get("minItems", 0) and (
        items is None or all(is_valid(each, items, root) for each in value)
    )
