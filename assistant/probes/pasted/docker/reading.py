"""The reading of whatever Docker's command line printed: each command has a module of its own."""

from __future__ import annotations

import re
from importlib import import_module

from assistant.model.block import Block, BlockKind
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Ask, Engine, Reply
from assistant.probes.pasted.docker.entries import FORMS
from assistant.probes.pasted.docker.line import Line, line_of
from assistant.probes.pasted.docker.part import PING
from assistant.probes.pasted.reading import Shown

_MODULES = {
    "version": "version",
    "system info": "info",
    "container ls": "containers",
    "compose ps": "containers",
    "network ls": "networks",
    "image ls": "images",
    "system df": "usage",
    "context ls": "contexts",
    "node ls": "swarm",
    "node ps": "swarm",
    "service ls": "swarm",
    "service ps": "swarm",
    "stack ps": "swarm",
    "stack services": "swarm",
    "inspect": "inspected",
    "container inspect": "inspected",
    "image inspect": "inspected",
    "network inspect": "inspected",
    "volume inspect": "inspected",
}
_UNREACHED = re.compile(r"(?i)cannot connect to the Docker daemon|permission denied while trying to connect to the")
_NOT_ANSWERED = Unknown(Reason.NOT_RECORDED, "a command did not reach the engine, and the paste does not tell why")
_LARGEST = 262_144
"""Characters; a list or a description of objects is shorter."""
_EMULATED = re.compile(r"Emulate Docker CLI using podman")


def read(block: Block) -> Shown | None:
    """Read what a command printed; None where it shows nothing of the engine in force."""
    line = line_of(block)
    if len(block.text) > _LARGEST or line.is_elsewhere or _EMULATED.search(block.text):
        return None
    shown = _read(block, line)
    return _unreached(block, shown) if _UNREACHED.search(block.text) else shown


def _unreached(block: Block, shown: Shown | None) -> Shown:
    """What a command shows that did not reach the engine: that others did before counts no more."""

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Engine) and ask.path == PING:
            return _NOT_ANSWERED
        return shown.answer(ask) if shown else None

    return Shown(block, answer, shown.tells if shown else ())


def _read(block: Block, line: Line) -> Shown | None:
    names = [_MODULES[line.name]] if line.name in _MODULES else [] if line.name else _by_form(block)
    for name in names:
        module = import_module(f"assistant.probes.pasted.docker.{name}")
        shown: Shown | None = module.read(block, line)
        if shown is not None:
            return shown
    return None


def _by_form(block: Block) -> list[str]:
    if block.kind is BlockKind.FILE:
        return ["inspected"] if block.text.lstrip().startswith(("[", "{")) else []
    head = next((row for row in block.text.splitlines() if row.strip()), "")
    return [module for module, form in FORMS.items() if re.search(form, head)]
