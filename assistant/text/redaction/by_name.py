"""Secrets that a name gives away, wherever the name and its value stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.assigned import assigned, in_object
from assistant.text.redaction.elements import in_element, with_attributes
from assistant.text.redaction.judged import checked
from assistant.text.redaction.looks import is_password, is_strong
from assistant.text.redaction.name_kind import Kind
from assistant.text.redaction.name_place import Name, name_at
from assistant.text.redaction.nearby import nearby
from assistant.text.redaction.pairs import is_field, paired
from assistant.text.redaction.spaced import spaced
from assistant.text.redaction.spans import Span
from assistant.text.redaction.tables import in_table
from assistant.text.redaction.values import quoted
from assistant.text.redaction.words import FOREIGN

_REFERS = Pattern(r"\$\{\w{1,64}\}|[\s\S]!\w{1,64}\s")
"""What stands for a secret that is kept elsewhere: `${DB_PASSWORD}` of a shell, `!secret` of Home Assistant."""
_SIGNS = Pattern(
    r"(?:[ \t]{0,4}\([^()\r\n]{0,40}\))?(?P<close>[\"'`\])]{0,3})[ \t]{0,8}"
    r"(?P<sep>=>|:=|={1,2}|:|—|–|->|は|が|는|은|是|为|為|ist\b|est\b|es\b|é\b|:|\|)?[ \t]{0,8}"
)
_JOINED = Pattern(r"[ \t]?[\"'`][ \t]?[+)]")
"""A text in a program ends, and the value is joined to it: `"Bearer " + token`."""
_ENDING = Pattern(r"[^\W\d_]{1,5}(?=[\s\"'`])")
"""What a language puts at the end of a name: `Lösenordet`, `şifresi`. Writings without capitals part no words."""
_ASCII = Pattern(r"[A-Za-z0-9!-/]")
"""A word in the same writing says more about the secret: that it is wrong."""
_PLAIN = Pattern(r"[!-~]{6,128}")
_SURE = frozenset((":", "=", "==", ":=", "=>", "|"))
_CALL = Pattern(r"[ \t]{0,8},[ \t]{0,40}")
_OPEN = Pattern(r"\([ \t]{0,8}\Z")
_NEXT_CELL = Pattern(r"[ \t]{0,8}</t[dh]>\s{0,80}<t[dh][^<>]{0,256}>")


def named(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The secrets that belong to the name with these letters in it."""
    name = name_at(text, at, end - (word[-1] in '=:"'))
    if name is None or _REFERS.fullmatch(text, max(0, name.begin - 2), name.end + 1):
        return
    if name.opened and _JOINED.match(text, name.end):
        return
    for look in _looks(text, name):
        if found := list(look(text, name)):
            yield from found
            return


def _looks(text: str, name: Name) -> Iterator[Callable[[str, Name], Iterator[Span]]]:
    """Where the value may stand, the likeliest place first."""
    if name.sep and name.sep not in ",|":
        yield assigned
        if name.sep == ">" or name.sep[0] == ":":
            yield paired
    else:
        if is_field(text, name):
            yield paired
        if text[name.begin - 1 : name.begin] == "<":
            yield with_attributes
        yield in_table
        if name.sep == ",":
            yield _called
        if text.startswith("{", name.after):
            yield _in_braces
        if text.startswith("<", name.after):
            yield _in_next_cell
        yield spaced
    yield nearby


def foreign(text: str) -> Iterator[tuple[int, int, str]]:
    """Where words stand that ASCII cannot write."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    for word in FOREIGN:
        at = lower.find(word)
        while at >= 0:
            yield at, at + len(word), word
            at = lower.find(word, at + 1)


def foreign_named(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The secret that such a word announces."""
    if word[-1].islower() and (ending := _ENDING.match(text, end)):
        end = ending.end()
    found = _SIGNS.match(text, end)
    if found is None or text.startswith(FOREIGN, found.end()):
        return
    if found.end() == end:
        plain = _PLAIN.match(text, end)
        yield from (plain.span(),) if plain and is_password(plain.group()) else ()
        return
    opened = text[at - 1 : at] if at and text[at - 1] in "\"'`" else ""
    name = Name(Kind.SECRET, word, at, end, found["close"], opened, "", found["sep"] or "", found.end())
    sure = name.sep in _SURE
    found_spans = [
        span for span in _foreign(text, name) if _ASCII.search(text, *span) and (sure or is_strong(text[slice(*span)]))
    ]
    yield from found_spans or nearby(text, name)


def _foreign(text: str, name: Name) -> Iterator[Span]:
    if name.sep == "|":
        yield from in_table(text, name)
    elif name.sep:
        plain = name._replace(sep=name.sep if name.sep in (":", "=", ":=", "=>") else "=")
        yield from assigned(text, plain)
    else:
        yield from spaced(text, name._replace(gap=" "))


def _in_braces(text: str, name: Name) -> Iterator[Span]:
    """`variable "db_password" { default = "X" }`."""
    return in_object(text, name.after, name.kind)


def _in_next_cell(text: str, name: Name) -> Iterator[Span]:
    """`<td>DB_PASSWORD</td><td>X</td>`"""
    if found := _NEXT_CELL.match(text, name.end + len(name.closed)):
        yield from in_element(text, found.end(), name.kind)


def _called(text: str, name: Name) -> Iterator[Span]:
    """`putenv("DB_PASSWORD", "X")`: a name and its value as the arguments of a function."""
    before = name.begin - len(name.opened)
    if not (name.opened and _OPEN.search(text, max(0, before - 9), before)):
        return
    found = _CALL.match(text, name.end + len(name.closed))
    if found:
        yield from checked(text, quoted(text, found.end()), name.kind)
