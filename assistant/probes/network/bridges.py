"""Bridges of Docker's networks from which the kernel passes nothing on."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import ListDir, Look, Names
from assistant.probes.answers import all_alike, words
from assistant.probes.network import forwarding
from assistant.probes.probe import Probe
from assistant.probes.specs import texts
from assistant.probes.together import together

_DOCKERS = re.compile(r"docker0|br-[0-9a-f]{12}")
_MOST = 16

SPECS = (
    texts("network.bridges_cut_off", "bridges of Docker's networks from which the kernel passes no IPv4 packet on"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """For each docker0 and br-ID in /sys/class/net, what `ip -4 route get 192.0.2.1 from NEIGHBOUR iif BRIDGE` decides.

        # ls /sys/class/net
        br-1c4f8d0a2b7e  docker0  eth0  lo
        # ip -4 route get 192.0.2.1 from 172.18.0.2 iif br-1c4f8d0a2b7e
        RTNETLINK answers: No route to host

    iproute2 6.1, Linux 6.18. Nothing is sent; see network.forwarding. Absent where packets of all of them pass.
    https://docs.docker.com/engine/network/drivers/bridge/
    """
    found = look.list(ListDir("/sys/class/net"))
    if not isinstance(found, Names):
        return all_alike(SPECS, found)
    bridges = [name for name in found.names if _DOCKERS.fullmatch(name)][:_MOST]
    decided = together(lambda name: forwarding.ask(look, name)["interface.forwards"], bridges)
    unseen = next((each for each in decided if isinstance(each, Unknown)), None)
    cut_off = [name for name, answer in zip(bridges, decided, strict=True) if answer == Known(False)]
    return all_alike(SPECS, unseen) if unseen and not cut_off else {"network.bridges_cut_off": words(cut_off)}


PROBE = Probe("network.bridges", SPECS, ask)
