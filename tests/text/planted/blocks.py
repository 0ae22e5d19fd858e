"""Private keys: blocks of several lines, as files, in JSON, in YAML, and cut."""

from __future__ import annotations

import random
import textwrap

from tests.text.planted.case import Case
from tests.text.planted.values import ALNUM, mixed, text_of

_TITLES = (
    "RSA PRIVATE KEY",
    "EC PRIVATE KEY",
    "PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "OPENSSH PRIVATE KEY",
    "DSA PRIVATE KEY",
    "PGP PRIVATE KEY BLOCK",
)
_RULE = "-" * 5


def blocks(rng: random.Random) -> list[Case]:
    """Each kind of key in each way of writing it."""
    return [_case(way, title, _body(rng)) for title in _TITLES for way in _WAYS]


def _body(rng: random.Random) -> list[str]:
    return [mixed(rng, 8) + text_of(rng, ALNUM + "+/", 56) for _ in range(6)] + [mixed(rng, 30) + "=="]


def _case(way: str, title: str, lines: list[str]) -> Case:
    text = _WAYS[way](title, lines)
    return Case(
        f"private-key/{way}", text, tuple(line for line in lines if line in text), title + " PRIVATE KEY BEGIN END"
    )


def _whole(title: str, lines: list[str]) -> str:
    return "\n".join([f"{_RULE}BEGIN {title}{_RULE}", *lines, f"{_RULE}END {title}{_RULE}"])


def _kms_header(title: str, lines: list[str]) -> str:
    head = ["Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,0123", ""]
    return "\n".join([f"{_RULE}BEGIN {title}{_RULE}", *head, *lines, f"{_RULE}END {title}{_RULE}"])


_WAYS = {
    "file": _whole,
    "with-head-lines": _kms_header,
    "indented": lambda title, lines: "tls.key: |\n" + textwrap.indent(_whole(title, lines), "    "),
    "json": lambda title, lines: '{"key": "' + _whole(title, lines).replace("\n", "\\n") + '"}',
    "json-escaped": lambda title, lines: (
        '{"log": "{\\"key\\": \\"' + _whole(title, lines).replace("\n", "\\\\n") + '\\"}"}'
    ),
    "windows": lambda title, lines: _whole(title, lines).replace("\n", "\r\n"),
    "without-end": lambda title, lines: _whole(title, lines).rsplit("\n", 1)[0],
    "cut": lambda title, lines: _whole(title, lines).rsplit("\n", 1)[0] + "\nand then it ends",
    "without-head": lambda title, lines: "…\n" + _whole(title, lines).split("\n", 1)[1],
    "log-prefix": lambda title, lines: "\n".join(f"web-1  | {line}" for line in _whole(title, lines).splitlines()),
    "quoted-mail": lambda title, lines: "\n".join(f"> {line}" for line in _whole(title, lines).splitlines()),
    "one-line": lambda title, lines: _whole(title, lines).replace("\n", " "),
}
