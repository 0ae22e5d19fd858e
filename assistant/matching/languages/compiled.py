"""The tables of a script, compiled: their texts, and the literals by which lines with one of them are found."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import hyperscan
import msgspec

from assistant.matching.languages.fold import composed, fold
from assistant.matching.languages.scripts import GROUPS
from assistant.matching.languages.tables import Pair, pairs
from assistant.matching.languages.template import HOLE, parse

_SPLITS = re.compile(
    r"[\"'`´’‘‚“”„«»‹›『』「」%]|\s{2,}|[\u00a0\u202f\u3000]|(?<=[\u2e80-\uffef])\s+|\s+(?=[\u2e80-\uffef])"
)
_EDGE = " :,.;!?()[]。：，、…（）"
_ACCENTED = re.compile(r"\S*[\u00c0-\u024f]\S*")
_UNSAID = re.compile(r"[^\w%]+")
_LEAST_BYTES = 6
_LONG = 18
_FORMAT = "drydock.languages/1"


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """What `compiled` makes; a text stays encoded until it is needed.

    Attributes:
        uses: for each literal the numbers of the pairs whose text has it.
    """

    format: str
    database: bytes
    uses: list[tuple[int, ...]]
    pairs: list[msgspec.Raw]


@cache
def compiled(group: str) -> bytes:
    """The tables of a group as `Table` takes them. It takes part of a second, once for each version of the program."""
    kept: list[Pair] = []
    pieces: list[list[str]] = []
    said: set[str] = set()
    for pair in pairs(GROUPS[group]):
        found = _pieces(pair.said)
        form = _UNSAID.sub("", HOLE.sub("%", composed(pair.said)))
        if found and form not in said:
            said.add(form)
            kept.append(pair)
            pieces.append(found)
    encode = msgspec.msgpack.Encoder().encode
    uses = _literals(pieces)
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    numbers = list(range(len(uses)))
    database.compile(expressions=list(uses), ids=numbers, flags=hyperscan.HS_FLAG_CASELESS, literal=True)
    raw = [msgspec.Raw(encode(pair)) for pair in kept]
    return encode(Stored(_FORMAT, hyperscan.dumpb(database), [tuple(each) for each in uses.values()], raw))


def _pieces(said: str) -> list[str]:
    """What of a text stands in a line just so, whatever its holes, quotes and accents are."""
    literals = [part for part in parse(composed(said)) if isinstance(part, str)]
    whole = [piece.strip(_EDGE) for part in literals for piece in _SPLITS.split(part)]
    plain = [part.strip(_EDGE) for piece in whole for part in _ACCENTED.split(piece)]
    long = [piece for piece in plain if len(piece) >= _LONG // 2]
    return long or [piece for piece in whole if len(piece.encode()) >= _LEAST_BYTES]


def _literals(pieces: list[list[str]]) -> dict[bytes, list[int]]:
    """For each text one piece, in its own spelling, in small letters, without accents; with the texts that it finds."""
    spread = Counter(_cut(piece) for each in pieces for piece in set(each))
    uses: dict[bytes, list[int]] = {}
    for number, each in enumerate(pieces):
        best = max(each, key=lambda piece: len(_cut(piece)) - 3.0 * spread[_cut(piece)].bit_length())
        for spelling in dict.fromkeys((_cut(best), _cut(best.lower()), _cut(fold(best)))):
            uses.setdefault(spelling, []).append(number)
    return uses


def _cut(piece: str) -> bytes:
    """So much of a piece as tells it from most others, in whole characters."""
    return piece.encode()[:_LONG].decode("utf-8", "ignore").strip().encode()
