"""What of Docker's lies in a directory that is, was or would be a data-root: counted from outside, without Docker."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import ListDir, Look, Names
from assistant.probes.answers import all_alike, not_a, words
from assistant.probes.disk.data_root import find_data_root
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, texts

_OF = "path"
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_NO_VOLUMES = ("backingFsBlockDev", "metadata.db")
"""What stands beside the volumes (github.com/moby/moby, volume/local and volume/service)."""

SPECS = (
    quantity("disk.held_containers", "how many containers lie in it, as a data-root", _OF),
    quantity("disk.held_images", "how many images lie in it, as a data-root, whatever the storage driver", _OF),
    quantity("disk.held_volumes", "how many volumes lie in it, as a data-root", _OF),
    texts("disk.held_drivers", "the storage drivers whose images lie in it, as a data-root", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """List `containers`, `image/DRIVER/imagedb/content/sha256` and `volumes` in it.

        # ls /var/lib/docker
        buildkit  containers  image  network  overlay2  plugins  runtimes  swarm  tmp  volumes
        # ls /var/lib/docker/image/overlay2/imagedb/content/sha256
        9c7a54a9a43cca047013b82af109fe963fde787f63f9e016fdc3384500c2823d

    Engine 20.10.24 (moby, daemon and image/fs.go). Images of containerd's own store lie elsewhere and are not counted.
    Nothing is there: 0 of each. `data-root` can be asked about too.
    """
    path = find_data_root(look) if of == "data-root" else of or ""
    if isinstance(path, Unknown):
        return all_alike(SPECS, path)
    if not path.startswith("/") or "\0" in path:
        return all_alike(SPECS, not_a("an absolute path"))
    drivers = _names(look, f"{path}/image")
    return {
        "disk.held_containers": _number(_names(look, f"{path}/containers"), _DIGEST),
        "disk.held_images": drivers if isinstance(drivers, Unknown) else _images(look, path, drivers),
        "disk.held_volumes": _number(_names(look, f"{path}/volumes")),
        "disk.held_drivers": drivers if isinstance(drivers, Unknown) else words(drivers),
    }


def _images(look: Look, path: str, drivers: tuple[str, ...]) -> Answer:
    counted = 0
    for driver in drivers:
        found = _number(_names(look, f"{path}/image/{driver}/imagedb/content/sha256"), _DIGEST)
        if isinstance(found, Unknown):
            return found
        counted += found.value if isinstance(found, Known) and isinstance(found.value, int) else 0
    return Known(counted)


def _number(names: tuple[str, ...] | Unknown, form: re.Pattern[str] | None = None) -> Answer:
    if isinstance(names, Unknown):
        return names
    return Known(sum(form is None or form.match(name) is not None for name in names if name not in _NO_VOLUMES))


def _names(look: Look, path: str) -> tuple[str, ...] | Unknown:
    """The names in a directory; none where there is none."""
    reply = look.list(ListDir(path))
    return () if isinstance(reply, Absent) else reply.names if isinstance(reply, Names) else reply


PROBE = Probe("disk.holding", SPECS, ask, of=_OF)
