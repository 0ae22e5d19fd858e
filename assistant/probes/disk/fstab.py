"""What should be mounted above a path, by fstab or by a mount unit, and is not."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Unknown
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, not_a, word
from assistant.probes.disk.data_root import find_data_root
from assistant.probes.disk.mount_units import points_of_units, without_links
from assistant.probes.disk.mounts import read_mounts
from assistant.probes.probe import Probe
from assistant.probes.specs import text
from assistant.probes.whole import read_whole

_OF = "path"
_FSTAB = "/etc/fstab"
_FIELDS = 3

SPECS = (
    text(
        "disk.missing_mount",
        "the mount point, of fstab or of a mount unit, that should hold it and is not mounted",
        _OF,
    ),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Compare the mount points in /etc/fstab, and those of mount units, with /proc/self/mountinfo.

        # cat /etc/fstab
        UUID=0f31  /          ext4  errors=remount-ro  0 1
        UUID=77ab  /srv/data  ext4  defaults,nofail    0 2

    Debian 12. A point that is waiting for its first use is mounted as autofs. Links in the path are followed.
    `data-root` can be asked about too.
    https://man7.org/linux/man-pages/man5/fstab.5.html
    """
    path = find_data_root(look) if of == "data-root" else of or ""
    if isinstance(path, Unknown):
        return all_alike(SPECS, path)
    if not path.startswith("/") or "\0" in path:
        return all_alike(SPECS, not_a("an absolute path"))
    fstab, mounts = read_whole(look, _FSTAB), read_mounts(look)
    if isinstance(fstab, Unknown):
        return all_alike(SPECS, fstab)
    if isinstance(mounts, Unknown):
        return all_alike(SPECS, mounts)
    units, leads_to = points_of_units(look), without_links(look, path)
    if isinstance(units, Unknown):
        return all_alike(SPECS, units)
    if isinstance(leads_to, Unknown):
        return all_alike(SPECS, leads_to)
    points = (*(parse_points(fstab.text) if isinstance(fstab, Content) else ()), *units)
    mounted = {mount.point for mount in mounts}
    missing = [point for point in points if point not in mounted and is_above(point, leads_to)]
    return {"disk.missing_mount": word(max(missing, key=len)) if missing else Absent()}


def parse_points(content: str) -> tuple[str, ...]:
    """The mount points in fstab; white space in them is written as \\040."""
    rows = (line.split() for line in content.splitlines() if not line.lstrip().startswith("#"))
    return tuple(row[1].replace("\\040", " ") for row in rows if len(row) >= _FIELDS and row[1].startswith("/"))


def is_above(point: str, path: str) -> bool:
    """Whether a path is at or below a mount point."""
    return path == point or path.startswith(f"{point.rstrip('/')}/")


PROBE = Probe("disk.fstab", SPECS, ask, of=_OF)
