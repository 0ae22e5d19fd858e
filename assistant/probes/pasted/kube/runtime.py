"""`crictl info`, `crictl version`, `ctr version`, `containerd --version`."""

from __future__ import annotations

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply
from assistant.probes.kube.runtime import ASK
from assistant.probes.pasted.reading import Shown


def read(block: Block) -> Shown | None:
    """What one of these printed; a list of containers or images is none of them."""
    if not {"info", "version", "--version", "-v"} & set(block.command):
        return None
    printed = Ran(0, block.text)

    def answer(ask: Ask) -> Reply | None:
        return printed if ask == ASK else None

    return Shown(block, answer, (FactKey("kube.runtime"),))
