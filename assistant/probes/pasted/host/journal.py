"""`journalctl`, and log files with the lines of several programs."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply, Run
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.host.logged import journal_of, lines_of
from assistant.probes.pasted.host.systemd import booted, unit_of
from assistant.probes.pasted.reading import Shown

_UNIT_OPTION = re.compile(r"-[a-zA-Z]*u\Z")


def read(block: Block) -> Shown | None:
    """Read log lines: of the unit that was asked for, or of the units that the lines name; `-k` shows the kernel's."""
    asked = asked_of(block)
    is_kernel = asked.has("k", "--dmesg") and asked.program == "journalctl"
    lines = lines_of(block.text, _unit(asked))
    units = tuple(dict.fromkeys(line.unit for line in lines if line.unit))
    kernel = "".join(f"{line.said}\n" for line in lines if line.who == "kernel" or is_kernel)
    is_systemd = asked.program == "journalctl" or any(line.who == "systemd" for line in lines)
    if not units and not kernel:
        return None

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Run) and ask.argv[:1] == ("journalctl",):
            return _of_run(ask.argv)
        return booted(ask) if is_systemd else None

    def _of_run(argv: tuple[str, ...]) -> Reply | None:
        if "-k" in argv:
            return Ran(0, kernel) if kernel else None
        is_same = ("--user" in argv) == ("--user" in asked.argv)
        return journal_of(lines, argv[argv.index("-u") + 1]) if is_same and "-u" in argv else None

    told = [FactKey("service.fatal_lines", unit) for unit in units[:8]] if is_systemd else []
    of_kernel = [FactKey(name) for name in ("kernel.oom_kills", "kernel.io_errors")] if kernel else []
    return Shown(block, answer, (*told, *of_kernel))


def _unit(asked: Asked) -> str:
    """The unit whose log was asked for: `-u docker`, `-xeu docker`, `--unit=docker`."""
    for at, word in enumerate(asked.argv[:-1]):
        if _UNIT_OPTION.match(word):
            return unit_of(asked.argv[at + 1])
    named = asked.value_of("--unit", "-u", "--user-unit")
    return unit_of(named) if named else ""
