"""The JSON Schema of everything that other programs read or write, made from the structs and their docstrings."""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import cleandoc
from typing import Any

import msgspec

from assistant.model.contract import diagnosis, session, triage
from assistant.model.event import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]
_ATTRIBUTE = re.compile(r"^    (\w+(?:, \w+)*): (.*(?:\n     .*)*)", re.MULTILINE)


def schema_of(name: str) -> Schema:
    """The JSON Schema with this name of SCHEMAS."""
    says, make = SCHEMAS[name]
    made: Schema = msgspec.json.decode(msgspec.json.encode(make()))
    return {"$schema": DIALECT, "title": f"Drydock: {says}", **made}


def _read(kind: type) -> Schema:
    """Of what Drydock reads: what has a default may be missing."""
    (shape,), defs = _made((kind,))
    return {**shape, "$defs": defs}


def _printed(kind: type, name: str = "") -> Schema:
    """Of what Drydock prints: every key is there, but those that stand only where they mean something.

    Args:
        name: what the object says under `schema` that it is.
    """
    made = _read(kind)
    for shape in made["$defs"].values():
        properties: Schema = shape.get("properties", {})
        required = [key for key, each in properties.items() if "default" in each or key in shape["required"]]
        for each in properties.values():
            each.pop("default", None)
        if properties:
            shape["required"] = required
    if kind is session.Transcript:
        for key in session.EMPTY_WITHOUT:
            choice = made["$defs"][kind.__name__]["properties"][key]["anyOf"]
            choice[choice.index({"type": "null"})] = {"type": "object", "maxProperties": 0}
    if name:
        made["$defs"][kind.__name__]["properties"]["schema"] = {"const": name}
    return made


def _events() -> Schema:
    """Of what the journal keeps: a row, its payload as its kind has it. What older versions did not write may be
    missing."""
    shapes, defs = _made(tuple(KINDS.values()))
    choice = [
        {"properties": {"kind": {"const": kind}, "payload": shape}} for kind, shape in zip(KINDS, shapes, strict=True)
    ]
    row = {"session": {"type": "integer"}, "number": {"type": "integer"}, "at": {"type": "string"}}
    properties = row | {"kind": {"enum": list(KINDS)}, "payload": {"type": "object"}}
    return {"type": "object", "properties": properties, "required": list(properties), "oneOf": choice, "$defs": defs}


SCHEMAS: dict[str, tuple[str, Callable[[], Schema]]] = {
    "diagnosis": (
        "what `diagnose` and `guide` print",
        lambda: _printed(diagnosis.DiagnosisObject, diagnosis.SCHEMA),
    ),
    "fix": ("what `fix` prints", lambda: _printed(diagnosis.FixedObject, diagnosis.SCHEMA)),
    "doctor": ("what `doctor` prints", lambda: _printed(diagnosis.DiagnosisObject, diagnosis.DOCTOR_SCHEMA)),
    "triage-in": ("a line that `triage` reads", lambda: _read(triage.TriageLine)),
    "triage": ("a line that `triage` prints", lambda: _printed(triage.TriageAnswer)),
    "session": ("what `show` and `export` print", lambda: _printed(session.Transcript, session.SESSION_SCHEMA)),
    "resumed": ("what `resume` prints", lambda: _printed(session.Transcript, session.RESUMED_SCHEMA)),
    "undone": ("what `undo` prints", lambda: _printed(session.UndoneObject, session.UNDONE_SCHEMA)),
    "history": ("what `history` prints", lambda: _printed(session.HistoryObject, session.HISTORY_SCHEMA)),
    "events": ("an event as the journal keeps it", _events),
}
"""Name to what it describes, in words, and what makes it."""


def _made(kinds: tuple[type, ...]) -> tuple[tuple[Schema, ...], dict[str, Schema]]:
    """The schemas of some structs, and of all that stand in them, described by their docstrings."""
    shapes, defs = msgspec.json.schema_components(kinds, schema_hook=_plain, ref_template="#/$defs/{name}")
    for shape in defs.values():
        _describe(shape)
    return shapes, defs


def _describe(shape: Schema) -> None:
    """Split a docstring: its beginning describes the object, its `Attributes:` the keys."""
    says, _, attributes = cleandoc(shape.get("description", "")).partition("\n\nAttributes:\n")
    if says:
        shape["description"] = _one_line(says)
    for names, about in _ATTRIBUTE.findall(attributes):
        for name in names.split(", "):
            if name in shape.get("properties", {}):
                shape["properties"][name]["description"] = _one_line(about)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(kind: type) -> Schema:
    if kind is object:
        return {"description": "plain JSON, whatever it is"}
    raise NotImplementedError(kind)
