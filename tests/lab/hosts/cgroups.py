"""The lab's own cgroup in every hierarchy, so that limits, OOM kills and clean-up hit the lab alone."""

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

PREFIX = "drydock-lab-"
_JOIN = 'while [ "$1" != -- ]; do echo $$ >"$1"; shift; done; shift; exec "$@"'
_CPUSET_FILES = ("cpuset.cpus", "cpuset.mems")


def create_cgroups(name: str) -> tuple[Path, ...]:
    """Make the cgroup `name` below this process's own one in every mounted hierarchy.

    Returns:
        The new folders; with cgroup v2 alone there is one.
    """
    folders = tuple(parent / f"{PREFIX}{name}" for parent in _own_cgroups())
    for folder in folders:
        folder.mkdir(exist_ok=True)
        for setting in _CPUSET_FILES:
            if (folder / setting).exists() and (folder / setting).stat().st_mode & 0o200:
                _inherit(folder, setting)
    return folders


def commands_of(cgroups: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the cgroups for commands on a host that runs in `cgroups`.

    With cgroup v2 systemd hands controllers on to its children, and then no process may join the parent.
    """
    return tuple(_leaf(folder) if (folder / "cgroup.controllers").exists() else folder for folder in cgroups)


def _leaf(folder: Path) -> Path:
    leaf = folder / "commands"
    leaf.mkdir(exist_ok=True)
    return leaf


def join(cgroups: tuple[Path, ...]) -> list[str]:
    """Return the head of a command line that runs the rest of it in `cgroups`."""
    return ["sh", "-c", _JOIN, "join", *(str(folder / "cgroup.procs") for folder in cgroups), "--"]


def remove_cgroups(name: str) -> None:
    """Kill whatever still runs in the cgroups called `name` and remove them, wherever they lie."""
    # Other runs' cgroups come and go meanwhile, which a walk passes over and a glob does not.
    folders = [path for root in _hierarchies() for path in _subfolders(root) if path.name == f"{PREFIX}{name}"]
    _kill_members(folders)
    for folder in folders:
        for path in sorted(_subfolders(folder), key=lambda path: len(path.parts), reverse=True):
            _remove_when_empty(path)


def _kill_members(folders: list[Path]) -> None:
    for _ in range(100):
        pids = {pid for folder in folders for path in _subfolders(folder) for pid in _members(path)}
        if not pids:
            return
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)


def _members(folder: Path) -> list[int]:
    # A process of a dead namespace shows as 0 and cannot be named from here.
    with contextlib.suppress(OSError):
        return [pid for pid in map(int, (folder / "cgroup.procs").read_text().split()) if pid]
    return []


def _subfolders(folder: Path) -> list[Path]:
    return [Path(path) for path, _, _ in os.walk(folder)]


def _remove_when_empty(folder: Path) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError):
            folder.rmdir()
        if not folder.exists():
            return
        time.sleep(0.02)


def _inherit(folder: Path, setting: str) -> None:
    (folder / setting).write_text((folder.parent / setting).read_text())


def _hierarchies() -> list[Path]:
    return [path for _, path in _cgroup_mounts()]


def _own_cgroups() -> Iterator[Path]:
    own = dict(line.split(":", 2)[1:] for line in Path("/proc/self/cgroup").read_text().splitlines())
    for controllers, mountpoint in _cgroup_mounts():
        # A cgroup v2 that hands on controllers holds no processes: there the lab's cgroup stands beside, not below.
        parent = "" if controllers == "" else own.get(controllers, "/").lstrip("/")
        yield mountpoint / parent


def _cgroup_mounts() -> Iterator[tuple[str, Path]]:
    """Yield (controllers as /proc/self/cgroup spells them, mount point) of each hierarchy."""
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        mount, _, source = line.partition(" - ")
        kind, _, options = source.split(" ", 2)
        mountpoint = Path(mount.split(" ")[4])
        if kind == "cgroup2":
            yield "", mountpoint
        elif kind == "cgroup":
            yield ",".join(o for o in options.split(",") if o not in ("rw", "ro")), mountpoint
