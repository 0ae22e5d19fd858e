"""Secrets as people and generators make them, and how a carrier writes them."""

from __future__ import annotations

import base64
import json
import random
import shlex
import string
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import escape

ALNUM = string.ascii_letters + string.digits
AWKWARD = ",;&|)}'\"\\@/#$%(<>!^*?=+:~[]{`"
_WORDS = ("Sommer", "Winter", "Drachen", "Kaffee", "Tiger", "Monkey", "Falcon", "Rocket", "Welcome", "Zauber", "Silver")
_NON_ASCII = "äöüßéèñçłøåşığ密码鍵パスワд"


@dataclass(frozen=True)
class Style:
    """How a carrier writes a value: which awkward characters it can hold, and how it escapes them."""

    holds: str
    write: Callable[[str], str]
    has_blanks: bool = False
    has_non_ascii: bool = True
    is_random: bool = False


def _same(value: str) -> str:
    return value


def _double_quoted(value: str) -> str:
    return "".join(f"\\{each}" if each in '"\\$`' else each for each in value)


def _yaml_single(value: str) -> str:
    return value.replace("'", "''")


def _json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


def _base64(value: str) -> str:
    return base64.b64encode(value.encode()).decode()


WORD = Style(AWKWARD, _same)
"""Printed raw up to the next blank: what `env`, an env file and Docker's own lists do."""
LINE = Style(AWKWARD, _same, has_blanks=True)
PLAIN = Style("@/%+=~^!:", _same)
"""What needs no quotes in a shell or in YAML."""
BARE = Style("", _same, has_non_ascii=False)
DOUBLE = Style(AWKWARD, _double_quoted, has_blanks=True)
SINGLE = Style(AWKWARD.replace("'", ""), _same, has_blanks=True)
YAML_SINGLE = Style(AWKWARD, _yaml_single, has_blanks=True)
SHELL = Style(AWKWARD, shlex.quote, has_blanks=True)
JSON = Style(AWKWARD, _json, has_blanks=True)
JSON_TWICE = Style(AWKWARD, lambda value: _json(_json(value)), has_blanks=True)
XML = Style(AWKWARD, lambda value: escape(value, {'"': "&quot;"}), has_blanks=True)
URL = Style(AWKWARD, lambda value: quote(value, safe=""), has_non_ascii=False)
URL_RAW = Style("/',;&|)}$%!*(=+~", _same, has_non_ascii=False)
"""What people write into a URL although it ought to be encoded; browsers and clients take most of it."""
QUERY = Style(AWKWARD, lambda value: quote(value, safe=""), has_non_ascii=False)
BASE64 = Style(AWKWARD, _base64)
TOKEN = Style("", _same, has_non_ascii=False, is_random=True)
"""What stands where a name could stand: that it is a secret shows in its randomness alone."""
CELL = Style("@/%+=~^!:$#&", _same)
FIELD = Style("@/%+=~^!:$#&)('*", _same)
"""A part of a list that commas or semicolons part."""


def secret(rng: random.Random, style: Style) -> str:
    """One secret that the style can write."""
    shapes = [_random, _random, _hex, _base64ish, _word, _awkward, _awkward, _short, _digits]
    if style.is_random:
        return mixed(rng, rng.randint(20, 40))
    if style.has_blanks:
        shapes.append(_phrase)
    if style.has_non_ascii:
        shapes.append(_foreign)
    return rng.choice(shapes)(rng, style)


def text_of(rng: random.Random, alphabet: str, length: int) -> str:
    """So many characters of an alphabet."""
    return "".join(rng.choice(alphabet) for _ in range(length))


def _random(rng: random.Random, _: Style) -> str:
    return mixed(rng, rng.randint(10, 32))


def mixed(rng: random.Random, length: int) -> str:
    """Letters of both cases and digits, with some of each, so that it looks like no word."""
    made = [rng.choice(string.ascii_uppercase), rng.choice(string.ascii_lowercase), *text_of(rng, string.digits, 2)]
    made += text_of(rng, ALNUM, length - 4)
    rng.shuffle(made)
    return "".join(made)


def _hex(rng: random.Random, _: Style) -> str:
    return text_of(rng, "0123456789abcdef", rng.choice([32, 40, 64]))


def _base64ish(rng: random.Random, style: Style) -> str:
    marks = "".join(each for each in "+/" if each in style.holds)
    tail = rng.choice(["", "=", "=="]) if "=" in style.holds else ""
    return mixed(rng, 6) + text_of(rng, ALNUM + marks, rng.choice([26, 38])) + tail


def _word(rng: random.Random, style: Style) -> str:
    mark = rng.choice([each for each in "!@$%" if each in style.holds] or [""])
    return f"{rng.choice(_WORDS)}{rng.randint(1000, 9999)}{mark}"


def _awkward(rng: random.Random, style: Style) -> str:
    made = list(mixed(rng, rng.randint(10, 20)))
    for _ in range(rng.randint(1, 3)):
        if style.holds:
            made.insert(rng.randint(1, len(made) - 1), rng.choice(style.holds))
    return "".join(made)


def _short(rng: random.Random, _: Style) -> str:
    return mixed(rng, rng.randint(7, 9))


def _digits(rng: random.Random, _: Style) -> str:
    return text_of(rng, string.digits, rng.randint(8, 12))


def _phrase(rng: random.Random, _: Style) -> str:
    return f"{mixed(rng, 6)} {rng.choice(_WORDS)} {mixed(rng, 5)}"


def _foreign(rng: random.Random, _: Style) -> str:
    made = list(mixed(rng, 10))
    for _ in range(2):
        made.insert(rng.randint(1, len(made)), rng.choice(_NON_ASCII))
    return "".join(made)
