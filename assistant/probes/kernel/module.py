"""One module of the kernel."""

from __future__ import annotations

import re

from assistant.model.fact import Answer
from assistant.model.look import Look
from assistant.probes.answers import not_a
from assistant.probes.kernel.modules import STATES, module_state
from assistant.probes.probe import Probe
from assistant.probes.specs import text

_MODULE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,63}")

SPECS = (text("kernel.module", "whether a part of the kernel is there", "module", STATES),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """/proc/modules, /sys/module/NAME, /proc/filesystems, /lib/modules/RELEASE/modules.builtin and modules.dep.

    Sample of /proc/modules, Linux 6.1: `br_netfilter 32768 0 - Live 0x0000000000000000`
    Sample of modules.dep: `kernel/net/bridge/br_netfilter.ko: kernel/net/bridge/bridge.ko`
    Source: https://man7.org/linux/man-pages/man5/modules.dep.5.html
    """
    is_module = of is not None and _MODULE.fullmatch(of)
    return {"kernel.module": module_state(look, of) if of is not None and is_module else not_a("a module")}


PROBE = Probe("kernel.module", SPECS, ask, of="module")
