"""Texts as catalogues write them: literals with the holes of printf."""

from __future__ import annotations

import re

import msgspec

from assistant.matching.languages.fold import composed, fold
from assistant.matching.languages.tables import Pair

HOLE = re.compile(
    r"%(?:(?P<number>\d+)\$)?[-+ #0'I]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[jzt])?(?P<kind>[diouxXeEfgGcsSpm%])"
    r"|%<PRI(?P<macro>\w)\w+>|%\((?P<name>\w+)\)[sd]|%(?P<boost>\d)%|\{(?P<brace>\w*)\}"
)
_QUOTES = "\"'`´’‘‚“”„«»‹›『』「」"
_EDGE = f" :,.;!。：，、…\u00a0\u202f{_QUOTES}"
_QUOTE = r"[\\'\"]{0,4}"
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3040-\u9fff\uac00-\ud7af\uff66-\uff9f]")
_VALUES = {
    "inner": r".{1,300}?",
    "outer": r"(?:'[^']{1,300}'|[^\s:,']{1,200})",
    "number": r"[-+\d.,]{1,24}",
}
_LEAST_WIDE, _LEAST_ACCENTED, _LEAST_WORD, _LEAST_WORDS = 3, 6, 10, 8
_SHORT_WIDE = 6

Part = str | int
"""A literal, or a hole's number."""


class Entry(msgspec.Struct, frozen=True):
    """One text in another language, ready to be looked for.

    Attributes:
        form: the expression that finds it in a folded line; its groups are the holes, in the order of `order`.
        english: what it says, literals and numbers of holes.
        order: the number of the hole that each group holds.
        letters: how many letters its literals have.
    """

    language: str
    form: str
    english: tuple[Part, ...]
    order: tuple[int, ...]
    letters: int


def parse(text: str) -> list[Part]:
    """Cut a text at its holes. Holes without a number are numbered as they come; `%m` is number 0."""
    parts: list[Part] = []
    at = count = 0
    for hole in HOLE.finditer(text):
        parts.append(text[at : hole.start()])
        at = hole.end()
        if hole["kind"] == "%":
            parts.append("%")
            continue
        count += hole["number"] is None and hole["kind"] != "m"
        parts.append(0 if hole["kind"] == "m" else _number(hole, count))
    return _joined([*parts, text[at:]])


def _number(hole: re.Match[str], count: int) -> int:
    named = hole["name"] or hole["brace"]
    if named and not named.isdigit():
        return 100 + sum(named.encode())
    return int(hole["number"] or hole["boost"] or count)


def _joined(parts: list[Part]) -> list[Part]:
    """Without empty literals, neighbouring ones as one."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return joined


def trimmed(english: list[Part], said: list[Part]) -> tuple[list[Part], list[Part]]:
    """Both without the holes that both begin or end with, and without punctuation at both ends."""
    for at in (0, -1):
        while len(english) > 1 and len(said) > 1 and isinstance(said[at], int) and english[at] == said[at]:
            english, said = (english[1:], said[1:]) if at == 0 else (english[:-1], said[:-1])
            english, said = _stripped(english, at), _stripped(said, at)
        english, said = _stripped(english, at), _stripped(said, at)
    return english, _bare(said)


def _bare(parts: list[Part]) -> list[Part]:
    """Without the quotes around a hole that a text begins or ends with: its value has them, or does without."""
    for at, beside in ((0, 1), (-1, -2)):
        literal = parts[beside] if isinstance(parts[at], int) and len(parts) > 1 else 0
        if isinstance(literal, str):
            parts = [*parts]
            parts[beside] = literal.lstrip(_QUOTES) if at == 0 else literal.rstrip(_QUOTES)
    return parts


def _stripped(parts: list[Part], at: int) -> list[Part]:
    edge = parts[at]
    if not isinstance(edge, str):
        return parts
    left = edge.lstrip(_EDGE) if at == 0 else edge.rstrip(_EDGE)
    rest = parts[1:] if at == 0 else parts[:-1]
    return parts if not left and not rest else rest if not left else [left, *rest] if at == 0 else [*rest, left]


def entry_of(pair: Pair) -> Entry | None:
    """What finds a text; None when so little is left of it that it says nothing."""
    ours, theirs = trimmed(parse(pair.english), parse(composed(pair.said)))
    literals = [part for part in theirs if isinstance(part, str)]
    if not says_enough(literals) or not {*_holes(ours)} <= {*_holes(theirs)}:
        return None
    letters = sum(char.isalnum() for part in literals for char in part)
    # A sign of a script that writes whole words says about as much as three letters.
    letters += 2 * sum(bool(_WIDE.match(char)) for part in literals for char in part)
    return Entry(pair.language, form_of(theirs), tuple(ours), tuple(_holes(theirs)), letters)


def says_enough(literals: list[str]) -> bool:
    """Whether a text is long enough not to stand in another by chance."""
    text = fold(" ".join(literals))
    if wide := sum(bool(_WIDE.match(char)) for char in text):
        return wide >= _LEAST_WIDE
    least = _LEAST_ACCENTED if not text.isascii() else _LEAST_WORDS if " " in text.strip() else _LEAST_WORD
    return sum(map(str.isalnum, text)) >= least


def _holes(parts: list[Part]) -> list[int]:
    return [part for part in parts if isinstance(part, int)]


def form_of(parts: list[Part]) -> str:
    """The expression that finds a text in a folded line, with any white space and any quotes."""
    form = ""
    for at, part in enumerate(parts):
        if isinstance(part, str):
            form += _literal(part)
        else:
            is_outer = at in (0, len(parts) - 1)
            form += f"({_VALUES['outer' if is_outer else 'inner']})"
    first, last = parts[0], parts[-1]
    is_short = len(_WIDE.findall("".join(part for part in parts if isinstance(part, str)))) < _SHORT_WIDE
    begins = _border(first[0], f"(?<!{_WIDE.pattern})" if is_short else "") if isinstance(first, str) else ""
    ends = _border(last[-1], f"(?!{_WIDE.pattern})" if is_short else "") if isinstance(last, str) else ""
    return begins + form + ends


def _border(char: str, between_signs: str) -> str:
    """What holds at a text's end: no word goes on there; of a short one in a script without blanks, no sentence."""
    return between_signs if _WIDE.match(char) else r"\b" if char.isalnum() else ""


def _literal(text: str) -> str:
    words = re.split(r"(\s+|'+)", fold(text))
    return "".join(r"\s*" if word.isspace() else _QUOTE if word[:1] == "'" else _spelt(word) for word in words if word)


def _spelt(word: str) -> str:
    """A word; between signs that are words themselves white space may be lost or added at punctuation."""
    return re.sub(r"(?<=[,:;])(?=\w)|(?<=\w)(?=[(])", r"\\s*", re.sub(r"([^\w\s])", r"\\\1", word))
