"""Single values: texts, numbers, yes and no, and plain data as JSON would have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from assistant.kb.faults import Faults, nearest, one_of
from assistant.kb.nodes import Map, Node, Scalar, Seq, kind_of

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}\Z")
_GROUPS = re.compile(r"(?<=[0-9])_(?=[0-9])")
_SURROGATES = "\ud800-\udfff"
_INVISIBLE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff{_SURROGATES}]"
)
_BROKEN = re.compile(f"[{_SURROGATES}]")
_TEMPLATE = re.compile(r"(?<!\{)\{[a-z_]+(\.[a-z_]+)?(:[^{}]*)?\}(?!\})")
_OLD_WORDS = ("yes", "no", "on", "off")


@dataclass(frozen=True)
class Reading:
    """How texts are taken from one file.

    Attributes:
        check: called with each text, for example to check its templates.
        raw: control characters are allowed, for real pastes.
    """

    faults: Faults
    check: Callable[[Scalar], None] | None = None
    raw: bool = False


def unfilled(faults: Faults) -> Reading:
    """Reads texts that people see as they stand: nothing is filled in there, so a template is a fault."""
    return Reading(faults, lambda written: _refuse_template(written, faults))


def _refuse_template(written: Scalar, faults: Faults) -> None:
    if found := _TEMPLATE.search(written.text):
        faults.add(written, f"{found.group()} is not filled in here", "templates work only in evidence and steps")


def text(node: Node, reading: Reading) -> str:
    """A text that is not empty, whatever it looks like otherwise."""
    if not isinstance(node, Scalar):
        reading.faults.add(node, f"this must be text, not {kind_of(node)}", _quote_hint(node))
        return ""
    if not node.text.strip():
        reading.faults.add(node, "text is missing here")
    if bad := (_BROKEN if reading.raw else _INVISIBLE).search(node.text):
        reading.faults.add(node, f"the text contains the invisible character U+{ord(bad.group()):04X}")
    if reading.check is not None:
        reading.check(node)
    return node.text


def _quote_hint(node: Node) -> str:
    return "put quotes around text that contains `: ` or begins with { or [" if isinstance(node, Map | Seq) else ""


def flag(node: Node, reading: Reading) -> bool:
    """true or false."""
    if isinstance(node, Scalar) and node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    reading.faults.add(node, "this must be true or false")
    return False


def number(node: Node, reading: Reading) -> float | int:
    """A number without a unit."""
    if isinstance(node, Scalar) and (found := number_in(node.text)) is not None:
        return found
    reading.faults.add(node, "this must be a number", "write it without a unit, for example 1_000_000")
    return 0


def number_in(written: str) -> float | int | None:
    """The number that a text is, None when it is none."""
    digits = _GROUPS.sub("", written)
    if _INTEGER.match(digits):
        return int(digits)
    return float(digits) if _FLOAT.match(digits) else None


def whole_number(node: Node, reading: Reading) -> int:
    return int(number(node, reading))


def decimal(node: Node, reading: Reading) -> float:
    return float(number(node, reading))


def plain_value(node: Node, reading: Reading) -> Any:
    """A node as JSON would have it."""
    if isinstance(node, Seq):
        return [plain_value(each, reading) for each in node.items]
    if isinstance(node, Map):
        return {key_of(node, key, reading): plain_value(value, reading) for key, value in node.entries.items()}
    if node.is_empty or not node.text:
        return None if node.plain else ""
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and (found := number_in(node.text)) is not None:
        return found
    if node.plain and node.text.lower() in _OLD_WORDS:
        reading.faults.add(node, f"{node.text} is ambiguous", f'write true, false or "{node.text}"')
    return text(node, reading)


def key_of(node: Map, key: str, reading: Reading) -> str:
    """A key that a tree chooses itself, checked like any text."""
    return text(Scalar(node.lines[key], key, plain=False), reading)


def choice(node: Node, known: Iterable[str], reading: Reading) -> str:
    """One of the given words; the first of them after a fault."""
    words = [str(each) for each in known]
    written = node.text if isinstance(node, Scalar) else kind_of(node)
    if written not in words:
        reading.faults.add(
            node, f"{written} is not one of the possible values", nearest(written, words) or one_of(words)
        )
        return words[0]
    return written
