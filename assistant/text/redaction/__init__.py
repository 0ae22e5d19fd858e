"""The one door that every text passes before it is kept or leaves the host: secrets are taken out.

It is better to take out too much than too little, but names, addresses and paths stay, because a diagnosis needs them.
No expression repeats what repeats, and each looks only so far, so that no text can make them slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from assistant.text.redaction.assignments import assigned, given, spoken
from assistant.text.redaction.commands import arguments
from assistant.text.redaction.forms import logins, private_keys, tokens
from assistant.text.redaction.names import STEMS
from assistant.text.redaction.own import own_patterns
from assistant.text.redaction.pairs import kubernetes, pairs
from assistant.text.redaction.spans import REMOVED, Span, replaced

__all__ = ["REMOVED", "Redact", "redact", "redactor"]

Redact = Callable[[str], str]

_FINDERS: tuple[Callable[[str], Iterator[Span]], ...] = (
    private_keys,
    logins,
    assigned,
    given,
    spoken,
    arguments,
    pairs,
    kubernetes,
    tokens,
)
_OF_LINES = (assigned, pairs, kubernetes)
"""What looks at several lines, and so cares for line ends inside of quoted texts."""
_UNSEEN = re.compile(
    r"\x1b\[[0-9;:?]{0,32}[A-Za-z]|\\{1,15}(?:e|x1[bB]|033|u001[bB])\[[0-9;]{0,16}m|[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]"
)
"""Colours and characters without width, which may stand in the middle of a secret or between it and its name."""
_LINE_END = re.compile(r"\\{1,15}n(?=[ \w\\|+-]|$)")
"""A line end inside of a quoted text; it is also read as one, at the same place."""
_PREFIX = re.compile(r"^[\w.-]{1,64} {1,40}\| ?", re.M)
"""The name that compose puts before each line of a log."""
_SIGN = re.compile(
    rf"{STEMS}|[\w+/=.~-]{{14}}|@|-[abpuwPU]|bearer|literal|rabbitmq|identified"
    r"|密|口令|令牌|パス|비밀|암호|парол|contrase|kennwort|senha|mot de|\\\\u",
    re.I,
)
"""Every secret that is known shows at least one of these."""
_SHORT = 4000
_PHRASE = 200
_ROUNDS = 4


def redact(text: str) -> str:
    """The text without its secrets; the same when there are none. Redacting twice changes nothing more."""
    if len(text) <= _PHRASE:
        return _of_phrase(text)
    return _looked_through(text)


@lru_cache(maxsize=8192)
def _of_phrase(text: str) -> str:
    """One object holds the same names and phrases hundreds of times."""
    return _looked_through(text)


def _looked_through(text: str) -> str:
    if len(text) <= _SHORT and not _SIGN.search(_UNSEEN.sub("", text)):
        return text
    return _redacted(text, _FINDERS)


def redactor(extra_patterns: Iterable[str] = ()) -> Redact:
    """Redaction that takes out what the user's own patterns match, too.

    Raises:
        UsageError: a pattern cannot be used: it is too long, matches nothing at all, or is none.
    """
    patterns = tuple(extra_patterns)
    if not patterns:
        return redact
    finders = (*_FINDERS, own_patterns(patterns))
    return lambda text: _redacted(text, finders)


def _redacted(text: str, finders: tuple[Callable[[str], Iterator[Span]], ...]) -> str:
    seen = _UNSEEN.sub("", text)
    clean = _settled(seen, finders)
    return text if clean == seen else clean


def _as_lines(text: str) -> str:
    """The text as its lines were before they were quoted or given a prefix; as long as it is."""
    return _PREFIX.sub(_as_blanks, _LINE_END.sub(_as_line_end, text))


def _as_line_end(found: re.Match[str]) -> str:
    return " " * (len(found.group()) - 1) + "\n"


def _as_blanks(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _settled(text: str, finders: tuple[Callable[[str], Iterator[Span]], ...]) -> str:
    """The text when nothing more is found: what is taken out may bring together what it stood between."""
    for _ in range(_ROUNDS):
        found = [span for finder in finders for span in finder(text)]
        lines = _as_lines(text)
        if lines != text:
            found += [span for finder in _OF_LINES for span in finder(lines)]
        clean = replaced(text, found)
        if clean == text:
            break
        text = clean
    return text
