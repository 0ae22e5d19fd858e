"""Reads text that is meant to be a JSON object as well as it allows, and notes what has to change."""

from __future__ import annotations

import json
import re

from assistant.text.json_ahead import Ahead
from assistant.text.json_edits import Edit, Edits, HopelessError
from assistant.text.json_tokens import Token, tokens
from assistant.text.parts import head_of

DEEPEST = 40
_LITERALS = {"true", "false", "null"}
_FOREIGN_LITERALS = {"True": "true", "False": "false", "None": "null", "TRUE": "true", "FALSE": "false"}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
# Words whose meaning a reader would have to guess: a number in another notation, or YAML's idea of a truth value.
_AMBIGUOUS = re.compile(r"[-+]?[\d.]+|0[xob]\w+|yes|no|on|off|nan|[-+]?inf(inity)?", re.IGNORECASE)


class Mender:
    """Reads one text.

    Raises:
        HopelessError: from `document`, when what is meant cannot be told.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits = Edits()
        self._ahead = Ahead(())
        self._depth = 0

    @property
    def edits(self) -> list[Edit]:
        """What has to change, in the order in which it was noticed."""
        return self._edits.noted

    def document(self) -> None:
        """Read the whole text."""
        self._ahead = Ahead(self._without_comments(self._text))
        first = self._ahead.at()
        if first is None:
            raise HopelessError(0, "there is nothing")
        if first.text == "{":
            self._ahead.take()
        elif self._ahead.is_name():
            self._edits.insert(first.start, "{", "the opening brace is missing")
        else:
            raise HopelessError(first.start, "it does not begin with an opening brace")
        self._members(is_outermost=True)
        while (rest := self._ahead.at()) is not None:
            if rest.text not in ("}", "]", ","):
                raise HopelessError(rest.start, "there is more after the end")
            self._edits.drop(self._ahead.take(), f"a {rest.text} too many")

    def _members(self, *, is_outermost: bool = False) -> None:
        names: set[str] = set()
        needs_comma = False
        while True:
            self._separator(needs_comma=needs_comma)
            token = self._ahead.at()
            if token is None:
                self._edits.insert(self._ahead.last, "\n}" if is_outermost else "}", "a closing brace is missing")
                return
            if token.text == "}" and not (is_outermost and self._goes_on(names)):
                self._ahead.take()
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
        if self._ahead.text(1) == "{":
            return not names & self._ahead.names(2)
        return self._ahead.is_name(2 if self._ahead.text(1) == "," else 1)

    def _join(self, *, needs_comma: bool) -> bool:
        """Drop the brace that closes too early, and the one that opens a second object."""
        brace = self._ahead.take()
        if brace.text == "{":
            raise HopelessError(brace.start, "a name is missing before this brace")
        self._edits.drop(brace, "the object is closed too early")
        follower = self._ahead.at()
        if follower is not None and follower.text == "{":
            self._edits.drop(self._ahead.take(), "a second object begins")
        return needs_comma

    def _elements(self) -> None:
        needs_comma = False
        while True:
            if self._is_name_next():
                self._edits.insert(self._ahead.last, "]", "a closing bracket is missing")
                return
            self._separator(needs_comma=needs_comma)
            token = self._ahead.at()
            if token is None or token.text == "}":
                self._edits.insert(self._ahead.last, "]", "a closing bracket is missing")
                return
            if token.text == "]":
                self._ahead.take()
                return
            self._value()
            needs_comma = True

    def _is_name_next(self) -> bool:
        """Whether the next piece, past a comma, is a name: in an array it shows that the bracket was forgotten."""
        return self._ahead.is_name(1 if self._ahead.text() == "," else 0)

    def _separator(self, *, needs_comma: bool) -> None:
        """Read the comma before the next member; add a missing one, drop those too many."""
        commas: list[Token] = []
        last = self._ahead.last
        while self._ahead.text() in (",", ";"):
            commas.append(self._ahead.take())
        # The last member's comma is too many, and so is one that another container's end or name shows to be outside.
        follows = self._ahead.at()
        ends = follows is None or follows.text in ("}", "]")
        if not needs_comma or ends:
            for comma in commas:
                self._edits.drop(comma, "a comma too many")
            self._ahead.last = last
        elif commas:
            self._edits.replace(commas[0], ",", "a semicolon instead of a comma" if commas[0].text == ";" else "")
            for comma in commas[1:]:
                self._edits.drop(comma, "a comma too many")
        else:
            self._edits.insert(last, ",", "a comma is missing")

    def _name(self) -> str:
        token = self._ahead.take()
        if token.kind == "word":
            self._edits.replace(token, json.dumps(token.text), "a name without quotes")
            return token.text
        if token.kind != "string":
            raise HopelessError(token.start, token.wrong or f"a name is expected, not {head_of(token.text, 20)!r}")
        self._edits.replace(token, token.good, token.wrong)
        return str(json.loads(token.good, strict=False))

    def _colon(self) -> None:
        token = self._ahead.at()
        if token is not None and token.text == ":":
            self._ahead.take()
        elif token is not None and token.text == "=":
            self._edits.replace(self._ahead.take(), ":", "an equals sign instead of a colon")
        elif token is not None and (token.kind in ("string", "word") or token.text in ("{", "[")):
            self._edits.insert(self._ahead.last, ":", "a colon is missing")
        else:
            raise HopelessError(self._ahead.last, "a value is missing")

    def _value(self) -> None:
        token = self._ahead.at()
        if token is None or token.kind in ("mark", "stray"):
            self._container()
            return
        self._ahead.take()
        if token.kind == "string":
            self._edits.replace(token, token.good, token.wrong)
        elif token.text not in _LITERALS and not _NUMBER.fullmatch(token.text):
            self._edits.replace(token, *_literal(token))

    def _container(self) -> None:
        token = self._ahead.at()
        if token is None or token.text not in ("{", "["):
            wrong = "a value is missing" if token is None or not token.wrong else token.wrong
            raise HopelessError(self._ahead.last if token is None else token.start, wrong)
        self._ahead.take()
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
                self._edits.drop(token, token.wrong)
            else:
                found.append(token)
        return found


def _literal(token: Token) -> tuple[str, str]:
    if token.text in _FOREIGN_LITERALS:
        return _FOREIGN_LITERALS[token.text], f"{token.text}, which JSON writes {_FOREIGN_LITERALS[token.text]}"
    if _AMBIGUOUS.fullmatch(token.text):
        raise HopelessError(token.start, f"{head_of(token.text, 40)} is no value that JSON knows")
    return json.dumps(token.text), "a text without quotes"
