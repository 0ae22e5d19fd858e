"""Plain data with every text redacted: names tell secrets, lists may be commands, JSON stays JSON."""

from __future__ import annotations

from collections.abc import Callable

from assistant.text.redaction.name_kind import is_secret
from assistant.text.redaction.spans import REMOVED

Redact = Callable[[str], str]

_LONGEST_ARGUMENT = 4096
_ARGUMENTS_BEFORE = 8


def redacted(plain: object, redact: Redact) -> object:
    """The same lists and objects with every text, and every name, passed through `redact`."""
    if isinstance(plain, str):
        return redacted_text(plain, redact)
    if isinstance(plain, (list, tuple)):
        return _list(plain, redact)
    if isinstance(plain, dict):
        return {redact(str(name)): _member(str(name), value, redact) for name, value in plain.items()}
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
    return _json(redacted(value, redact))


def _member(name: str, value: object, redact: Redact) -> object:
    """A value redacted together with its name, which tells a secret from a word."""
    if not (is_secret(name) or name.lower() == "auth"):
        return redacted(value, redact)
    if isinstance(value, (list, tuple)):
        return [_member(name, each, redact) for each in value]
    if not isinstance(value, str):
        return redacted(value, redact)
    head = f"{_json(name)}: "
    whole = redact(head + _json(value, ensure_ascii=False))
    return REMOVED if whole == f'{head}"{REMOVED}"' else redacted_text(value, redact)


def _list(items: list[object] | tuple[object, ...], redact: Redact) -> list[object]:
    """A list whose texts may be a command's arguments: `--password` tells what the next one is."""
    result: list[object] = []
    for at, each in enumerate(items):
        before = [item for item in items[max(0, at - _ARGUMENTS_BEFORE) : at] if isinstance(item, str)]
        result.append(_argument(before, each, redact) if isinstance(each, str) else redacted(each, redact))
    return result


def _argument(before: list[str], argument: str, redact: Redact) -> str:
    alone = redacted_text(argument, redact)
    led = any(item.startswith("-") or item == "login" for item in before)
    if alone != argument or not led or len(argument) > _LONGEST_ARGUMENT or argument.startswith("-"):
        return alone
    head = " ".join(before) + " "
    whole, shown = redact(head + argument), redact(head)
    return whole.removeprefix(shown) if whole.startswith(shown) else alone


def _json(value: object, *, ensure_ascii: bool = True) -> str:
    import json  # most starts meet no JSON that holds a secret

    return json.dumps(value, ensure_ascii=ensure_ascii)


def _parsed(text: str) -> object:
    import json

    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
