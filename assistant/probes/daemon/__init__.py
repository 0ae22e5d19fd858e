"""The Docker engine: where it is asked, whether it answers, what it says about itself."""

from assistant.probes.daemon import answering, containers, endpoint, info, process, socket, variables, version
from assistant.probes.probe import Probe

PROBES: tuple[Probe, ...] = (
    endpoint.PROBE,
    socket.PROBE,
    answering.PROBE,
    process.PROBE,
    version.PROBE,
    version.CLIENT_PROBE,
    info.PROBE,
    containers.PROBE,
    variables.PROBE,
)
