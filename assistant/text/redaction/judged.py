"""Whether a value that stands behind a name is a secret, and which part of it."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.looks import is_prose, is_random, is_told, is_uuid
from assistant.text.redaction.name_kind import Kind
from assistant.text.redaction.spans import Span
from assistant.text.redaction.values import default_of, is_no_secret

_USER = Pattern(r"[\w.@-]{1,64}(?::|/(?=[^/]*[A-Z])(?=[^/]*\d))([^\s:/]\S{5,256})\Z")
_PADDED = Pattern(r"[A-Za-z0-9+/]{8,4096}={1,2}")
"""Text in base64 that shows it."""
_BASE64 = Pattern(r"[A-Za-z0-9+/]{8,1024}")
_PIN = Pattern(r"\d{4,64}|\d{3}-\d\d-\d{3}")
_SECRET, _PERHAPS = Kind.SECRET, Kind.PERHAPS
"""Asked for by every value; a member of an enumeration takes longer to look up than a value to judge."""
_ADDRESS = Pattern(r"[a-z][a-z0-9+.-]{1,20}://", re.I)


def checked(text: str, span: Span | None, kind: Kind, *, prose: bool = False) -> Iterator[Span]:
    """The stretch, where a secret stands in it."""
    if span is not None and span[1] > span[0] and (secret := secret_in(text, span, kind, prose=prose)):
        yield secret


def secret_in(text: str, span: Span, kind: Kind, *, prose: bool = False) -> Span | None:
    """What of a value behind such a name is secret; None where nothing is."""
    value = text[slice(*span)]
    if value[0] == "$" and (inner := default_of(text, *span)) is not None:
        return secret_in(text, inner, kind) if inner[1] > inner[0] else None
    if not is_no_secret(value) and not (prose and is_prose(value)) and (kind >= _SECRET or _fits(value, kind)):
        return ("@" in value and _login_in(value, span[0])) or span
    if (
        kind is _PERHAPS
        and (pair := _USER.match(value))
        and (is_told(pair[1]) or (len(pair[1]) > 7 and pair[1].isdigit()))
    ):
        return span[0] + pair.start(1), span[1]
    return None


def _fits(value: str, kind: Kind) -> bool:
    """Whether the value is one for a name that does not say enough."""
    likely = is_random(value) or _PADDED.fullmatch(value) is not None or _is_login(value)
    return likely or (kind is Kind.LIKELY and _is_likely(value))


def _is_likely(value: str) -> bool:
    return is_uuid(value) or (len(value) > 7 and is_told(value)) or _PIN.fullmatch(value) is not None


def _is_login(value: str) -> bool:
    """Whether a user and a password are encoded in it, as Docker's `auth` does."""
    if not _BASE64.fullmatch(value):
        return False
    plain = binascii.a2b_base64(value[: len(value) // 4 * 4])
    return b":" in plain[1:] and plain.isascii() and plain.decode("ascii").isprintable()


def _login_in(value: str, begin: int) -> Span | None:
    """The password, or the login, of a value that is an address: what else the address says helps."""
    found = _ADDRESS.match(value)
    at = value.rfind("@")
    if found is None or at < found.end() or " " in value:
        return None
    login = value.find(":", found.end(), at)
    return (begin + (login + 1 if login >= 0 else found.end()), begin + at)
