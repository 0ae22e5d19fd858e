"""What everybody may read, and looks as chance has made it: certificates, public keys, and signatures by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.spans import Span

_ROW = r"(?:(?:\s|\\[nr]){1,80}[|>\"'+-]{0,2}[ \t]{0,8}[A-Za-z0-9+/]{1,100}={0,2}[\"',]{0,2}(?=[\s\\]|\Z))"
_PUBLIC = {
    "BEGIN ": Pattern(
        r"(?:[A-Z0-9]{1,16} ){0,3}(?:CERTIFICATE(?: REQUEST)?|PUBLIC KEY(?: BLOCK)?|X509 CRL|SIGNATURE|DH PARAMETERS)"
        rf"-----{_ROW}{{1,2000}}"
    ),
    "ssh-": Pattern(r"(?:rsa|dss|ed25519)(?:@openssh\.com)? AAAA[A-Za-z0-9+/]{20,2000}={0,2}"),
    "ecdsa-": Pattern(r"sha2-nistp\d{3}(?:@openssh\.com)? AAAA[A-Za-z0-9+/]{20,2000}={0,2}"),
    **dict.fromkeys(("ublic key", "ublicKey", "ublickey", "peer"), Pattern(r" ?[:=] ?[A-Za-z0-9+/]{43}=")),
}
"""PEM, the lines of authorized_keys, and what `wg show` and its configuration name: what begins each, and the rest."""


def outside(text: str, found: list[Span]) -> list[Span]:
    """Those of the stretches that do not lie in what everybody may read."""
    public = sorted(_public(text)) if found else []
    return list(_outside(found, public)) if public else found


def _public(text: str) -> Iterator[Span]:
    for sign, pattern in _PUBLIC.items():
        at = text.find(sign)
        while at >= 0:
            end = at + len(sign)
            if whole := pattern.match(text, end):
                end = whole.end()
                yield at, end
            at = text.find(sign, end)


def _outside(found: Iterable[Span], public: list[Span]) -> Iterator[Span]:
    at = 0
    for begin, end in sorted(found):
        while at < len(public) and public[at][1] <= begin:
            at += 1
        if at == len(public) or begin < public[at][0] or end > public[at][1]:
            yield begin, end
