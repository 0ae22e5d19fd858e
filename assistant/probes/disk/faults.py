"""Errors in the kernel's log that are about the disk under a path."""

from __future__ import annotations

import re
from posixpath import basename, normpath

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look, Stat, Status
from assistant.probes.answers import all_alike, garbled, not_a, words
from assistant.probes.disk.data_root import find_data_root
from assistant.probes.disk.space import parse_space
from assistant.probes.kernel.log import IO_ERROR, lines_like, read_log
from assistant.probes.probe import Probe
from assistant.probes.specs import texts
from assistant.probes.whole import run_whole

_OF = "path"
_TIMEOUT_S = 2.0
_PARTITION = re.compile(r"(nvme\d+n\d+|mmcblk\d+)p\d+|([a-z]+)\d+")

SPECS = (texts("disk.io_errors", "errors in the kernel's log of the disk that holds it, newest last", _OF, past=True),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Run `df -PT -B1 PATH` and `dmesg` (or `journalctl -k`), and keep the lines that name the device.

        # df -PT -B1 /var/lib/docker
        Filesystem     Type     1-blocks        Used   Available Capacity Mounted on
        /dev/sdb1      ext4 270553174016 24587964416 84356329472      23% /var/lib/docker
        # dmesg
        [ 4211.5] blk_update_request: I/O error, dev sdb, sector 2048 op 0x1:(WRITE)

    coreutils 9.1, Linux 6.1. A partition has errors under its disk's name, too. `data-root` can be asked about.
    https://docs.kernel.org/admin-guide/devices.html
    """
    path = find_data_root(look) if of == "data-root" else of or ""
    if isinstance(path, Unknown):
        return all_alike(SPECS, path)
    if not path.startswith("/") or "\0" in path:
        return all_alike(SPECS, not_a("an absolute path"))
    reply = run_whole(look, ("df", "-PT", "-B1", normpath(path)), _TIMEOUT_S)
    device = reply if isinstance(reply, Unknown) else parse_space(reply)["disk.device"]
    if not isinstance(device, Known):
        return all_alike(SPECS, device)
    log = read_log(look)
    names = _names(look, str(device.value))
    unseen = next((each for each in (log, names) if isinstance(each, Unknown)), None)
    if unseen is not None or isinstance(log, Unknown) or isinstance(names, Unknown):
        return all_alike(SPECS, unseen or garbled("the kernel"))
    return {"disk.io_errors": parse_errors(log, names)}


def _names(look: Look, device: str) -> tuple[str, ...] | Unknown:
    """What the kernel calls a device and the disk that it is a part of; nothing for what is no disk."""
    if not device.startswith("/dev/"):
        return ()
    found = look.stat(Stat(device)) if device.startswith("/dev/mapper/") else Absent()
    if isinstance(found, Unknown):
        return found
    return names_of(basename(found.target) if isinstance(found, Status) and found.target else basename(device))


def names_of(name: str) -> tuple[str, ...]:
    """The names of a device in the kernel's log: its own, and that of the whole disk."""
    whole = _PARTITION.fullmatch(name)
    return (name, whole[1] or whole[2]) if whole and not name.startswith(("dm", "loop", "md")) else (name,)


def parse_errors(log: str, names: tuple[str, ...]) -> Answer:
    """The newest lines about an error of one of these devices."""
    if not names:
        return Absent()
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w])")
    return words(line for line in lines_like(log, IO_ERROR) if named.search(line))


PROBE = Probe("disk.faults", SPECS, ask, of=_OF)
