"""`timedatectl` and `chronyc tracking`: whether the clock is kept right."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply, Run
from assistant.probes.pasted.reading import Shown

_SYNCHRONISED = re.compile(r"(?:System clock synchronized|NTP synchronized|NTPSynchronized)[:=]\s*(yes|no)")


def read(block: Block) -> Shown | None:
    """Read what one of them says."""
    said = _SYNCHRONISED.search(block.text)
    is_chrony = "Leap status" in block.text
    if said is None and not is_chrony:
        return None

    def answer(ask: Ask) -> Reply | None:
        if not isinstance(ask, Run):
            return None
        if is_chrony and ask.argv == ("chronyc", "-n", "tracking"):
            return Ran(0, block.text)
        return Ran(0, f"NTPSynchronized={said[1]}\n") if said and ask.argv[:2] == ("timedatectl", "show") else None

    return Shown(block, answer, (FactKey("kernel.clock_synchronised"),))
