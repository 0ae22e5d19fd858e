"""Reads text that is meant to be a JSON object as well as it allows, and notes what has to change."""

from __future__ import annotations

import itertools
import json
import re
from collections import deque

import msgspec

from assistant.text.json_tokens import Token, tokens
from assistant.text.parts import head_of

DEEPEST = 40
MOST_EDITS = 300
_LITERALS = {"true", "false", "null"}
_FOREIGN_LITERALS = {"True": "true", "False": "false", "None": "null", "TRUE": "true", "FALSE": "false"}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
# Words whose meaning a reader would have to guess: a number in another notation, or YAML's idea of a truth value.
_AMBIGUOUS = re.compile(r"[-+]?[\d.]+|0[xob]\w+|yes|no|on|off|nan|[-+]?inf(inity)?", re.IGNORECASE)


class HopelessError(Exception):
    """What is meant cannot be told."""

    def __init__(self, place: int, what: str) -> None:
        super().__init__(what)
        self.place = place
        self.what = what


class Edit(msgspec.Struct, frozen=True):
    """The text between two offsets gives way to `good`; `wrong` says why."""

    start: int
    end: int
    good: str
    wrong: str


class Mender:
    """Reads one text.

    Raises:
        HopelessError: from `document`, when what is meant cannot be told.
    """

    def __init__(self, text: str) -> None:
        self.edits: list[Edit] = []
        """What has to change, in the order in which it was noticed."""
        self._text = text
        self._tokens: deque[Token] = deque()
        self._last = 0
        """Where the last piece that was read ends: what is missing goes there."""
        self._depth = 0

    def document(self) -> None:
        """Read the whole text."""
        self._tokens.extend(self._without_comments(self._text))
        first = self._peek()
        if first is None:
            raise HopelessError(0, "there is nothing")
        if first.text == "{":
            self._take()
        elif first.kind in ("string", "word") and self._text_at(1) == ":":
            self._insert(first.start, "{", "the opening brace is missing")
        else:
            raise HopelessError(first.start, "it does not begin with an opening brace")
        self._members(is_outermost=True)
        while (rest := self._peek()) is not None:
            if rest.text not in ("}", "]", ","):
                raise HopelessError(rest.start, "there is more after the end")
            self._drop(self._take(), f"a {rest.text} too many")

    def _members(self, *, is_outermost: bool = False) -> None:
        names: set[str] = set()
        needs_comma = False
        while True:
            self._separator(needs_comma=needs_comma)
            token = self._peek()
            if token is None:
                self._insert(self._last, "\n}" if is_outermost else "}", "a closing brace is missing")
                return
            if token.text == "}" and not (is_outermost and self._goes_on(names)):
                self._take()
                return
            if token.text in ("}", "{"):
                needs_comma = self._join(needs_comma=needs_comma)
                continue
            names.add(self._name())
            self._colon()
            self._value()
            needs_comma = True

    def _goes_on(self, names: set[str]) -> bool:
        """Whether the outermost brace closes too early: more members follow, or an object that shares no name."""
        if self._text_at(1) == "{":
            return not names & self._names_ahead(2)
        shift = 1 if self._text_at(1) == "," else 0
        token = self._ahead(1 + shift)
        return token is not None and token.kind in ("string", "word") and self._text_at(2 + shift) == ":"

    def _join(self, *, needs_comma: bool) -> bool:
        """Drop the brace that closes too early, and the one that opens a second object."""
        brace = self._take()
        if brace.text == "{":
            raise HopelessError(brace.start, "a name is missing before this brace")
        self._drop(brace, "the object is closed too early")
        follower = self._peek()
        if follower is not None and follower.text == "{":
            self._drop(self._take(), "a second object begins")
        return needs_comma

    def _elements(self) -> None:
        needs_comma = False
        while True:
            if self._is_name_next():
                self._insert(self._last, "]", "a closing bracket is missing")
                return
            self._separator(needs_comma=needs_comma)
            token = self._peek()
            if token is None or token.text == "}":
                self._insert(self._last, "]", "a closing bracket is missing")
                return
            if token.text == "]":
                self._take()
                return
            self._value()
            needs_comma = True

    def _is_name_next(self) -> bool:
        """Whether the next piece, past a comma, is a name: in an array it shows that the bracket was forgotten."""
        shift = 1 if self._text_at(0) == "," else 0
        token = self._ahead(shift)
        return token is not None and token.kind in ("string", "word") and self._text_at(shift + 1) == ":"

    def _separator(self, *, needs_comma: bool) -> None:
        """Read the comma before the next member; add a missing one, drop those too many."""
        commas: list[Token] = []
        last = self._last
        while self._text_at(0) in (",", ";"):
            commas.append(self._take())
        # The last member's comma is too many, and so is one that another container's end or name shows to be outside.
        follows = self._peek()
        ends = follows is None or follows.text in ("}", "]")
        if not needs_comma or ends:
            for comma in commas:
                self._drop(comma, "a comma too many")
            self._last = last
        elif commas:
            self._note(commas[0], ",", "a semicolon instead of a comma" if commas[0].text == ";" else "")
            for comma in commas[1:]:
                self._drop(comma, "a comma too many")
        else:
            self._insert(last, ",", "a comma is missing")

    def _name(self) -> str:
        token = self._take()
        if token.kind == "word":
            self._note(token, json.dumps(token.text), "a name without quotes")
            return token.text
        if token.kind != "string":
            raise HopelessError(token.start, token.wrong or f"a name is expected, not {head_of(token.text, 20)!r}")
        self._note(token, token.good, token.wrong)
        return str(json.loads(token.good, strict=False))

    def _colon(self) -> None:
        token = self._peek()
        if token is not None and token.text == ":":
            self._take()
        elif token is not None and token.text == "=":
            self._note(self._take(), ":", "an equals sign instead of a colon")
        elif token is not None and (token.kind in ("string", "word") or token.text in ("{", "[")):
            self._insert(self._last, ":", "a colon is missing")
        else:
            raise HopelessError(self._last, "a value is missing")

    def _value(self) -> None:
        token = self._peek()
        if token is None or token.kind in ("mark", "stray"):
            self._container()
            return
        self._take()
        if token.kind == "string":
            self._note(token, token.good, token.wrong)
        elif token.text not in _LITERALS and not _NUMBER.fullmatch(token.text):
            self._note(token, *_literal(token))

    def _container(self) -> None:
        token = self._peek()
        if token is None or token.text not in ("{", "["):
            wrong = "a value is missing" if token is None or not token.wrong else token.wrong
            raise HopelessError(self._last if token is None else token.start, wrong)
        self._take()
        self._depth += 1
        if self._depth > DEEPEST:
            raise HopelessError(token.start, "it is nested too deeply")
        if token.text == "{":
            self._members()
        else:
            self._elements()
        self._depth -= 1

    def _without_comments(self, text: str) -> list[Token]:
        found: list[Token] = []
        for token in tokens(text):
            if token.kind == "comment":
                self._drop(token, token.wrong)
            else:
                found.append(token)
        return found

    def _names_ahead(self, begin: int) -> set[str]:
        """All names from a piece on, of any depth: more than enough to see that two objects share none."""
        ahead = list(self._tokens)[begin:]
        pairs = itertools.pairwise(ahead)
        return {_plain(token) for token, after in pairs if after.text == ":" and token.kind in ("string", "word")}

    def _peek(self) -> Token | None:
        return self._tokens[0] if self._tokens else None

    def _ahead(self, distance: int) -> Token | None:
        return self._tokens[distance] if distance < len(self._tokens) else None

    def _text_at(self, distance: int) -> str:
        token = self._ahead(distance)
        return "" if token is None else token.text

    def _take(self) -> Token:
        token = self._tokens.popleft()
        self._last = token.end
        return token

    def _note(self, token: Token, good: str, wrong: str) -> None:
        if wrong:
            self._edit(token.start, token.end, good, wrong)

    def _drop(self, token: Token, wrong: str) -> None:
        self._edit(token.start, token.end, "", wrong)

    def _insert(self, place: int, good: str, wrong: str) -> None:
        self._edit(place, place, good, wrong)

    def _edit(self, start: int, end: int, good: str, wrong: str) -> None:
        if len(self.edits) == MOST_EDITS:
            raise HopelessError(start, "too much is wrong with it")
        self.edits.append(Edit(start, end, good, wrong))


def _literal(token: Token) -> tuple[str, str]:
    if token.text in _FOREIGN_LITERALS:
        return _FOREIGN_LITERALS[token.text], f"{token.text}, which JSON writes {_FOREIGN_LITERALS[token.text]}"
    if _AMBIGUOUS.fullmatch(token.text):
        raise HopelessError(token.start, f"{head_of(token.text, 40)} is no value that JSON knows")
    return json.dumps(token.text), "a text without quotes"


def _plain(token: Token) -> str:
    return str(json.loads(token.good, strict=False)) if token.kind == "string" else token.text
