"""What terminals, logs and people do to a text before it is pasted."""

from __future__ import annotations

import json
import random
import textwrap
from collections.abc import Callable

Disguise = Callable[[random.Random, str, str], str]
"""A text and the secret in it, and what becomes of the text."""
COLUMNS = 80
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def _colour_before(_: random.Random, text: str, secret: str) -> str:
    return text.replace(secret, f"\x1b[32m{secret}\x1b[0m")


def _colour_inside(rng: random.Random, text: str, secret: str) -> str:
    at = rng.randint(1, len(secret) - 1)
    return text.replace(secret, f"{secret[:at]}\x1b[01;31m\x1b[K{secret[at:]}\x1b[m\x1b[K")


def _invisible(rng: random.Random, text: str, secret: str) -> str:
    at = rng.randint(1, len(secret) - 1)
    return text.replace(secret, secret[:at] + rng.choice(INVISIBLE) + secret[at:])


def _wrapped(rng: random.Random, text: str, secret: str) -> str:
    """The terminal's width ends within the secret."""
    return _broken(rng, text, secret, "\n")


def _wrapped_indented(rng: random.Random, text: str, secret: str) -> str:
    return _broken(rng, text, secret, "\n    ")


def _cut(rng: random.Random, text: str, secret: str) -> str:
    """A column, a screen or a journal ends within the secret, and says so."""
    at = rng.randint(len(secret) // 2, len(secret) - 1)
    return text.partition(secret)[0] + secret[:at] + "…"


def _broken(rng: random.Random, text: str, secret: str, line_end: str) -> str:
    at = rng.randint(min(4, len(secret) - 1), max(4, len(secret) - 4))
    before, _, after = text.partition(secret)
    padding = ("Nov 20 10:00:00 host app[1]: it says " + "and so on " * 8)[: COLUMNS - len(before) - at]
    return f"{padding}{before}{secret[:at]}{line_end}{secret[at:]}{after}"


def _journal(_: random.Random, text: str, __: str) -> str:
    return "\n".join(f"Nov 20 10:00:00 host dockerd[812]: {line}" for line in text.splitlines())


DISGUISES: dict[str, Disguise] = {
    "colour-before": _colour_before,
    "colour-inside": _colour_inside,
    "invisible": _invisible,
    "journal": _journal,
    "compose-log": lambda _, text, __: "\n".join(f"db-1  | {line}" for line in text.splitlines()),
    "mail": lambda _, text, __: "\n".join(f"> {line}" for line in text.splitlines()),
    "json-log": lambda _, text, __: json.dumps({"log": text + "\n", "stream": "stdout"}),
    "json-log-twice": lambda _, text, __: json.dumps({"msg": json.dumps({"log": text})}),
    "yaml-block": lambda _, text, __: "log: |\n" + textwrap.indent(text, "  "),
    "logfmt": lambda _, text, __: f"time=now level=info msg={json.dumps(text, ensure_ascii=False)}",
    "windows": lambda _, text, __: text.replace("\n", "\r\n") + "\r\n",
    "html": lambda _, text, __: (
        "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;") + "</pre>"
    ),
    "diff": lambda _, text, __: "\n".join(f"+{line}" for line in text.splitlines()),
    "one-line": lambda _, text, __: " ".join(text.split()),
    "grep": lambda _, text, __: "\n".join(f"/etc/app.conf:12:{line}" for line in text.splitlines()),
    "prompt": lambda _, text, __: f"root@host:~# {text}",
    "numbered": lambda _, text, __: "\n".join(
        f"{number:5}  {line}" for number, line in enumerate(text.splitlines(), 1)
    ),
    "fence": lambda _, text, __: f"it says\n```\n{text}\n```\nwhat now?",
    "syslog-escapes": lambda _, text, __: text.replace("\n", "#012").replace("\t", "#011"),
}
FOR_TOKENS: dict[str, Disguise] = DISGUISES | {"wrapped": _wrapped, "wrapped-indented": _wrapped_indented, "cut": _cut}
