"""Letters that programs have escaped: `\\u672a` in JSON, `\\xe6\\x9c\\xaa` in Python, `#346#234#252` in rsyslog."""

from __future__ import annotations

import re

from assistant.matching.languages.fold import composed

_ESCAPES = re.compile(
    rb"(?P<json>(?:\\{1,4}u(?!00[0-7])[0-9a-fA-F]{4})+)"
    rb"|(?P<hex>(?:\\{1,4}x[89a-fA-F][0-9a-fA-F]){2,})"
    rb"|(?P<octal>(?:(?:\\{1,4}|#)[23][0-7]{2}){2,})"
)
_SIGNS = (b"\\u", b"\\x", b"\\2", b"\\3", b"#2", b"#3")
_ACCENTS = (b"\xcc", b"\xcd")
"""How accents begin in UTF-8 that are characters of their own."""
_DIGITS = {
    "json": (re.compile(rb"u([0-9a-fA-F]{4})"), 16),
    "hex": (re.compile(rb"x([0-9a-fA-F]{2})"), 16),
    "octal": (re.compile(rb"[\\#](\d{3})"), 8),
}


def unescaped(data: bytes) -> bytes:
    """A text with escaped letters as themselves, and each accent in one with its letter; its lines stay lines."""
    if (b"\\" in data or b"#" in data) and any(map(data.__contains__, _SIGNS)):
        data = _ESCAPES.sub(_letters, data)
    if not data.isascii() and any(map(data.__contains__, _ACCENTS)):
        data = composed(data.decode("utf-8", "replace")).encode()
    return data


def _letters(found: re.Match[bytes]) -> bytes:
    kind = found.lastgroup or "json"
    digits, base = _DIGITS[kind]
    codes = [int(each, base) for each in digits.findall(found.group())]
    if kind == "json":
        units = b"".join(code.to_bytes(2, "big") for code in codes)
        return units.decode("utf-16-be", "replace").encode()
    letters = bytes(codes)
    try:
        letters.decode()
    except UnicodeDecodeError:
        return found.group()
    return letters
