"""Whether the clock is kept right."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Look, Ran, RunReply, Stat, Status
from assistant.probes.answers import garbled
from assistant.probes.probe import Probe
from assistant.probes.specs import truth
from assistant.probes.whole import run_whole

_TIMESYNCD = "/run/systemd/timesync/synchronized"

SPECS = (truth("kernel.clock_synchronised", "a time service keeps the clock right"),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Is there /run/systemd/timesync/synchronized; else `chronyc -n tracking`; else `timedatectl show`.

    Sample of chronyc 4.3: `Leap status     : Normal`; of timedatectl 252: `NTPSynchronized=yes`
    Source: https://www.freedesktop.org/software/systemd/man/latest/systemd-timesyncd.service.html
    """
    if isinstance(look.stat(Stat(_TIMESYNCD)), Status):
        return {"kernel.clock_synchronised": Known(True)}
    chrony = run_whole(look, ("chronyc", "-n", "tracking"), 1.5)
    if isinstance(chrony, Ran) and chrony.code == 0:
        return {"kernel.clock_synchronised": parse_chrony(chrony.out)}
    told = run_whole(look, ("timedatectl", "show", "--property=NTPSynchronized"), 2.0)
    return {"kernel.clock_synchronised": _told(told)}


def parse_chrony(text: str) -> Answer:
    """Whether chronyd follows a source."""
    leap = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("Leap status")]
    return Known(leap[0] != "Not synchronised") if leap else garbled("chronyc")


def _told(reply: RunReply) -> Answer:
    if not isinstance(reply, Ran):
        return reply
    answer = {"NTPSynchronized=yes": True, "NTPSynchronized=no": False}.get(reply.out.strip())
    return Unknown(Reason.REFUSED, "nothing here keeps the clock") if answer is None else Known(answer)


PROBE = Probe("kernel.clock", SPECS, ask)
