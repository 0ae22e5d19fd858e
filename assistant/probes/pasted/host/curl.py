"""`curl` of a server with TLS: whether a connection was made, and why not."""

from __future__ import annotations

import re
from typing import Literal

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Dial, DialFailed, Dialled, Reply
from assistant.probes.address import parse_place
from assistant.probes.pasted.asked import asked_of
from assistant.probes.pasted.reading import Shown

Why = Literal["refused", "timed-out", "unresolvable", "unreachable"]
_URL = re.compile(r"https://[^\s'\"]{1,300}")
_STATUS = re.compile(r"^(?:< )?HTTP/[\d.]+ \d{3}", re.MULTILINE)
_PROXIED = re.compile(
    r"[Uu]ses proxy env variable|CONNECT tunnel|HTTP/[\d.]+ 200 [Cc]onnection [Ee]stablished|proxy", re.MULTILINE
)
_FAILED: tuple[tuple[Why, re.Pattern[str]], ...] = (
    ("unresolvable", re.compile(r"curl: \(6\)|Could not resolve host")),
    ("timed-out", re.compile(r"curl: \(28\)|Connection timed out|Operation timed out")),
    ("unreachable", re.compile(r"Network is unreachable|No route to host")),
    ("refused", re.compile(r"Connection refused")),
)
_TLS = re.compile(r"curl: \((?:35|60|51|58)\) (.{1,200})")


def read(block: Block) -> Shown | None:
    """Read whether the server was reached, unless through a proxy, which Docker may not use."""
    asked = asked_of(block)
    url = next((word for word in asked.operands if _URL.fullmatch(word)), "")
    place = parse_place(url)
    found = None if _PROXIED.search(block.text) or asked.has("x", "--proxy") else _reply(block.text)
    if place is None or found is None:
        return None
    port = place.port or 443

    def answer(ask: Ask) -> Reply | None:
        is_it = isinstance(ask, Dial) and (ask.host, ask.port, ask.speak) == (place.host, port, "https")
        return found if is_it else None

    of = place.host if place.port is None else f"{place.host}:{place.port}"
    return Shown(block, answer, (FactKey("registry.reachable", of),))


def _reply(text: str) -> Dialled | DialFailed | None:
    tls = _TLS.search(text)
    if _STATUS.search(text) or tls:
        return Dialled(tls_error=tls[1].strip() if tls else "")
    return next((DialFailed(why) for why, form in _FAILED if form.search(text)), None)
