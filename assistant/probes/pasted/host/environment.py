"""`env`, `printenv`, `export -p`, `set`, and `echo $NAME`: the environment of the shell."""

from __future__ import annotations

import re
import shlex

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Environ, Environment, Reply
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.reading import Shown

_SETS = re.compile(r"^(?:declare -x |export |set -x )?([A-Za-z_]\w*)=(.*)$")
_ECHOED = re.compile(r"\"?\$\{?([A-Za-z_]\w*)\}?\"?")
_USUAL = ("PATH", "HOME")
"""Every environment has these: a list without them is a part."""


def read(block: Block) -> Shown | None:
    """Read the variables; only a list of all of them shows that one is not set."""
    asked = asked_of(block)
    found = (
        _echoed(asked, block.text) if asked.program in ("echo", "printenv") and asked.operands else _listed(block.text)
    )
    if not found:
        return None
    is_whole = not asked.is_part and all(name in found for name in _USUAL)

    def answer(ask: Ask) -> Reply | None:
        return Environment(found, cut=not is_whole) if isinstance(ask, Environ) else None

    return Shown(block, answer, (FactKey("daemon.endpoint"),) if is_whole or "DOCKER_HOST" in found else ())


def _listed(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.splitlines():
        row = _SETS.match(line.strip())
        if row:
            found[row[1]] = _plain(row[2])
    return found


def _plain(value: str) -> str:
    if value[:1] not in "\"'":
        return value
    try:
        return " ".join(shlex.split(value))
    except ValueError:
        return value


def _echoed(asked: Asked, text: str) -> dict[str, str]:
    """The values that were printed: each on its line, or with echo each a word."""
    if asked.program == "printenv":
        return dict(zip(asked.operands, text.splitlines(), strict=False))
    named = [found[1] for word in asked.operands if (found := _ECHOED.fullmatch(word))]
    line = next(iter(text.splitlines()), "").strip()
    # An empty line can be a variable that is set in another shell.
    values = [line] if len(named) == 1 and line else line.split()
    return dict(zip(named, values, strict=True)) if len(named) == len(asked.operands) == len(values) else {}
