"""The lab's own promises: hosts are whole, independent, and leave nothing behind."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.lab.conftest import visible_folders
from tests.lab.hosts.cgroups import PREFIX
from tests.lab.hosts.images import BUSYBOX, import_busybox
from tests.lab.hosts.labhost import STATE, LabHost
from tests.lab.hosts.sweep import sweep
from tests.lab.hosts.world import REGISTRY_NAME

_REPOSITORY = Path(__file__).parents[2]


def test_a_host_runs_systemd_and_its_own_docker(host: LabHost) -> None:
    import_busybox(host)
    assert host.read("/proc/1/comm") == "systemd\n"
    assert host.check("docker", "run", "--rm", BUSYBOX, "echo", "hello") == "hello\n"


def test_a_container_reaches_the_world_by_name(host: LabHost) -> None:
    import_busybox(host)
    host.world.serve_names()
    host.world.serve_registry()
    url = f"http://{REGISTRY_NAME}:5000/v2/"
    assert host.check("docker", "run", "--rm", BUSYBOX, "wget", "-qO-", url) == "{}"


def test_the_code_under_test_runs_inside(host: LabHost) -> None:
    outcome = host.run(sys.executable, "-c", "import sys; print(sys.prefix)")
    assert outcome.out.strip() == sys.prefix


def test_two_hosts_know_nothing_of_each_other(host: LabHost) -> None:
    with LabHost(visible_folders()) as other:
        import_busybox(host)
        assert other.check("docker", "images", "-q") == ""
        assert host.leader != other.leader


def test_a_closed_host_leaves_nothing(lab: None) -> None:
    with LabHost() as closed:
        closed.world.serve_names()
        import_busybox(closed)
        closed.check("docker", "run", "-d", BUSYBOX, "sleep", "1000")
    assert _traces(closed) == []


def test_what_a_killed_run_left_is_swept_away(lab: None) -> None:
    program = (
        "import signal\nfrom tests.lab.hosts.labhost import LabHost\nhost = LabHost()\nhost.boot()\n"
        "host.world.serve_names()\nhost.world.serve_registry()\n"
        "print(host.name, host.leader, flush=True)\nsignal.pause()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=_REPOSITORY) as run:
        assert run.stdout is not None
        name, leader = run.stdout.readline().split()
        run.send_signal(signal.SIGKILL)
    killed = LabHost()
    killed.name, killed.leader, killed.folder = name, int(leader), STATE / name
    sweep()
    assert _traces(killed) == []


def _traces(host: LabHost) -> list[str]:
    mounts = [line for line in Path("/proc/self/mountinfo").read_text().splitlines() if str(host.folder) in line]
    cgroups = [path for path, _, _ in os.walk("/sys/fs/cgroup") if f"{PREFIX}{host.name}" in path]
    folders = [str(host.folder)] if host.folder.exists() else []
    return mounts + cgroups + folders + _processes_in(host.leader, f"{PREFIX}{host.name}")


def _processes_in(leader: int, cgroup: str) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            is_of_the_host = int(folder.name) == leader or cgroup in (folder / "cgroup").read_text()
            # An orphan's remains stay until the machine's own PID 1 gets round to them.
            if is_of_the_host and (folder / "stat").read_text().rpartition(")")[2].split()[0] != "Z":
                found.append(f"{folder}: {(folder / 'cmdline').read_text()}")
    return found
