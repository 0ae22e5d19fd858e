"""What Docker writes the packet filter with."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, garbled
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine
from assistant.probes.probe import Probe
from assistant.probes.specs import text

SPECS = (text("firewall.docker_backend", "what Docker writes its rules with: iptables, nftables ..."),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /info`, FirewallBackend.Driver, which engines before 28 lack: they know iptables only.

        {"ServerVersion":"29.0.0",...,"FirewallBackend":{"Driver":"nftables"}}

    moby, api/types/system/info.go
    """
    found = ask_engine(look, "/info")
    if not isinstance(found, Document):
        return all_alike(SPECS, found if isinstance(found, Unknown) else garbled("the Docker engine"))
    if not found.at("ServerVersion").text:
        return all_alike(SPECS, garbled("the Docker engine"))
    return {"firewall.docker_backend": Known(found.at("FirewallBackend", "Driver").text or "iptables")}


PROBE = Probe("firewall.docker", SPECS, ask)
