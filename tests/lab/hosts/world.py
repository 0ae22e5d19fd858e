"""The network around a lab host: a gateway with, on demand, name servers and a registry."""

import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from tests.lab.hosts.cgroups import create_cgroups, join, remove_cgroups
from tests.lab.hosts.processes import Outcome, check, run, start, stop

GATEWAY = "10.77.0.1"
SILENT = "10.77.0.53"
"""An address where packets arrive and nobody ever answers."""
IGNORANT = "10.77.0.54"
"""The address of a name server that knows no name."""
HOST = "10.77.0.2"
REGISTRY_NAME = "registry.lab"
REGISTRY_PORT = 5000


class World:
    """A network namespace at the other end of the host's eth0."""

    def __init__(self, name: str, folder: Path) -> None:
        """Make the world of the host `name`, with its files in `folder`."""
        self._name = f"{name}.world"
        self._folder = folder
        # Servers give up privileges and with them the wish to die with this process: their cgroup finds them.
        self._join = join(create_cgroups(self._name))
        self._processes: list[subprocess.Popen[bytes]] = []
        holder = start([*self._join, "unshare", "--net", "sleep", "infinity"])
        self._processes.append(holder)
        self._pid = holder.pid
        _wait_for_own_network(self._pid)

    def connect(self, leader: int) -> None:
        """Give the network namespace of the process `leader` an eth0 that leads here."""
        pid, host = str(self._pid), str(leader)
        check(["ip", "link", "add", "uplink", "netns", pid, "type", "veth", "peer", "name", "eth0", "netns", host])
        self._batch(pid, f"addr add {GATEWAY}/24 dev uplink\nlink set uplink up\n")
        self._batch(pid, "".join(f"addr add {address}/24 dev uplink\n" for address in (SILENT, IGNORANT)))
        self._batch(host, f"addr add {HOST}/24 dev eth0\nlink set eth0 up\nroute add default via {GATEWAY}\n")
        check([*self._enter(pid), "iptables", "-A", "INPUT", "-d", SILENT, "-j", "DROP"])

    def serve_names(self, **names: str) -> subprocess.Popen[bytes]:
        """Start a name server at the gateway that knows the registry and `names`, and one that knows nothing."""
        self._serve_names(IGNORANT, {})
        return self._serve_names(GATEWAY, {REGISTRY_NAME: GATEWAY, **names})

    def _serve_names(self, address: str, known: Mapping[str, str]) -> subprocess.Popen[bytes]:
        argv = ["dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts"]
        argv += [f"--listen-address={address}", "--bind-interfaces", "--user=root", "--pid-file"]
        argv += [f"--host-record={name},{value}" for name, value in known.items()]
        return self._serve([*argv, "--local=/#/"], address, 53)

    def serve_registry(self) -> subprocess.Popen[bytes]:
        """Start an empty registry that speaks plain HTTP at the gateway."""
        config = self._folder / "registry.yml"
        config.write_text(
            f"version: 0.1\nlog: {{level: warn}}\nstorage: {{filesystem: {{rootdirectory: {self._folder}/registry}}}}\n"
            f"http: {{addr: '{GATEWAY}:{REGISTRY_PORT}'}}\n"
        )
        return self._serve(["docker-registry", "serve", str(config)], GATEWAY, REGISTRY_PORT)

    def fetch(self, url: str) -> Outcome:
        """Get a page of the host as its visitors do, with the patience of a reload or two; the output is the page."""
        command = f"for i in 1 2 3 4 5; do busybox timeout 5 busybox wget -qO- {url} && exit; sleep 0.2; done; exit 1"
        return run([*self._enter(str(self._pid)), "sh", "-c", command])

    def close(self) -> None:
        """End everything that serves here."""
        for process in reversed(self._processes):
            stop(process)
        self._processes.clear()
        remove_cgroups(self._name)

    def _serve(self, argv: list[str], address: str, port: int) -> subprocess.Popen[bytes]:
        process = start([*self._join, *self._enter(str(self._pid)), *argv], log=str(self._folder / f"{argv[0]}.log"))
        self._processes.append(process)
        self._wait_for_listener(f"{address}:{port}", process)
        return process

    def _wait_for_listener(self, place: str, process: subprocess.Popen[bytes]) -> None:
        probe = [*self._enter(str(self._pid)), "ss", "-Hltn", "src", place]
        for _ in range(200):
            if run(probe).out:
                return
            if process.poll() is not None:
                break
            time.sleep(0.02)
        raise RuntimeError(f"nothing came to listen on {place}; see the logs in {self._folder}")

    def _batch(self, pid: str, commands: str) -> None:
        outcome = run([*self._enter(pid), "ip", "-batch", "-"], stdin=f"link set lo up\n{commands}")
        if outcome.code:
            raise RuntimeError(outcome.text)

    @staticmethod
    def _enter(pid: str) -> list[str]:
        return ["nsenter", f"--net=/proc/{pid}/ns/net", "--"]


def _wait_for_own_network(pid: int) -> None:
    mine = Path("/proc/self/ns/net").readlink()
    for _ in range(200):
        if Path(f"/proc/{pid}/ns/net").readlink() != mine:
            return
        time.sleep(0.01)
    raise RuntimeError("no network namespace for the world around the host")
