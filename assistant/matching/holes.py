"""What each type of hole takes: how long it may be, which characters a run of it has, and whether a value is valid."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from assistant.model.match import HoleType

_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
_HOST = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?"
_IPV6 = r"[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*(?:%[\w.-]+)?"
_PORT = r":\d{1,5}"
_PLAIN = r"[^\x00-\x20\x7f\"'`<>|;&$(){}*?]"
_ADDRESS = rf"(?:{_HOST}(?:{_PORT})?|\[(?:{_IPV6})\](?:{_PORT})?|{_IPV6}|{_PORT})"
_PATH_START = r"(?:/|[A-Za-z]:[\\/]|\\\\)"


class Shape(msgspec.Struct, frozen=True):
    """One type of hole.

    Attributes:
        longest: characters that a value may have.
        run: as many characters as a value can be made of, where nothing but they delimit it.
        valid: the whole value.
        ends: punctuation that belongs to the sentence, not to the value, when it comes last.
    """

    longest: int
    run: re.Pattern[str]
    valid: re.Pattern[str]
    ends: str = ".,;:!?'\")"


_SHAPES = {
    HoleType.HOST: (253, r"[\w.:%-]", rf"{_HOST}|{_IPV6}"),
    HoleType.ADDRESS: (
        255,
        r"[\w./:\[\]%@~-]",
        rf"(?:tcp|udp|http|https|ssh)://(?:{_NAME}@)?{_ADDRESS}(?:/{_PLAIN}*)?|(?:unix|npipe|fd)://{_PLAIN}*|{_ADDRESS}",
    ),
    HoleType.REGISTRY: (255, r"[\w.:\[\]-]", rf"{_HOST}(?:{_PORT})?|\[(?:{_IPV6})\](?:{_PORT})?"),
    HoleType.PORT: (5, r"\d", r"\d{1,5}"),
    HoleType.PATH: (255, _PLAIN, rf"(?!-){_PLAIN}+|{_PATH_START}(?:{_PLAIN}| (?! )|[(){{}}])*(?:{_PLAIN}|\))"),
    HoleType.IMAGE: (
        255,
        r"[\w./:@-]",
        rf"(?:sha256:[0-9a-f]{{6,64}}|{_NAME}(?:{_PORT})?(?:/[\w.-]+)*(?::[\w.-]+)?(?:@sha256:[0-9a-f]{{6,64}})?)",
    ),
    HoleType.CONTAINER: (128, r"[\w./-]", _NAME),
    HoleType.NETWORK: (128, r"[\w.-]", _NAME),
    HoleType.VOLUME: (255, r"[\w.-]", _NAME),
    HoleType.INTERFACE: (15, r"[\w.@:-]", r"[A-Za-z0-9][\w.@:-]*"),
    HoleType.USER: (64, r"[\w.@\\$-]", r"[A-Za-z0-9_][\w.@\\-]*\$?"),
    HoleType.GROUP: (64, r"[\w.@\\$-]", r"[A-Za-z0-9_][\w.@\\-]*\$?"),
    HoleType.DRIVER: (100, r"[\w./:@-]", r"[A-Za-z0-9][\w./:@-]*"),
    HoleType.UNIT: (100, r"[\w.@:\\-]", r"[A-Za-z0-9_][\w.@:\\-]*"),
    HoleType.NUMBER: (24, r"[\d.+-]", r"[+-]?\d+(?:\.\d+)?"),
    HoleType.VERSION: (64, r"[\w.+~:-]", r"v?\d[\w.+~:-]*"),
    HoleType.ID: (71, r"[\w:]", r"(?:sha256:)?[0-9A-Fa-f]{6,64}"),
    HoleType.URL: (500, r"[^\x00-\x20\x7f\"'`<>|\\]", r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^\x00-\x20\x7f\"'`<>|\\]+"),
    HoleType.WORD: (128, r"[\w./:@+=-]", r"[\w./:@+=-]+"),
    HoleType.TEXT: (200, r"[^\n]", r"[^\x00-\x1f\x7f]*"),
}
_HIGHEST_PORT = 65535


@cache
def shape_of(hole: HoleType) -> Shape:
    """The shape of a type."""
    longest, run, valid = _SHAPES[hole]
    return Shape(longest, re.compile(f"(?:{run})*", re.ASCII), re.compile(valid, re.ASCII))


def is_valid(hole: HoleType, value: str) -> bool:
    """Whether a value fits its type; what does not fit is never used."""
    shape = shape_of(hole)
    if len(value) > shape.longest or not shape.valid.fullmatch(value):
        return False
    if hole is HoleType.PORT:
        return int(value) <= _HIGHEST_PORT
    return ".." not in value or hole not in (HoleType.HOST, HoleType.REGISTRY, HoleType.CONTAINER)


def fits_hole(hole: str, value: str) -> bool:
    """Whether a value is one of this type; everything fits a name that is no type."""
    return hole not in set(HoleType) or is_valid(HoleType(hole), value)
