"""What containers need of the host's network: forwarding, routes that do not collide, and Docker's own networks."""

from assistant.probes.network.attached import ATTACHED_SPECS, ask_attached
from assistant.probes.network.docker import ROUTE_SPECS, SPECS, ask_network, ask_routes
from assistant.probes.network.host import HOST_SPECS, ask_host
from assistant.probes.network.uplink import UPLINK_SPECS, ask_uplink
from assistant.probes.probe import Probe

PROBES = (
    Probe("network.host", HOST_SPECS, ask_host),
    Probe("network.routes", ROUTE_SPECS, ask_routes),
    Probe("network.network", SPECS, ask_network, "network"),
    Probe("network.attached", ATTACHED_SPECS, ask_attached, "network"),
    Probe("network.uplink", UPLINK_SPECS, ask_uplink),
)
