"""The reading of whatever Docker's command line printed: each command has a module of its own."""

from __future__ import annotations

import re
from importlib import import_module

from assistant.model.block import Block, BlockKind
from assistant.probes.pasted.docker.entries import FORMS
from assistant.probes.pasted.docker.line import line_of
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
_LARGEST = 262_144
"""Characters; a list or a description of objects is shorter."""
_EMULATED = re.compile(r"Emulate Docker CLI using podman")


def read(block: Block) -> Shown | None:
    """Read what a command printed; None where it shows nothing of the engine in force."""
    if len(block.text) > _LARGEST:
        return None
    line = line_of(block)
    if line.is_elsewhere or _EMULATED.search(block.text):
        return None
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
