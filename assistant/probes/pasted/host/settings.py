"""`sysctl KEY`, `sysctl -a` and `cat` of files below /proc/sys: the kernel's settings; `lsmod`: its modules."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import Absent, FactKey
from assistant.model.look import Ask, Content, Read, Reply
from assistant.probes.kernel.sysctl import path_of
from assistant.probes.pasted.asked import asked_of
from assistant.probes.pasted.reading import Shown

_SETTING = re.compile(r"^[ \t]*([a-z][\w-]*[./][\w:.@*/-]+) ?= ?(.*)$", re.MULTILINE)
_UNKNOWN = re.compile(r"sysctl: cannot stat (/proc/sys/\S+): No such file or directory")
_MODULE = re.compile(r"^([A-Za-z0-9_]+)\s+\d+\s+-?\d+(?:\s+\S.*)?$", re.MULTILINE)
_MOST_TOLD = 8


def read(block: Block) -> Shown | None:
    """Read settings, or the list of loaded modules."""
    asked = asked_of(block)
    if asked.program == "lsmod" or block.text.startswith("Module "):
        return _modules(block)
    found = {path_of(name): value for name, value in _SETTING.findall(block.text)}
    if asked.program == "sysctl" and asked.has("n", "--values") and len(asked.operands) == 1:
        found[path_of(asked.operands[0])] = block.text.strip().partition("\n")[0]
    missing = set(_UNKNOWN.findall(block.text))
    if not found and not missing:
        return None

    def answer(ask: Ask) -> Reply | None:
        if not isinstance(ask, Read):
            return None
        return Content(f"{found[ask.path]}\n") if ask.path in found else Absent() if ask.path in missing else None

    names = [name for name, _ in _SETTING.findall(block.text)][:_MOST_TOLD]
    return Shown(block, answer, tuple(FactKey("kernel.sysctl", name) for name in names))


def _modules(block: Block) -> Shown | None:
    """A module in the list is loaded; one that is not may be built in, so that nothing follows for it."""
    names = [name for name in _MODULE.findall(block.text) if name != "Module"]
    if not names:
        return None

    def answer(ask: Ask) -> Reply | None:
        is_asked = isinstance(ask, Read) and ask.path == "/proc/modules"
        return Content("".join(f"{name} 1 0 - Live 0x0\n" for name in names)) if is_asked else None

    of_docker = [name for name in names if name in ("overlay", "br_netfilter", "ip_tables", "iptable_nat", "nf_tables")]
    return Shown(block, answer, tuple(FactKey("kernel.module", name) for name in of_docker))
