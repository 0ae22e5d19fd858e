"""daemon.json as dockerd reads it: is it valid, and if not, where and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

import msgspec

from assistant.probes.config.options import DOCUMENT_RULES_CHANGED, FLAT, Version
from assistant.text.json_repair import Change, repair_json

BOM = "\ufeff"


class Reading(msgspec.Struct, frozen=True):
    """The outcome of reading the file.

    Attributes:
        syntax: `valid`, `invalid` or `empty`.
        members: the top-level keys and values of a valid file.
        fault: the first place where it is wrong.
        repairable: an invalid file can be repaired without losing a key or a value.
        ignored: text that this engine passes over without a word: what stands behind the first object.
        duplicates: keys that stand there more than once; the last one counts.
    """

    syntax: str
    members: Mapping[str, object] = {}
    fault: Change | None = None
    repairable: bool = False
    ignored: bool = False
    duplicates: tuple[str, ...] = ()


def read_document(text: str, version: Version) -> Reading:
    """Read daemon.json by the rules of one version of the engine.

    Before 23.0 dockerd read one object and never looked behind it; a byte order mark was a fault.
    """
    is_old = version < DOCUMENT_RULES_CHANGED
    plain = text if is_old else text.removeprefix(BOM)
    if not plain.strip():
        return Reading("empty")
    found: list[str] = []
    try:
        value, ignored = _load(plain, found, first_only=is_old)
    except (ValueError, RecursionError) as error:
        return _invalid(text, error)
    if value is not None and not isinstance(value, dict):
        return Reading("invalid", fault=Change(1, 1, "it is not an object: it must begin with {"))
    return Reading("valid", value or {}, ignored=ignored, duplicates=tuple(dict.fromkeys(found)))


def flattened(members: Mapping[str, object]) -> dict[str, object]:
    """The keys as dockerd compares them with its options: those inside of an object that is no option count as well."""
    flat: dict[str, object] = {}
    for key, value in members.items():
        if isinstance(value, dict) and key not in FLAT:
            flat |= value
        else:
            flat[key] = value
    return flat


def _load(text: str, duplicates: list[str], *, first_only: bool) -> tuple[object, bool]:
    def build(pairs: list[tuple[str, object]]) -> dict[str, object]:
        built = dict(pairs)
        if len(built) < len(pairs):
            times = Counter(name for name, _ in pairs)
            duplicates.extend(name for name in built if times[name] > 1)
        return built

    decoder = json.JSONDecoder(object_pairs_hook=build, parse_constant=_refuse)
    stripped = text.lstrip()
    if not first_only:
        return decoder.decode(stripped), False
    value, end = decoder.raw_decode(stripped)
    return value, bool(stripped[end:].strip())


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _invalid(text: str, error: Exception) -> Reading:
    repair = repair_json(text)
    places = [*repair.changes, *([repair.fault] if repair.fault else [])]
    if not places:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        places = [Change(line, column, str(getattr(error, "msg", error)))]
    first = min(places, key=lambda change: (change.line, change.column))
    return Reading("invalid", fault=first, repairable=repair.text is not None)
