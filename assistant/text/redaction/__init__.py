"""The one door that every text passes before it is kept or leaves the host: secrets are taken out.

It is better to take out too much than too little, but names, addresses and paths stay, because a diagnosis needs them.

A text is made plain (view), searched once for what announces a secret (engine, places), and looked at there by a module
for each family: names with a value (name_place finds them, name_kind and words tell which are secret, by_name takes the
value that stands as assigned, blocks, elements, headers, pairs, spaced or tables say, and which judged, looks and
values weigh), commands, calls, logins, keys, tokens, forms. Beside these stand what a user adds (own) and plain data
(data).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from assistant.text.redaction.engine import spans_of
from assistant.text.redaction.own import own_patterns
from assistant.text.redaction.spans import REMOVED, Span, replaced
from assistant.text.redaction.view import View

__all__ = ["REMOVED", "Redact", "redact", "redactor"]

Redact = Callable[[str], str]
_PHRASE = 200


def redact(text: str) -> str:
    """The text without its secrets; the same when there are none. Redacting twice changes nothing more."""
    return _of_phrase(text) if len(text) <= _PHRASE else _redacted(text, _nothing)


def redactor(extra_patterns: Iterable[str] = ()) -> Redact:
    """Redaction that takes out what the user's own patterns match, too.

    Raises:
        UsageError: a pattern cannot be used: it is too long, matches nothing at all, or is none.
    """
    patterns = tuple(extra_patterns)
    if not patterns:
        return redact
    own = own_patterns(patterns)
    return lambda text: _redacted(text, own)


@lru_cache(maxsize=8192)
def _of_phrase(text: str) -> str:
    """One object holds the same names and phrases hundreds of times."""
    return _redacted(text, _nothing)


def _redacted(text: str, own: Callable[[str], Iterable[Span]]) -> str:
    view = View(text)
    found = spans_of(view.text)
    found += own(view.text)
    return replaced(text, view.origins(found)) if found else text


def _nothing(_text: str) -> Iterable[Span]:
    return ()
