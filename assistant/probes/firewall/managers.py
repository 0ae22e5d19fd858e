"""Who else writes to the packet filter, and what Docker writes it with."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Look, ReadReply, Stat
from assistant.probes.answers import garbled
from assistant.probes.probe import Probe
from assistant.probes.specs import truth
from assistant.probes.whole import read_whole, run_whole

_STATES = ("active", "reloading", "inactive", "failed", "activating", "deactivating", "maintenance", "unknown")

SPECS = (
    truth("firewall.firewalld", "whether firewalld runs"),
    truth("firewall.ufw", "whether ufw is enabled"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask `systemctl is-active firewalld`, and read /etc/ufw/ufw.conf.

        $ systemctl is-active firewalld
        inactive
        $ cat /etc/ufw/ufw.conf
        ENABLED=yes
        LOGLEVEL=low

    systemd 252, ufw 0.36. The unit of ufw is active even while ufw is off, so its file decides.
    https://manpages.debian.org/bookworm/ufw/ufw.8.en.html
    """
    return {"firewall.firewalld": _firewalld(look), "firewall.ufw": parse_ufw(read_whole(look, "/etc/ufw/ufw.conf"))}


def _firewalld(look: Look) -> Answer:
    if isinstance(look.stat(Stat("/usr/sbin/firewalld", follow=True)), Absent):
        return Known(False)
    reply = run_whole(look, ("systemctl", "is-active", "firewalld"))
    if isinstance(reply, Unknown):
        return reply
    state = reply.out.strip()
    return Known(state == "active") if state in _STATES else garbled("systemctl")


def parse_ufw(reply: ReadReply) -> Answer:
    """Whether ufw.conf switches ufw on."""
    if isinstance(reply, Unknown):
        return reply
    text = reply.text if isinstance(reply, Content) else ""
    return Known(bool(re.search(r"(?mi)^\s*ENABLED\s*=\s*[\"']?yes", text)))


PROBE = Probe("firewall.managers", SPECS, ask)
