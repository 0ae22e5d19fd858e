"""The JSON Schema of a tree file, made from the model's types and the table of actions, for editors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from assistant.kb.actions import FORMS, conditional_fields, is_fixed, shape_of, types_of
from assistant.kb.causes import CAUSE_KEYS
from assistant.kb.conditions import CONDITION_KEYS, EVIDENCE_KEYS, MAY_LAST, OPERATORS, SUBJECTS
from assistant.kb.examples import COUNTER_EXAMPLE, EXAMPLE, HOST
from assistant.kb.fixes import FIX_KEYS
from assistant.kb.messages import MESSAGE
from assistant.kb.questions import QUESTION
from assistant.kb.shapes import SHAPE
from assistant.kb.steps import STEP_KEYS
from assistant.kb.symptoms import REFINEMENT_KEYS, SEE_KEYS, SYMPTOM_KEYS
from assistant.kb.typed import Shape, fields_of, visible_fields
from assistant.model.action import Action, Form
from assistant.model.example import Example
from assistant.model.fact import FactSpec
from assistant.model.risk import Aspect, Risk
from assistant.model.speaker import Speaker
from assistant.model.tree import Cause, Condition, Effect, Evidence, Fix, Message, Odds, Step, Symptom

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""A text may look like a number: YAML decides by its looks, the loader by its place."""
TEXTS: Schema = {"type": "array", "items": TEXT}
_SCALARS: dict[Any, Schema] = {
    str: TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Any: {},
}


def json_schema(specs: Mapping[str, FactSpec] | None = None) -> Schema:
    """The schema of a file under knowledge/, or of one that refines a shipped tree.

    Args:
        specs: with them, editors complete and check the names of facts, too.
    """
    tree = _object(Symptom, SYMPTOM_KEYS, _TREE, ("symptom", "title", "causes", "examples", "not_examples"))
    tree["anyOf"] = [{"required": ["messages"]}, {"required": ["shapes"]}, {"required": ["words"]}]
    refinement = _object(Symptom, REFINEMENT_KEYS, _TREE, ("refines",))
    return {
        "$schema": _DRAFT,
        "title": "Drydock tree",
        "oneOf": [tree, refinement],
        "$defs": {
            "condition": _condition((), specs),
            "conditions": _one_or_list(_ref("condition")),
            "evidence": {"oneOf": [_condition(EVIDENCE_KEYS, specs, MAY_LAST), _all_of(EVIDENCE_KEYS, MAY_LAST)]},
            "gone": {"oneOf": [_condition(("says",), specs), _all_of(("says",))]},
            "step": _step(),
            "fix": _object(Fix, FIX_KEYS, _FIX, ("id", "title", "steps")),
            "shared_fix": _closed(
                {"see": TEXT | {"description": "area/cause/fix of a fix that is written there"}}, ("see",)
            ),
            "cause": _object(
                Cause, CAUSE_KEYS, _CAUSE, ("id", "title", "odds", "explain", "wrong_if", "evidence", "sources")
            ),
            "see": _object(Cause, SEE_KEYS, {"see": TEXT}, ("see",)),
        },
    }


