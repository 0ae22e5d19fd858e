"""Values in daemon.json whose type dockerd refuses, and the one way to read each, where there is exactly one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from assistant.probes.config.document import flattened
from assistant.probes.config.options import BY_KEY, Kind

Path = tuple[str, ...]

_TYPES: dict[Kind, tuple[type, ...]] = {
    "bool": (bool,),
    "number": (int,),
    "text": (str,),
    "list": (list,),
    "object": (dict,),
    "size": (str, int),
}
_INSIDE: dict[str, Kind] = {"log-opts": "text", "cluster-store-opts": "text", "features": "bool"}
"""Objects whose members are all of one kind."""

_NESTED = "default-network-opts"
"""The one object whose members are themselves objects of texts."""

_OBJECTS_IN_LIST = "default-address-pools"
"""The one list whose items are not texts."""

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_BOOLEANS = {"true": True, "false": False}


class WrongValue(msgspec.Struct, frozen=True):
    """A value of the wrong type.

    Attributes:
        path: the key in daemon.json, and inside of its object the key that holds the value.
        reading: the same value with the right type; None where it can be read in no way, or in several.
    """

    path: Path
    reading: bool | int | str | list[str] | None


def wrong_values(members: Mapping[str, object]) -> tuple[WrongValue, ...]:
    """The values among top-level keys that dockerd cannot read, in the order of the file.

    null is never one of them: dockerd 20.10.24 takes it, anywhere, for a value that is not given. 1500.0 is
    one where a whole number is wanted.
    """
    return tuple(_all_wrong(members))


def _all_wrong(members: Mapping[str, object]) -> Iterator[WrongValue]:
    for key, value in flattened(members).items():
        option = BY_KEY.get(key)
        if option is None:
            continue
        for wrong in _wrong(key, option.kind, value):
            # What stands in an object that is no option is refused for its place, whatever its type.
            yield wrong if members.get(key) is value else WrongValue(wrong.path, None)


def _wrong(key: str, kind: Kind, value: object) -> Iterator[WrongValue]:
    if not _fits(kind, value):
        yield WrongValue((key,), _list_of(key, value) if kind == "list" else _read_as(kind, value))
    elif isinstance(value, dict) and key in _INSIDE:
        yield from _wrong_items((key,), _INSIDE[key], value.items())
    elif isinstance(value, dict) and key == _NESTED:
        for name, options in value.items():
            yield from _wrong_options((key, name), options)
    elif isinstance(value, list) and key != _OBJECTS_IN_LIST and not all(_fits("text", item) for item in value):
        # No list takes a bare number or yes and no as a text: `bad attribute format: true`, dockerd says of a label.
        yield WrongValue((key,), None)


def _wrong_options(path: Path, options: object) -> Iterator[WrongValue]:
    if isinstance(options, dict):
        yield from _wrong_items(path, "text", options.items())
    elif options is not None:
        yield WrongValue(path, None)


def _wrong_items(path: Path, kind: Kind, items: Iterable[tuple[str, object]]) -> Iterator[WrongValue]:
    for place, value in items:
        if not _fits(kind, value):
            yield WrongValue((*path, place), _text_of(value) if kind == "text" else _read_as(kind, value))


def _fits(kind: Kind, value: object) -> bool:
    if isinstance(value, bool):
        return kind == "bool"
    return value is None or isinstance(value, _TYPES[kind])


def _read_as(kind: Kind, value: object) -> bool | int | None:
    if not isinstance(value, str):
        return None
    if kind == "bool":
        return _BOOLEANS.get(value.strip().lower())
    return int(value) if kind == "number" and _WHOLE.fullmatch(value.strip()) else None


def _text_of(value: object) -> str | None:
    """A number or a boolean as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else None


def _list_of(key: str, value: object) -> list[str] | None:
    """A text with a comma or white space in it may be one item or several."""
    is_one = isinstance(value, str) and value != "" and not re.search(r"[\s,;]", value)
    return [str(value)] if is_one and key != _OBJECTS_IN_LIST else None
