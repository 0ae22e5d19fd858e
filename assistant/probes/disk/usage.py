"""What takes the space in the data-root."""

from __future__ import annotations

import re

from assistant.model.effort import Effort, Pace
from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Look, Ran, RunReply
from assistant.probes.answers import all_alike, garbled, told
from assistant.probes.disk.data_root import find_data_root
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity
from assistant.probes.whole import run_whole

_ENGINE_TIMEOUT_S = 15.0
_DU_TIMEOUT_S = 12.0
_LAYERS = ("overlay2", "overlay", "aufs", "btrfs", "zfs", "devicemapper", "vfs", "fuse-overlayfs", "image", "rootfs")

_MIXED = Unknown(Reason.UNREADABLE, "without the daemon they cannot be told from images", "start the Docker daemon")

SPECS = (
    quantity("disk.images_bytes", "what images take; with the writable layers of containers while the daemon is down"),
    quantity("disk.containers_bytes", "what the writable layers of containers take, logs not included"),
    quantity("disk.volumes_bytes", "what volumes take"),
    quantity("disk.build_cache_bytes", "what the build cache takes"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /system/df`; when it does not answer, run `du -xb --max-depth=1 DATA-ROOT`.

        {"LayersSize":1984172,"Images":[...],"Containers":[{"Names":["/web"],"SizeRw":4096,"SizeRootFs":1988268,...}],
         "Volumes":[{"Name":"letters","UsageData":{"Size":12,"RefCount":1}}],"BuildCache":[{"Size":5,"Shared":false}]}
        # du -xb --max-depth=1 /var/lib/docker
        2351104 /var/lib/docker/overlay2
        57344   /var/lib/docker/containers
        24576   /var/lib/docker/volumes

    Engine 20.10.24, coreutils 9.1. Both walk through all files, which takes minutes on a large data-root. While the
    daemon is down, layers of images and of containers cannot be told apart.
    https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System/operation/SystemDataUsage
    """
    found = ask_engine(look, "/system/df", _ENGINE_TIMEOUT_S)
    if isinstance(found, Document):
        return parse_usage(found)
    if isinstance(found, Unknown) and found.reason is Reason.TIMED_OUT:
        return all_alike(SPECS, found)
    root = find_data_root(look)
    if isinstance(root, Unknown):
        return all_alike(SPECS, root)
    return parse_folders(run_whole(look, ("du", "-xb", "--max-depth=1", root), _DU_TIMEOUT_S), root)


def parse_usage(found: Document) -> dict[str, Answer]:
    """Read the engine's account of its disk usage."""
    layers = found.at("LayersSize").number
    if layers is None and not found.is_part:
        return all_alike(SPECS, garbled("the Docker engine"))
    cache = (each for each in found.at("BuildCache").items if not each.at("Shared").is_true)
    sizes = describe(
        {
            "images": layers or 0,
            "containers": sum(each.at("SizeRw").number or 0 for each in found.at("Containers").items),
            # A size of -1 means that the volume's driver cannot tell.
            "volumes": sum(max(0, each.at("UsageData", "Size").number or 0) for each in found.at("Volumes").items),
            "build cache": sum(each.at("Size").number or 0 for each in cache),
        }
    )
    members = (found.at(each) for each in ("LayersSize", "Containers", "Volumes", "BuildCache"))
    return {name: told(size, member) for (name, size), member in zip(sizes.items(), members, strict=True)}


def parse_folders(reply: RunReply, root: str) -> dict[str, Answer]:
    """Read `du -xb --max-depth=1 ROOT`."""
    if isinstance(reply, Unknown):
        return all_alike(SPECS, reply)
    rows = re.findall(r"(?m)^(\d+)\t(.+)$", reply.out)
    sizes = {path.removeprefix(f"{root.rstrip('/')}/"): int(size) for size, path in rows if path != root}
    if not sizes:
        return all_alike(SPECS, _refusal(reply))
    described = describe(
        {
            "images": sum(sizes.get(name, 0) for name in _LAYERS),
            "volumes": sizes.get("volumes", 0),
            "build cache": sizes.get("buildkit", 0),
        }
    )
    return described | {"disk.containers_bytes": _MIXED}


def _refusal(reply: Ran) -> Answer:
    if "ermission denied" in reply.err:
        return Unknown(Reason.DENIED, "only root may look into the data-root", "run Drydock with sudo")
    return Absent() if "No such file" in reply.err else garbled("du")


def describe(sizes: dict[str, int]) -> dict[str, Answer]:
    """The facts of what takes how many bytes."""
    return {f"disk.{name.replace(' ', '_')}_bytes": Known(size) for name, size in sizes.items()}


def effort(_of: str | None) -> Effort:
    """All files of the data-root are looked at, by dockerd or by du."""
    does = "dockerd (or du, while dockerd is down) adds up all files in Docker's data root, which keeps the disk busy."
    return Effort(Pace.SLOW, does, _ENGINE_TIMEOUT_S + _DU_TIMEOUT_S + 3.0)


PROBE = Probe("disk.usage", SPECS, ask, effort=effort)
