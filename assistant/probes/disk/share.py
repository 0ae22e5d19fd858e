"""How much of the file system under Docker's data the logs of containers take."""

from __future__ import annotations

from posixpath import normpath

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look, RunReply
from assistant.probes.answers import all_alike, garbled
from assistant.probes.disk import logs as disk_logs
from assistant.probes.disk.data_root import find_data_root
from assistant.probes.disk.space import parse_size
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity
from assistant.probes.whole import run_whole

_TIMEOUT_S = 2.0

SPECS = (
    quantity("disk.logs_pct", "how much of the data-root's file system the logs of all containers take, in percent"),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Add up the logs below DATA-ROOT/containers, and compare with the size that `df -PT -B1 DATA-ROOT` shows.

        # df -PT -B1 /var/lib/docker
        Filesystem     Type     1-blocks        Used   Available Capacity Mounted on
        /dev/loop3     ext4     86016000    83214336           0     100% /var/lib/docker

    coreutils 9.1, Engine 20.10.24. https://docs.docker.com/engine/logging/drivers/json-file/
    """
    root = find_data_root(look)
    if isinstance(root, Unknown):
        return all_alike(SPECS, root)
    logs = disk_logs.ask(look, of)["disk.logs_bytes"]
    return all_alike(SPECS, share(logs, run_whole(look, ("df", "-PT", "-B1", normpath(root)), _TIMEOUT_S)))


def share(logs: Answer, space: RunReply) -> Answer:
    """The part that the logs take of the whole file system, in percent."""
    if not isinstance(logs, Known) or not isinstance(logs.value, int):
        return logs
    if isinstance(space, Unknown):
        return space
    size = parse_size(space)
    if size is None:
        return Absent() if "No such file or directory" in space.err else garbled("df")
    return Known(100 * logs.value // size)


PROBE = Probe("disk.share", SPECS, ask)
