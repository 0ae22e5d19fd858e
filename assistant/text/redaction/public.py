"""What everybody may read, and looks as chance has made it: certificates, public keys, and signatures by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.spans import Span

_ROW = r"(?:(?:\s|\\[nr]){1,80}[|>\"'+-]{0,2}[ \t]{0,8}[A-Za-z0-9+/]{1,100}={0,2}[\"',]{0,2}(?=[\s\\]|\Z))"
_PUBLIC = Pattern(
    r"BEGIN (?:[A-Z0-9]{1,16} ){0,3}(?:CERTIFICATE(?: REQUEST)?|PUBLIC KEY(?: BLOCK)?|X509 CRL|SIGNATURE|DH PARAMETERS)"
    rf"-----{_ROW}{{1,2000}}"
    r"|(?:ssh-(?:rsa|dss|ed25519)|(?:sk-)?(?:ssh-ed25519|ecdsa-sha2-nistp\d{3})(?:@openssh\.com)?)"
    r" AAAA[A-Za-z0-9+/]{20,2000}={0,2}"
    r"|(?:[Pp]ublic ?[Kk]ey|peer) ?[:=] ?[A-Za-z0-9+/]{43}="
)
"""PEM, the lines of authorized_keys, and what `wg show` and its configuration name."""
_SIGNS = ("BEGIN ", " AAAA", "ublic", "peer")
"""One of these is in each of them."""


def outside(text: str, found: list[Span]) -> list[Span]:
    """Those of the stretches that do not lie in what everybody may read."""
    if not found or not any(sign in text for sign in _SIGNS):
        return found
    public = sorted(span.span() for span in _PUBLIC.finditer(text))
    return list(_outside(found, public)) if public else found


def _outside(found: Iterable[Span], public: list[Span]) -> Iterator[Span]:
    at = 0
    for begin, end in sorted(found):
        while at < len(public) and public[at][1] <= begin:
            at += 1
        if at == len(public) or begin < public[at][0] or end > public[at][1]:
            yield begin, end
