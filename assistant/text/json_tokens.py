"""The pieces of a text that is meant to be JSON, and what must change in each for it to be one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

Kind = Literal["mark", "string", "word", "comment", "stray"]


class Token(msgspec.Struct, frozen=True):
    """A piece of text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        good: what should stand there instead, the same text when nothing is wrong with it.
        wrong: what is wrong with it, empty when nothing is.
    """

    kind: Kind
    start: int
    end: int
    text: str
    good: str
    wrong: str = ""


BOM = "\ufeff"
_SPACE = re.compile(r"\s+")
_COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?\*/", re.DOTALL)
_WORD = re.compile(r"[\w./:@+*-]*[\w/*@]", re.ASCII)
_DOUBLE = '"\u201c\u201d\u201e\u201f\u2033'
_SINGLE = "'\u2018\u2019\u201a\u201b\u2032`"
# A closing quote that is not the plain one closes only where a string can end; inside a text it is a quote of the text.
_CLOSES = re.compile(r"\s*(?:[:,}\]]|$)", re.MULTILINE)
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})')
_UNFINISHED = re.compile(r"([\w./@-]+?)(?=\s*(?::\s|[,}\]]*\s*$))", re.ASCII)


def tokens(text: str) -> Iterator[Token]:
    """Cut a text into pieces; white space is left out."""
    place = 0
    while place < len(text):
        space = _SPACE.match(text, place)
        if space:
            place = space.end()
            continue
        token = _next(text, place)
        yield token
        place = token.end


def _next(text: str, place: int) -> Token:
    letter = text[place]
    if letter == BOM:
        return Token("comment", place, place + 1, letter, "", "an invisible byte order mark")
    if letter in "{}[],:":
        return Token("mark", place, place + 1, letter, letter)
    if letter in _DOUBLE or letter in _SINGLE:
        return _string(text, place)
    comment = _COMMENT.match(text, place)
    if comment:
        return Token("comment", place, comment.end(), comment[0], "", "a comment, which JSON does not have")
    word = None if text.startswith("/*", place) else _WORD.match(text, place)
    if word:
        return _word(text, place, word[0])
    return Token("stray", place, place + 1, letter, letter, f"a stray {letter!r}")


def _string(text: str, start: int) -> Token:
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    end = _closing(text, start, line_end)
    if end is None:
        return _unfinished(text, start, line_end)
    raw = text[start : end + 1]
    good, wrong = _quoted(raw[1:-1], text[start], raw[-1])
    return Token("string", start, end + 1, raw, good if wrong else raw, wrong)


def _closing(text: str, start: int, line_end: int) -> int | None:
    family = _DOUBLE if text[start] in _DOUBLE else _SINGLE
    place = start + 1
    while place < line_end:
        if text[place] == "\\":
            place += 2
            continue
        is_plain = text[place] == text[start] and text[place] in "\"'"
        if is_plain or (text[place] in family and _CLOSES.match(text, place + 1)):
            return place
        place += 1
    return None


def _unfinished(text: str, start: int, line_end: int) -> Token:
    """A string whose closing quote is missing: a plain word up to the end of the line or a colon can be closed."""
    rest = text[start + 1 : line_end]
    found = _UNFINISHED.match(rest)
    if not found:
        return Token("stray", start, line_end, text[start:line_end], "", "a closing quote is missing")
    end = start + 1 + found.end(1)
    return Token("string", start, end, text[start:end], json.dumps(found[1]), "a closing quote is missing")


def _word(text: str, start: int, word: str) -> Token:
    end = start + len(word)
    if text[end : end + 1] == '"' and _CLOSES.match(text, end + 1):
        return Token("string", start, end + 1, word + '"', json.dumps(word), "an opening quote is missing")
    # A colon inside belongs to an address; at the end of a key it is the mark between key and value.
    name, colon, rest = word.partition(":")
    if colon and (not name or re.match(r"(?:true|false|null|\d+)$", rest)) and not name.isdecimal():
        end = start + len(name)
        word = name
    return Token("word", start, end, word, word)


def _quoted(inner: str, opening: str, closing: str) -> tuple[str, str]:
    """The string as JSON writes it, and what was wrong with it."""
    if opening == closing == '"':
        wrong = _inside(inner)
        return f'"{_mended(inner)}"', wrong
    plain = inner.replace(f"\\{opening}", opening) if opening in "'`" else inner
    escaped = re.sub(r'(?<!\\)"', r"\"", plain)
    kind = "typographic quotes" if opening not in "'`" or closing not in "'`" else "single quotes"
    return f'"{_mended(escaped)}"', f"{kind} instead of plain double ones"


def _inside(inner: str) -> str:
    if "\t" in inner:
        return "a tab inside a text"
    return "a backslash that begins no escape" if "\\" in _ESCAPE.sub("", inner) else ""


def _mended(inner: str) -> str:
    parts: list[str] = []
    place = 0
    while place < len(inner):
        escape = _ESCAPE.match(inner, place)
        piece = escape[0] if escape else inner[place]
        parts.append(piece if escape else {"\\": "\\\\", "\t": "\\t"}.get(piece, piece))
        place += len(piece)
    return "".join(parts)
