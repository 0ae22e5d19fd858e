"""JSON as it leaves: what a terminal would obey or a reader would not see is written as an escape."""

from __future__ import annotations

import re

import msgspec

_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""DEL, C1, and what is invisible, ends a line or turns its direction (Unicode's Cf, Zl, Zp); msgspec escapes C0."""


def encoded(value: object, indent: int = 0) -> str:
    """One JSON value; on a line of its own where `indent` is 0."""
    data = msgspec.json.encode(value)
    text = (msgspec.json.format(data, indent=indent) if indent else data).decode()
    # Outside of its strings JSON holds none of these, so each of them is within one, where an escape means the same.
    return text if text.isascii() and "\x7f" not in text else _UNSEEN.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
