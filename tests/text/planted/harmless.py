"""Texts without any secret: what a diagnosis needs must come through redaction as it went in."""

from __future__ import annotations

import base64
import json
import random
import string
from collections.abc import Callable, Iterator

from tests.text.planted.case import Case
from tests.text.planted.cases import SEED
from tests.text.planted.outputs import OUTPUTS
from tests.text.planted.quiet import QUIET
from tests.text.planted.sentences import SENTENCES
from tests.text.planted.settings import PLACEHOLDERS, SETTINGS
from tests.text.planted.values import ALNUM, text_of

_HEX = "0123456789abcdef"
_BASE36 = string.ascii_lowercase + string.digits


def _hex(rng: random.Random, length: int) -> str:
    return text_of(rng, _HEX, length)


def _uuid(rng: random.Random) -> str:
    return "-".join(_hex(rng, length) for length in (8, 4, 4, 4, 12))


def _digest(rng: random.Random, size: int) -> str:
    return base64.b64encode(rng.randbytes(size)).decode()


IDS: dict[str, Callable[[random.Random], str]] = {
    "container-id": lambda rng: _hex(rng, 64),
    "short-id": lambda rng: _hex(rng, 12),
    "digest": lambda rng: f"sha256:{_hex(rng, 64)}",
    "sha": lambda rng: _hex(rng, 40),
    "uuid": _uuid,
    "ipv4": lambda rng: ".".join(str(rng.randint(1, 254)) for _ in range(4)),
    "ipv6": lambda rng: "fe80::" + ":".join(_hex(rng, 4) for _ in range(4)),
    "mac": lambda rng: ":".join(_hex(rng, 2) for _ in range(8)),
    "node-id": lambda rng: text_of(rng, _BASE36, 25),
    "image": lambda rng: f"reg.example:5000/team/app:{rng.randint(1, 9)}.{rng.randint(0, 30)}.{rng.randint(0, 9)}",
    "image-digest": lambda rng: f"reg.example/app@sha256:{_hex(rng, 64)}",
    "version": lambda rng: f"5:{rng.randint(20, 28)}.0.{rng.randint(0, 9)}-1~ubuntu.22.04~jammy",
    "overlay": lambda rng: f"/var/lib/docker/overlay2/{_hex(rng, 64)}/merged",
    "overlay-link": lambda rng: f"/var/lib/docker/overlay2/l/{text_of(rng, string.ascii_uppercase + '234567', 26)}",
    "address": lambda rng: f"0xc{_hex(rng, 9)}",
    "integrity": lambda rng: f"sha512-{_digest(rng, 64)}",
    "go-sum": lambda rng: f"h1:{_digest(rng, 32)}",
    "host-key": lambda rng: f"SHA256:{_digest(rng, 32).rstrip('=')}",
    "public-key": lambda rng: f"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{text_of(rng, ALNUM, 43)} me@host",
    "fingerprint": lambda rng: ":".join(_hex(rng, 2).upper() for _ in range(20)),
    "gpg-key": lambda rng: _hex(rng, 16).upper(),
    "signer": lambda rng: _hex(rng, 40).upper(),
    "timestamp": lambda rng: f"2026-11-{rng.randint(10, 28)}T10:00:00.{rng.randint(10**8, 10**9 - 1)}Z",
    "kernel": lambda rng: f"{rng.randint(3, 6)}.{rng.randint(0, 19)}.0-{rng.randint(1, 200)}-generic",
    "device": lambda rng: f"/dev/mapper/docker-8:1-{rng.randint(10**5, 10**7)}-{_hex(rng, 12)}",
    "veth": lambda rng: f"veth{_hex(rng, 7)}",
    "cgroup": lambda rng: f"/sys/fs/cgroup/system.slice/docker-{_hex(rng, 64)}.scope",
    "netns": lambda rng: f"/var/run/docker/netns/{_hex(rng, 12)}",
    "trace-id": lambda rng: _hex(rng, 32),
}
_PLACES = (
    "«i»",
    "Nov 20 10:00:00 host dockerd[812]: cannot find «i» here",
    'time="2026-11-20T10:00:00Z" level=error msg="no such thing" id=«i»',
    '{"Id": "«i»", "Name": "/web"}',
    "Error response from daemon: «i» not found",
    "container=«i» image=app",
    "open «i»: permission denied",
    "«i»   app   \"nginx -g 'daemon off;'\"   2 hours ago",
    "- «i»",
    'level=info msg="request" request_id=«i» status=200',
    "key not found: «i»",
    "failed to verify: «i» (author: me)",
)


def harmless(seed: int = SEED) -> Iterator[Case]:
    """All harmless cases, the same ones for the same seed."""
    rng = random.Random(seed)
    for kind, made in IDS.items():
        for place in _PLACES:
            yield Case(f"id/{kind}", place.replace("«i»", made(rng)))
    for output in OUTPUTS:
        for _ in range(8):
            yield Case("output", _filled(rng, output))
    for output in QUIET:
        for _ in range(2):
            yield Case("quiet", _filled(rng, output))
    yield from (Case("placeholder", text) for text in PLACEHOLDERS)
    yield from (Case("sentence", text) for text in SENTENCES)
    yield from (Case("setting", text) for text in SETTINGS)
    for text in SENTENCES:
        line = f'time="2026-11-20T10:00:00Z" level=error msg={json.dumps(text)} container={_hex(rng, 64)}'
        yield Case("sentence-logged", line)


def _filled(rng: random.Random, output: str) -> str:
    for kind, made in IDS.items():
        while f"«{kind}»" in output:
            output = output.replace(f"«{kind}»", made(rng), 1)
    return output
