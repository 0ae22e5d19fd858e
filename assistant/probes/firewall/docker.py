"""What Docker writes the packet filter with."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, told
from assistant.probes.engine_api import ask_info
from assistant.probes.probe import Probe
from assistant.probes.specs import text

SPECS = (text("firewall.docker_backend", "what Docker writes its rules with: iptables, nftables ..."),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /info`, FirewallBackend.Driver, which engines before 28 lack: they know iptables only.

        {"ServerVersion":"29.0.0",...,"FirewallBackend":{"Driver":"nftables"}}

    moby, api/types/system/info.go
    """
    found = ask_info(look)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    driver = found.at("FirewallBackend", "Driver")
    return {"firewall.docker_backend": told(Known(driver.text or "iptables"), driver)}


PROBE = Probe("firewall.docker", SPECS, ask)
