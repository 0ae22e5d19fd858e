"""Pastes with secrets in places that no rule was written for: told, shown, answered, passed on.

In the file, a line `%%` parts the texts, and «h12» stands for a secret of twelve characters of one of the sorts below.
"""

from __future__ import annotations

import base64
import random
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.text.planted.case import Case
from tests.text.planted.values import ALNUM

_TEXTS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n").split("\n%%\n")
_HOLE = re.compile(r"«([a-zA-Z])(\d*)»")
_NOUNS = """
anchor sunset ferret lantern kettle puzzle granite raven otter battery bicycle lemon pepper orion
"""
_WORDS = tuple(_NOUNS.split())
_SIGNS = "!#%&*+?@^_"


def loose(rng: random.Random, picks: int) -> Iterator[Case]:
    """Each of the texts so many times, with other secrets."""
    for text in _TEXTS:
        for _ in range(picks):
            pieces = _HOLE.split(text)
            secrets = tuple(_secret(rng, *sort) for sort in zip(pieces[1::3], pieces[2::3], strict=True))
            filled = "".join(part for pair in zip(pieces[::3], (*secrets, ""), strict=True) for part in pair)
            yield Case("loose", filled, secrets, "\0".join(pieces[::3]))


def _secret(rng: random.Random, sort: str, length: str) -> str:
    return _SORTS[sort](rng, int(length or 0))


def _human(rng: random.Random, _length: int) -> str:
    word, other = rng.sample(_WORDS, 2)
    return rng.choice(
        (
            f"{word.capitalize()}{rng.randint(10, 2030)}{rng.choice('!?+.#*$')}",
            f"{word}{rng.randint(10, 9999)}",
            f"{word.capitalize()}{rng.choice('_-.@')}{other.capitalize()}{rng.randint(10, 99)}",
            f"{word.capitalize()}{_of(rng, ALNUM + _SIGNS, 10)}7{rng.choice(_SIGNS)}",
            _of(rng, ALNUM, 18) + "7Kx",
            f"{'-'.join(rng.sample(_WORDS, 3))}{rng.randint(1, 9)}",
        )
    )


def _of(rng: random.Random, letters: str, length: int) -> str:
    return "".join(rng.choice(letters) for _ in range(length))


def _random(rng: random.Random, length: int) -> str:
    """Letters and digits with at least one of each kind."""
    while not (
        any(map(str.isdigit, value := _of(rng, ALNUM, length or 24))) and value.upper() != value != value.lower()
    ):
        continue
    return value


def _uuid(rng: random.Random, _length: int) -> str:
    digits = _of(rng, "0123456789abcdef", 32)
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


_SORTS: dict[str, Callable[[random.Random, int], str]] = {
    "h": _human,
    "r": _random,
    "l": lambda rng, length: _of(rng, string.ascii_lowercase + string.digits, length),
    "n": lambda rng, length: _of(rng, string.digits, length),
    "x": lambda rng, length: _of(rng, "0123456789abcdef", length or 32),
    "X": lambda rng, length: _of(rng, "0123456789ABCDEF", length or 32),
    "s": lambda rng, length: f"{_of(rng, ALNUM + '_-', (length or 40) - 2)}7K",
    "k": lambda rng, _: _of(rng, f"{ALNUM}{_SIGNS}~^", 64),
    "b": lambda rng, length: base64.b64encode(rng.randbytes(30 if length == 40 else 32)).decode(),
    "a": lambda rng, length: base64.b64encode(f"joe:{_human(rng, length)}".encode()).decode(),
    "p": lambda rng, _: "-".join(rng.sample(_WORDS, 4)),
    "u": _uuid,
}
