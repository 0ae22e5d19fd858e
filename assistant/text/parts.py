"""The head or the tail of a text that is too long, in which no secret shows whose form or name the cut takes away.

A token is known by its whole form, and a value by the name before it, so secrets go before the text is cut.
"""

from __future__ import annotations

from assistant.text.redaction import redact

_MARGIN = 4096
"""So many characters beyond the cut are looked at, too; tokens and the names of values stand within it."""


def head_of(text: str, limit: int) -> str:
    """At most so many of the first characters."""
    return text if len(text) <= limit else redact(text[: limit + _MARGIN])[:limit]


def tail_of(text: str, limit: int) -> str:
    """At most so many of the last characters."""
    return text if len(text) <= limit else redact(text[-limit - _MARGIN :])[-limit:]
