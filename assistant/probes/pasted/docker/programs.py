"""`docker --version` and `dockerd --version`."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply, Run
from assistant.probes.pasted.reading import Shown

_LINE = re.compile(r"(?m)^(?:Docker|podman) version \d\S*.*$")


def read(block: Block) -> Shown | None:
    """Read the line in which a program tells its version.

    Docker version 28.2.2, build e6534b4
    """
    found = _LINE.search(block.text)
    if found is None or (block.command and not {"--version", "-v", "-version"}.intersection(block.command)):
        return None
    programs = (block.command[0].rpartition("/")[2],) if block.command else ("docker",)

    def answer(ask: Ask) -> Reply | None:
        is_asked = isinstance(ask, Run) and ask.argv[-1] == "--version" and ask.argv[0] in programs
        return Ran(0, f"{found[0]}\n") if is_asked and found else None

    tells = "daemon.client_version" if programs == ("docker",) else "daemon.installed"
    return Shown(block, answer, (FactKey(tells),))
