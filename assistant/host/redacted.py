"""Plain data with every text redacted, and JSON inside of a text kept readable."""

from __future__ import annotations

import json
from collections.abc import Callable

Redact = Callable[[str], str]


def redacted(plain: object, redact: Redact) -> object:
    """The same lists and objects with every text, and every name, passed through `redact`."""
    if isinstance(plain, str):
        return redacted_text(plain, redact)
    if isinstance(plain, (list, tuple)):
        return [redacted(each, redact) for each in plain]
    if isinstance(plain, dict):
        return {redact(str(name)): redacted(value, redact) for name, value in plain.items()}
    return plain


def redacted_text(text: str, redact: Redact) -> str:
    """A text redacted; where that breaks the JSON in it, each of the JSON's own texts instead.

    The parsers read this text again; a daemon.json that becomes invalid by redaction would be a false finding.
    """
    # Half of a surrogate pair cannot be stored.
    clean = text.encode(errors="replace").decode()
    result = redact(clean)
    if result == clean or not clean.lstrip().startswith(("{", "[")):
        return result
    value = _parsed(clean)
    if value is None or _parsed(result) is not None:
        return result
    return json.dumps(_members(value, redact))


def _members(value: object, redact: Redact) -> object:
    """JSON's values with their texts redacted together with their names, which tell a secret from a word."""
    if isinstance(value, dict):
        return {name: _member(name, each, redact) for name, each in value.items()}
    if isinstance(value, list):
        return [_members(each, redact) for each in value]
    return redact(value) if isinstance(value, str) else value


def _member(name: str, value: object, redact: Redact) -> object:
    if not isinstance(value, str):
        return _members(value, redact)
    head = f"{name}="
    whole = redact(head + value)
    return whole.removeprefix(head) if whole.startswith(head) else redact(value)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
