"""Values in XML: `<token>X</token>`, `<entry key="token">X</entry>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.judged import checked
from assistant.text.redaction.name_kind import Kind, is_secret
from assistant.text.redaction.name_place import Name
from assistant.text.redaction.spans import Span

_TAG = Pattern(r"(?:[^\r\n]{1,1024}?|[^<]{1,8192})(?=</)")
_CDATA = Pattern(r"\s{0,80}<!\[CDATA\[(.{1,8192}?)\]\]>", re.S)
_ATTRIBUTES = Pattern(r"[^<>]{0,256}>")


def tagged(text: str, name: Name) -> Iterator[Span]:
    """What stands in an element: the name is its own, or one of its attributes holds it."""
    if name.sep != ">" or not (text[name.begin - 1 : name.begin] in ("<", ":") or (name.opened and name.closed)):
        return
    yield from in_element(text, name.after, name.kind)


def with_attributes(text: str, name: Name) -> Iterator[Span]:
    """What stands in an element whose tag says more than its name: `<password type="plain">X</password>`."""
    if found := _ATTRIBUTES.match(text, name.end):
        yield from in_element(text, found.end(), name.kind)


def in_element(text: str, at: int, kind: Kind) -> Iterator[Span]:
    """What stands between a tag that ends here and the next tag."""
    found = _CDATA.match(text, at)
    begin, end = found.span(1) if found else (at, at)
    if not found and (plain := _TAG.match(text, at)):
        begin, end = plain.span()
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if not (
        text[begin:end].isalpha() and is_secret(text[begin:end])
    ):  # a label: <label for="password">Password</label>
        yield from checked(text, (begin, end), kind)
