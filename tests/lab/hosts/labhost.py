"""One lab host: boots in about two seconds, is entered like a machine, and leaves nothing behind."""

import contextlib
import fcntl
import itertools
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from tests.lab.hosts import processes
from tests.lab.hosts.cgroups import commands_of, create_cgroups, join, remove_cgroups
from tests.lab.hosts.processes import Outcome
from tests.lab.hosts.world import World

STATE = Path("/var/lib/drydock-lab")
HOSTNAME = "lab"
_NUMBERS = itertools.count(1)
_PIVOT = Path(__file__).with_name("pivot.sh")
_NAMESPACES = ("--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup")
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Volume:
    """The file system that a host gets for its data root."""

    size_mib: int
    inodes: int | None = None

    def make(self, image: Path) -> None:
        """Make an ext4 file system of this size in the file `image`."""
        with image.open("wb") as file:
            file.truncate(self.size_mib * 1024 * 1024)
        limit = [] if self.inodes is None else ["-N", str(self.inodes)]
        processes.check(["mkfs.ext4", "-q", "-m", "0", *limit, str(image)])


class LabHost:
    """A Debian host with systemd as PID 1 and Debian's own Docker engine.

    Boot it from the main thread and keep that thread: the host dies with it.
    """

    def __init__(self, visible: Sequence[Path] = (), volume: Volume | None = None) -> None:
        """Prepare a host.

        Args:
            visible: folders of this machine that can be read at the same place on the host.
            volume: a file system of its own for /var/lib/docker; None gives it a folder of the machine's disk.
        """
        self.name = f"{os.getpid()}-{next(_NUMBERS)}"
        self.folder = STATE / self.name
        self.world: World
        self.leader = 0
        self._visible = tuple(visible)
        self._volume = volume
        self._cgroups: tuple[Path, ...] = ()
        self._launcher: subprocess.Popen[bytes] | None = None
        self._lock = -1

    def __enter__(self) -> "LabHost":
        try:
            self.boot()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def boot(self) -> None:
        """Start the host and wait until its Docker answers."""
        self._make_directory()
        self._cgroups = create_cgroups(self.name)
        self._launch()
        self.world = World(self.name, self.folder)
        self.world.connect(self.leader)
        self._let_go()
        self._wait_for_systemd()
        self.wait_for_docker()

    def run(
        self,
        *argv: str,
        stdin: str | bytes | None = None,
        user: str = "root",
        env: Mapping[str, str] | None = None,
        timeout_s: float = 60,
    ) -> Outcome:
        """Run a command on the host, in all of its namespaces and cgroups, as `user` with a fresh login's groups."""
        home = "/root" if user == "root" else f"/home/{user}"
        variables = {"PATH": _PATH, "HOME": home, "USER": user, "LOGNAME": user, "LANG": "C.UTF-8", "TERM": "dumb"}
        assignments = [f"{name}={value}" for name, value in {**variables, **(env or {})}.items()]
        become = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--"]
        inner = [*become, "env", "-i", "-C", home, *assignments, *argv]
        return processes.run([*self._enter(), *inner], stdin=stdin, timeout_s=timeout_s)

    def check(self, *argv: str, stdin: str | bytes | None = None) -> str:
        """Run a command as root that must succeed and return its output.

        Raises:
            RuntimeError: it failed; the text says how.
        """
        outcome = self.run(*argv, stdin=stdin)
        if outcome.code:
            raise RuntimeError(f"{' '.join(argv)}: exit code {outcome.code}: {outcome.text.strip()}")
        return outcome.out

    def write(self, path: str, text: str) -> None:
        """Write a file of the host, keeping owner and mode of one that exists."""
        self.check("tee", path, stdin=text)

    def read(self, path: str) -> str:
        """Return the text of a file of the host."""
        return self.check("cat", path)

    def wait_for_docker(self, timeout_s: float = 30) -> None:
        """Wait until the Docker of the host is started.

        Raises:
            RuntimeError: it did not start in time; the text holds its journal.
        """
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            if self.run("systemctl", "is-active", "--quiet", "docker").code == 0:
                return
            time.sleep(0.05)
        raise RuntimeError(self.run("journalctl", "--no-pager", "-n", "60").text)

    def close(self) -> None:
        """Kill the host and remove everything it had on the machine."""
        if self.leader:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.leader, signal.SIGKILL)
        if self._launcher is not None:
            self._wait_for_launcher(self._launcher)
        if hasattr(self, "world"):
            self.world.close()
        remove_cgroups(self.name)
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _make_directory(self) -> None:
        # The lock is held until close or death; the sweep takes a folder whose lock is free for a dead run's.
        unlocked = STATE / f"new-{self.name}"
        _make_below_state(unlocked)
        self._lock = os.open(unlocked / "lock", os.O_RDWR | os.O_CREAT)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        unlocked.rename(self.folder)
        for part in ("root", "scratch", "data/docker", "data/containerd"):
            (self.folder / part).mkdir(parents=True)
        if self._volume is not None:
            self._volume.make(self.folder / "data.img")

    def _launch(self) -> None:
        become_host = [str(_PIVOT), str(self.folder), HOSTNAME, *map(str, self._visible)]
        unshare = ["unshare", *_NAMESPACES, "--fork", "--kill-child=KILL", *become_host]
        log = str(self.folder / "boot.log")
        self._launcher = processes.start([*join(self._cgroups), *unshare], log=log, stdin=subprocess.PIPE)
        self.leader = _wait_for_child(self._launcher.pid)

    def _let_go(self) -> None:
        assert self._launcher is not None
        assert self._launcher.stdin is not None
        self._launcher.stdin.write(b"go\n")
        self._launcher.stdin.close()

    def _wait_for_systemd(self) -> None:
        for _ in range(500):
            # Before pivot.sh has become systemd there is no such socket on the host, only perhaps on the machine.
            if _name_of(self.leader) == "systemd" and self.run("test", "-S", "/run/systemd/private").code == 0:
                return
            time.sleep(0.02)
        raise RuntimeError(f"systemd did not come up: {(self.folder / 'boot.log').read_text()}")

    @staticmethod
    def _wait_for_launcher(launcher: subprocess.Popen[bytes]) -> None:
        # It ends by itself once it has reaped the host's systemd, which takes all of the host with it.
        with contextlib.suppress(subprocess.TimeoutExpired):
            launcher.wait(10)
        processes.stop(launcher)

    def _enter(self) -> list[str]:
        return [*join(commands_of(self._cgroups)), "nsenter", "-t", str(self.leader), "--all", "--"]


def _name_of(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text().strip()
    return ""


def _make_below_state(folder: Path) -> None:
    """Make a folder below STATE, which the sweep of another run removes whenever it is empty."""
    while not folder.exists():
        STATE.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            folder.mkdir()


def _wait_for_child(parent: int) -> int:
    children = Path(f"/proc/{parent}/task/{parent}/children")
    for _ in range(500):
        if pids := children.read_text().split():
            return int(pids[0])
        time.sleep(0.01)
    raise RuntimeError("the host's first process did not start")
