"""A host in memory with a dockerd: its unit, its files of options, its version, its process."""

from __future__ import annotations

from assistant.model.look import Ran, Run
from assistant.probes.service.properties import NAMES
from tests.repair.fakes import FakeHost, status
from tests.steps.doing import CONFIG

UNIT = "/lib/systemd/system/docker.service"
SHOW = ("systemctl", "show", "docker.service", "-p", NAMES)


def dockerd_host(
    config: str | None = None, command: str = "/usr/bin/dockerd -H fd://", version: str = "20.10.24", defaults: str = ""
) -> FakeHost:
    """A systemd host whose unit starts dockerd so.

    Args:
        config: daemon.json, None for no file.
        defaults: the contents of /etc/default/docker, which the unit reads.
    """
    files = {UNIT: f"[Service]\nEnvironmentFile=-/etc/default/docker\nExecStart={command}\n"}
    files |= {} if config is None else {CONFIG: config}
    host = FakeHost(files | ({"/etc/default/docker": defaults} if defaults else {})).fact("service.manager", "systemd")
    host.replies[Run(SHOW).argv] = Ran(
        0,
        f"LoadState=loaded\nFragmentPath={UNIT}\n"
        f"ExecStart={{ path=/usr/bin/dockerd ; argv[]={command} ; ignore_errors=no ; }}\n"
        + ("EnvironmentFiles=/etc/default/docker (ignore_errors=yes)\n" if defaults else ""),
    )
    host.replies["dockerd", "--version"] = Ran(0, f"Docker version {version}, build 5d6db84\n")
    return host


def running(host: FakeHost, *arguments: str) -> FakeHost:
    """A dockerd that runs with these arguments."""
    host.others["/proc/812"] = status("directory")
    host.files["/proc/812/comm"] = b"dockerd\n"
    host.files["/proc/812/status"] = b"Name:\tdockerd\nState:\tS (sleeping)\nUid:\t0\t0\t0\t0\nNSpid:\t812\n"
    host.files["/proc/812/cmdline"] = "\0".join(["dockerd", *arguments, ""]).encode()
    return host