def of_kind(kind: Any) -> Schema:
    """The schema of what a type of the model is in YAML."""
    if isinstance(kind, Shape):
        return _shape(kind)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return of_kind(next(each for each in get_args(kind) if each is not NoneType))
    if origin is not None:
        return _COMPOUND[origin](get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    return _SCALARS[kind]


_COMPOUND: dict[Any, Callable[[tuple[Any, ...]], Schema]] = {
    tuple: lambda inner: {"type": "array", "items": of_kind(inner[0])},
    dict: lambda inner: {"type": "object", "additionalProperties": of_kind(inner[1])},
    Literal: lambda inner: {"enum": list(inner)},
}


def _shape(shape: Shape) -> Schema:
    properties: Schema = {}
    needed: list[str] = []
    for info in visible_fields(shape):
        key = shape.renamed.get(info.name, info.name)
        properties[key] = of_kind(info.type) | _described(shape.kind, info.name)
        if info.required:
            needed.append(key)
    whole = _closed(properties, needed)
    return {"oneOf": [properties[shape.shorthand], whole]} if shape.shorthand else whole


def _with(shape: Schema, key: str, schema: Schema) -> Schema:
    """A shape with a shorthand, one key of its long form given anew."""
    short, whole = shape["oneOf"]
    return {"oneOf": [short, whole | {"properties": whole["properties"] | {key: schema}}]}


def _object(
    kind: type[msgspec.Struct], keys: Iterable[str], given: Mapping[str, Schema], needed: Iterable[str]
) -> Schema:
    types = {info.name: info.type for info in fields_of(kind)}
    properties = {key: given[key] if key in given else of_kind(types[key]) for key in keys}
    return _closed({key: schema | _described(kind, key) for key, schema in properties.items()}, needed)


def _closed(properties: Schema, needed: Iterable[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False}


def _described(kind: type[msgspec.Struct], name: str) -> Schema:
    """What the docstring of a type says of one of its fields."""
    found = re.search(rf"^        {name}: (.*(?:\n            .*)*)", kind.__doc__ or "", re.MULTILINE)
    return {"description": " ".join(found.group(1).split())} if found else {}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _one_or_list(schema: Schema) -> Schema:
    return {"oneOf": [schema, {"type": "array", "items": schema}]}


def _list(schema: Schema) -> Schema:
    return {"type": "array", "items": schema, "minItems": 1}


def _condition(also: tuple[str, ...], specs: Mapping[str, FactSpec] | None, optional: tuple[str, ...] = ()) -> Schema:
    fact: Schema = {"enum": sorted(specs)} if specs else {"type": "string"}
    answers: Schema = {"type": "string", "pattern": "^answer\\."}
    properties: Schema = {key: {} for key in CONDITION_KEYS}
    properties |= {"fact": {"anyOf": [fact, answers]}, "capture": TEXT, "paste": TEXT, "of": TEXT}
    properties |= {"one_of": TEXTS, "none_of": TEXTS}
    properties |= {key: schema for key, schema in _EVIDENCE.items() if key in (*also, *optional)}
    schema = _closed({key: each | _described(Condition, key) for key, each in properties.items()}, also)
    return schema | {"allOf": [_exactly_one(SUBJECTS), _exactly_one(OPERATORS)]}


def _exactly_one(keys: Iterable[str]) -> Schema:
    return {"oneOf": [{"required": [key]} for key in keys]}


def _all_of(also: tuple[str, ...], optional: tuple[str, ...] = ()) -> Schema:
    properties = {key: _EVIDENCE[key] for key in (*also, *optional)}
    return _closed({"all": _ref("conditions"), **properties}, ("all", *also))


def _step() -> Schema:
    own = {key: _STEP[key] | _described(Step, key) for key in STEP_KEYS}
    actions = {key: _form(kind, form) for key, (kind, form) in FORMS.items()}
    return _closed(own | actions, ("why",)) | _exactly_one(FORMS)


def _form(kind: type[Action], form: Form) -> Schema:
    said = {"description": (kind.__doc__ or "").split("\n\n")[0].strip()}
    if form.is_condition:
        also = {name: of_kind(each) for name, each in conditional_fields(kind).items()}
        return _closed({"fact": TEXT, "of": TEXT, "is": {}, **also}, ("fact", "is")) | said
    if is_fixed(kind, form):
        return {"const": True} | said
    if form.bare:
        many = of_kind(types_of(kind)[form.bare])
        return (_one_or_list(many["items"]) if "items" in many else many) | said
    return _shape(shape_of(kind, form)) | said


_EVIDENCE: dict[str, Schema] = {
    "effect": of_kind(Effect),
    "says": TEXT | _described(Evidence, "says"),
    "lasts": of_kind(bool) | _described(Evidence, "lasts"),
}
_AFFECTS = _closed({each.value: TEXT for each in Aspect}, ())
_STEP: dict[str, Schema] = {
    "why": TEXT,
    "risk": of_kind(Risk),
    "breaks": TEXT,
    "only_if": _ref("conditions"),
    "each": TEXT,
    "affects": _AFFECTS,
}
_FIX: dict[str, Schema] = {
    "steps": _one_or_list(_ref("step")),
    "verify": _ref("conditions"),
    "only_if": _ref("conditions"),
    "affects": _AFFECTS,
}
_CAUSE: dict[str, Schema] = {
    "evidence": _one_or_list(_ref("evidence")),
    "fixes": {"type": "array", "items": {"oneOf": [_ref("fix"), _ref("shared_fix")]}},
    "odds": of_kind(Odds),
}
_HOST: Schema = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"pattern": r"^[a-z]+\.[a-z0-9_-]+(:.+)?$"},
}
_TREE: dict[str, Schema] = {
    "symptom": TEXT,
    "refines": TEXT,
    "words": {"oneOf": [TEXTS, {"type": "object", "additionalProperties": TEXTS}]},
    "messages": _list(_with(_shape(MESSAGE), "by", _one_or_list(of_kind(Speaker)) | _described(Message, "by"))),
    "shapes": _list(_shape(SHAPE)),
    "questions": _list(_shape(QUESTION)),
    "gone_if": _one_or_list(_ref("gone")),
    "causes": _list({"oneOf": [_ref("cause"), _ref("see")]}),
    "examples": _list(_with(_shape(EXAMPLE), HOST, _HOST | _described(Example, HOST))),
    "not_examples": _list(_shape(COUNTER_EXAMPLE)),
}
