"""Who else writes to the packet filter, and what Docker writes it with."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, FactSpec, FactType, Known, Unknown
from assistant.model.look import Content, Look, Read, Run, Stat
from assistant.probes.answers import all_alike, garbled
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine

MANAGER_SPECS = (
    FactSpec("firewall.firewalld", FactType.BOOL, "whether firewalld runs"),
    FactSpec("firewall.ufw", FactType.BOOL, "whether ufw is switched on"),
)
DOCKER_SPECS = (
    FactSpec("firewall.docker_backend", FactType.TEXT, "what Docker writes its rules with: iptables, nftables ..."),
)


def ask_managers(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask `systemctl is-active firewalld`, and read /etc/ufw/ufw.conf.

        $ systemctl is-active firewalld
        inactive
        $ cat /etc/ufw/ufw.conf
        ENABLED=yes
        LOGLEVEL=low

    systemd 252, ufw 0.36. The unit of ufw is active even while ufw is off, so its file decides.
    https://manpages.debian.org/bookworm/ufw/ufw.8.en.html
    """
    return {"firewall.firewalld": _firewalld(look), "firewall.ufw": parse_ufw(look.read(Read("/etc/ufw/ufw.conf")))}


def _firewalld(look: Look) -> Answer:
    if isinstance(look.stat(Stat("/usr/sbin/firewalld", follow=True)), Absent):
        return Known(False)
    reply = look.run(Run(("systemctl", "is-active", "firewalld")))
    if isinstance(reply, Unknown):
        return reply
    return Known(reply.out.strip() == "active") if reply.out.strip() else garbled("systemctl")


def parse_ufw(reply: Content | Absent | Unknown) -> Answer:
    """Whether ufw.conf switches ufw on."""
    if isinstance(reply, Unknown):
        return reply
    text = reply.text if isinstance(reply, Content) else ""
    return Known(bool(re.search(r"(?mi)^\s*ENABLED\s*=\s*[\"']?yes", text)))


def ask_docker(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /info`, FirewallBackend.Driver, which engines before 28 lack: they know iptables only.

        {"ServerVersion":"29.0.0",...,"FirewallBackend":{"Driver":"nftables"}}

    moby, api/types/system/info.go
    """
    found = ask_engine(look, "/info")
    if not isinstance(found, Document):
        return all_alike(DOCKER_SPECS, found if isinstance(found, Unknown) else garbled("the Docker engine"))
    if not found.at("ServerVersion").text:
        return all_alike(DOCKER_SPECS, garbled("the Docker engine"))
    return {"firewall.docker_backend": Known(found.at("FirewallBackend", "Driver").text or "iptables")}
