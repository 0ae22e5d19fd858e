"""`dmesg`: the kernel's log."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply, Run
from assistant.probes.pasted.reading import Shown

_DENIED = re.compile(r"dmesg: read kernel buffer failed: (?:Operation not permitted|Permission denied)")
_TELLS = ("kernel.oom_kills", "kernel.host_oom_kills", "kernel.io_errors")


def read(block: Block) -> Shown | None:
    """Read the lines; of a part of them nothing follows but what they say."""
    text = block.text if block.text.endswith("\n") else f"{block.text}\n"
    if _DENIED.search(text) or not text.strip():
        return None

    def answer(ask: Ask) -> Reply | None:
        return Ran(0, text) if isinstance(ask, Run) and ask.argv == ("dmesg",) else None

    return Shown(block, answer, tuple(map(FactKey, _TELLS)))
