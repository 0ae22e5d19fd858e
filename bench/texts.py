"""Texts to measure redaction on: secrets as dense as they occur, denser, and texts made to be slow."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Callable, Iterator
from itertools import count

_LETTERS = string.ascii_letters + string.digits
_SECRETS = ("DB_PASSWORD", "JWT_SECRET", "API_TOKEN", "AWS_SECRET_ACCESS_KEY", "SMTP_PASS", "GITHUB_TOKEN")
_PLAIN = (
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "NODE_ENV=production", "LANG=en_US.UTF-8",
    "PORT=8080", "LOG_LEVEL=info", "DB_HOST=db.internal", "DB_USER=app", "TZ=Europe/Berlin", "HOME=/root", "PWD=/app",
    "JAVA_OPTS=-Xmx512m -XX:+UseG1GC", "NODE_VERSION=20.11.1", "PGDATA=/var/lib/postgresql/data",
)  # fmt: skip
HOSTILE = (
    "//",
    "<<<",
    "@",
    "key=",
    "curl -u ",
    " -p -p",
    "ghp_",
    "password= ",
    "login -p ",
    "eyJ",
    "\u5bc6\u7801",
    "7z",
)
"""Announced secrets that never come, close together."""


def variables(chance: random.Random) -> str:
    """What `env` prints: a secret in about ten variables."""
    return "\n".join([*chance.choices(_PLAIN, k=10), f"{chance.choice(_SECRETS)}={_made(chance, 24)}", ""])


def inspected(chance: random.Random) -> str:
    """What `docker inspect` prints of a container."""
    settings = [*chance.choices(_PLAIN, k=8), f"{chance.choice(_SECRETS)}={_made(chance, 24)}"]
    digest = chance.randbytes(32).hex()
    return json.dumps({"Id": digest, "Config": {"Env": settings, "Image": "postgres:16"}, "Name": "/app"}, indent=4)


def composed(chance: random.Random) -> str:
    """A service of a compose file."""
    return (
        f"  app:\n    image: registry.example.com/team/app:1.2\n    restart: unless-stopped\n    ports:\n"
        f'      - "8080:8080"\n    environment:\n      NODE_ENV: production\n      REDIS_HOST: cache\n'
        f"      DATABASE_URL: postgres://app:{_made(chance, 16)}@db:5432/app\n"
        f"    volumes:\n      - data:/var/lib/app\n    depends_on:\n      - db\n      - cache\n"
    )


def traced(chance: random.Random) -> str:
    """What `curl -v` prints of a request to a registry."""
    return (
        "* Connected to registry.example.com (10.0.0.5) port 443 (#0)\n* ALPN, offering h2\n"
        "> GET /v2/team/app/manifests/1.2 HTTP/1.1\n> Host: registry.example.com\n> User-Agent: curl/7.88.1\n"
        f"> Authorization: Bearer {_made(chance, 60)}\n>\n< HTTP/1.1 200 OK\n< Content-Type: application/json\n"
        f"< Docker-Content-Digest: sha256:{chance.randbytes(32).hex()}\n< Date: Fri, 20 Nov 2026 10:00:00 GMT\n<\n"
    )


DENSE: dict[str, Callable[[random.Random], str]] = {
    "env": variables,
    "inspect": inspected,
    "compose": composed,
    "curl -v": traced,
}
"""Texts with a secret in every 200 to 500 bytes."""


def every_line(chance: random.Random) -> str:
    """A variable that is a secret."""
    return f"{chance.choice(_SECRETS)}={_made(chance, 28)}\n"


def repeated(make: Callable[[random.Random], str], size: int) -> str:
    """About so many bytes of what `make` makes, the same in every run."""
    chance = random.Random(6)
    return "\n".join(_up_to((make(chance) for _ in count()), size))


def _up_to(pieces: Iterator[str], size: int) -> Iterator[str]:
    length = 0
    while length < size:
        piece = next(pieces)
        length += len(piece)
        yield piece


def _made(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(_LETTERS, k=length))
