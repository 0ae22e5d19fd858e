"""On the lab host: python -m tests.lab.inventory prints what a repair could have changed and undo must restore.

It is JSON: files with digest, mode, owner and extended attributes, device nodes among them; units; kernel parameters;
mounts; interfaces; and what Docker shows and runs with, where it answers.
"""

import contextlib
import hashlib
import http.client
import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_FOLDERS = ("/etc", "/home", "/root", "/srv", "/mnt")
_OF_ROOT = ("/root/.docker", "/root/.ssh")
"""Of the folders there: the others are programs of the machine itself, and what they keep, the journal among it."""
_BACKUPS = frozenset(f"/etc/{name}-" for name in ("group", "gshadow", "passwd", "shadow", "subuid", "subgid"))
"""What groupadd and its kind leave of the file before."""
_SOCKET = "/run/docker.sock"
_PARAMETERS = ("net/ipv4", "net/bridge", "net/core", "user", "fs/inotify")
_MACHINES_OWN = ("vm/max_map_count", "vm/overcommit_memory", "kernel/pid_max", "kernel/keys/maxkeys", "fs/file-max")
_VOLATILE = ("random", "conf/", "neigh/", "netdev_rss_key", "fib_multipath", "tcp_fastopen_key", "route/flush", "cong")
_UNITS = ("docker.service", "docker.socket", "containerd.service")
_MOVING = ("/var/lib/docker", "/run/docker", "/run/user", "/proc", "/sys")
"""Below these Docker mounts as it needs."""
_ASKED = ("/containers/json?all=1", "/networks", "/volumes", "/images/json", "/info", "/system/df")
_RUNS_WITH = (
    *("DockerRootDir", "Driver", "LoggingDriver", "CgroupDriver", "DefaultRuntime", "Runtimes", "SecurityOptions"),
    *("RegistryConfig", "LiveRestoreEnabled", "Debug", "Labels", "HttpProxy", "HttpsProxy", "NoProxy"),
)
"""What dockerd has read of its file, its command line and its environment."""


def main() -> None:
    """Print what there is."""
    json.dump(inventory(), sys.stdout)


def inventory() -> dict[str, object]:
    """What there is."""
    units = _units()
    found = {"files": dict(_files(units)), "units": units, "parameters": dict(_parameters()), "mounts": _mounts()}
    return {**found, "links": dict(_links()), "docker": {} if _is_asleep(units) else _docker()}


def _is_asleep(units: dict[str, list[str]]) -> bool:
    """Whether a look at its socket would start Docker."""
    return units["docker.service"][-1] != "active" and units["docker.socket"][-1] == "active"


def _files(units: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
    for top in _FOLDERS:
        for folder, below, names in os.walk(top):
            if folder == "/root":
                below[:] = [name for name in below if f"{folder}/{name}" in _OF_ROOT]
            for path in sorted(f"{folder}/{name}" for name in [*names, *below]):
                if path not in _BACKUPS:
                    yield path, _entry(path)
    for path in sorted(entry.path for entry in os.scandir("/dev") if not entry.is_dir()):
        yield path, _entry(path)
    # Of a socket on which nothing listens only the file is left, with which nobody can do anything.
    if "active" in (units["docker.service"][-1], units["docker.socket"][-1]) or not Path(_SOCKET).is_socket():
        yield from ((path, _entry(path)) for path in (_SOCKET,) if os.path.lexists(path))


def _entry(path: str) -> list[object]:
    found = os.lstat(path)
    attributes = {name: os.getxattr(path, name, follow_symlinks=False).hex() for name in _names(path)}
    return [stat.filemode(found.st_mode), found.st_uid, found.st_gid, _content(path, found.st_mode), attributes]


def _names(path: str) -> list[str]:
    with contextlib.suppress(OSError):
        return sorted(os.listxattr(path, follow_symlinks=False))
    return []


def _content(path: str, mode: int) -> str:
    if stat.S_ISLNK(mode):
        return os.readlink(path)
    if stat.S_ISBLK(mode) or stat.S_ISCHR(mode):
        return str(os.lstat(path).st_rdev)
    return hashlib.sha256(Path(path).read_bytes()).hexdigest() if stat.S_ISREG(mode) else ""


def _units() -> dict[str, list[str]]:
    def say(verb: str) -> list[str]:
        return subprocess.run(["systemctl", verb, *_UNITS], capture_output=True, text=True, check=False).stdout.split()

    return {unit: list(both) for unit, *both in zip(_UNITS, say("is-enabled"), say("is-active"), strict=False)}


def _parameters() -> Iterator[tuple[str, str]]:
    top = Path("/proc/sys")
    paths = [path for folder in _PARAMETERS for path in (top / folder).rglob("*") if path.is_file()]
    paths += [*(top / "net/ipv4/conf/all").iterdir(), *(top / each for each in _MACHINES_OWN)]
    for path in paths:
        name = str(path.relative_to(top))
        if "conf/all" in name or not any(word in name for word in _VOLATILE):
            with contextlib.suppress(OSError):
                yield name, path.read_text()


def _mounts() -> dict[str, str]:
    rows = [row.split() for row in Path("/proc/self/mounts").read_text().splitlines()]
    return {row[1]: f"{row[2]} {row[3].split(',')[0]}" for row in rows if not row[1].startswith(_MOVING)}


def _links() -> Iterator[tuple[str, bool]]:
    """Whether an interface is up; those of containers come and go."""
    for folder in Path("/sys/class/net").iterdir():
        if not folder.name.startswith(("veth", "br-")):
            yield folder.name, bool(int((folder / "flags").read_text(), 16) & 1)


def _docker() -> dict[str, object]:
    try:
        containers, networks, volumes, images, info, used = (json.loads(_ask(path)) for path in _ASKED)
        settings = {each["Id"]: _settings(each["Id"]) for each in containers}
    except OSError:
        return {}
    return {
        "containers": {each["Names"][0]: [each["State"], each["Id"], *settings[each["Id"]]] for each in containers},
        "networks": {each["Name"]: [each["Id"], each["IPAM"]["Config"]] for each in networks if _lasts(each)},
        "volumes": sorted(each["Name"] for each in volumes["Volumes"] or []),
        "images": {each["Id"]: sorted(each["RepoTags"] or []) for each in images},
        "build cache": sorted(each["ID"] for each in used["BuildCache"] or []),
        "runs with": {key: info.get(key) for key in _RUNS_WITH},
    }


def _settings(container: str) -> list[object]:
    """What `docker update` can change."""
    found = json.loads(_ask(f"/containers/{container}/json"))["HostConfig"]
    return [found["RestartPolicy"]["Name"], found["Memory"], found["MemorySwap"]]


def _lasts(network: dict[str, object]) -> bool:
    """Tell a network that keeps its id from those that dockerd makes anew at each start."""
    return network["Name"] not in ("bridge", "host", "none")


def _ask(path: str) -> bytes:
    connection = http.client.HTTPConnection("docker")
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.settimeout(5)
    connection.sock.connect("/run/docker.sock")
    with contextlib.closing(connection):
        connection.request("GET", path)
        return connection.getresponse().read()


if __name__ == "__main__":
    main()
