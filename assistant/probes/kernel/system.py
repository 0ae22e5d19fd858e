"""What runs here: kernel, distribution, control groups, virtualization."""

from __future__ import annotations

import re
import shlex

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Look, Ran, Stat, Status
from assistant.probes.answers import garbled, number, unseen_in, word
from assistant.probes.kernel.modules import is_there_for, release
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, truth
from assistant.probes.whole import read_whole, run_whole

CGROUP_VERSIONS = ("1", "2", "hybrid")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_HOSTNAME = re.compile(r"[A-Za-z0-9._-]{1,253}", re.ASCII)
_AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB", re.MULTILINE)

SPECS = (
    text("kernel.version", "the running kernel's release"),
    text("kernel.architecture", "the machine's architecture, as in x86_64"),
    truth("kernel.modules_dir", "the running kernel's modules are on the disk"),
    text("kernel.cgroup_version", "the version of cgroups that is mounted", values=CGROUP_VERSIONS),
    truth("kernel.overlayfs", "the kernel has the overlay file system"),
    text("kernel.distribution", "the distribution: debian, ubuntu, rhel ..."),
    text("kernel.distribution_version", "the distribution's version"),
    text("kernel.virtualization", "what this machine runs in: none, kvm, lxc, openvz, docker, wsl ..."),
    quantity("kernel.memory_available_bytes", "how much memory programs can still have"),
    quantity("kernel.uptime_s", "how long ago the kernel started"),
    text("kernel.hostname", "the host's name, as its logs write it"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """/proc/sys/kernel, `uname -m`, /etc/os-release, /sys/fs/cgroup, /proc/meminfo, `systemd-detect-virt`.

    Sample of os-release, Debian 12: `ID=debian`, `VERSION_ID="12"`
    Sample of meminfo, Linux 6.1: `MemAvailable:    5873512 kB`
    Source: https://www.freedesktop.org/software/systemd/man/latest/os-release.html
    """
    version = release(look)
    distribution = _distribution(look)
    modules = look.stat(Stat(f"/lib/modules/{version}", follow=True)) if isinstance(version, str) else version
    return {
        "kernel.version": Known(version) if isinstance(version, str) else version,
        "kernel.architecture": _architecture(look),
        "kernel.modules_dir": modules if isinstance(modules, Unknown) else Known(isinstance(modules, Status)),
        "kernel.cgroup_version": _cgroup_version(look),
        "kernel.overlayfs": is_there_for(look, "overlay"),
        "kernel.distribution": _named(distribution, "ID"),
        "kernel.distribution_version": _named(distribution, "VERSION_ID"),
        "kernel.virtualization": _virtualization(look, version),
        "kernel.memory_available_bytes": _memory(look),
        "kernel.uptime_s": _uptime(look),
        "kernel.hostname": _hostname(look),
    }


def parse_os_release(text: str) -> dict[str, str]:
    """The `NAME="value"` lines of os-release."""
    pairs = (line.partition("=") for line in text.splitlines() if not line.lstrip().startswith("#"))
    return {name.strip(): _unquoted(value) for name, found, value in pairs if found}


def parse_memory(text: str) -> int | None:
    """The bytes of memory that programs can still have, from /proc/meminfo."""
    found = _AVAILABLE.search(text)
    return int(found[1]) * 1024 if found and len(found[1]) < 16 else None


def parse_seconds(text: str) -> int | None:
    """The whole seconds in /proc/uptime."""
    whole = text.split(".")[0]
    return int(whole) if whole.isascii() and whole.isdecimal() and len(whole) < 16 else None


def _unquoted(value: str) -> str:
    try:
        return " ".join(shlex.split(value))
    except ValueError:
        return value.strip()


def _architecture(look: Look) -> Answer:
    reply = run_whole(look, ("uname", "-m"))
    if not isinstance(reply, Ran):
        return reply
    found = _NAME.fullmatch(reply.out.strip())
    return Known(found[0]) if found else garbled("uname")


def _distribution(look: Look) -> dict[str, str] | Absent | Unknown:
    usual = read_whole(look, "/etc/os-release")
    reply = read_whole(look, "/usr/lib/os-release") if isinstance(usual, Absent) else usual
    return parse_os_release(reply.text) if isinstance(reply, Content) else reply


def _named(distribution: dict[str, str] | Absent | Unknown, name: str) -> Answer:
    return word(distribution.get(name)) if isinstance(distribution, dict) else distribution


def _cgroup_version(look: Look) -> Answer:
    unified = look.stat(Stat("/sys/fs/cgroup/cgroup.controllers"))
    if isinstance(unified, Status):
        return Known("2")
    if isinstance(unified, Unknown):
        return unified
    hybrid = look.stat(Stat("/sys/fs/cgroup/unified/cgroup.procs"))
    if isinstance(hybrid, Status):
        return Known("hybrid")
    legacy = look.stat(Stat("/sys/fs/cgroup/memory"))
    return unseen_in(hybrid, legacy) or (Known("1") if isinstance(legacy, Status) else Absent())


def _virtualization(look: Look, version: str | Unknown) -> Answer:
    """`systemd-detect-virt`; without it the marks that containers and WSL leave."""
    reply = run_whole(look, ("systemd-detect-virt",))
    if isinstance(reply, Ran) and _NAME.fullmatch(reply.out.strip()):
        return Known(reply.out.strip())
    if isinstance(version, str) and "microsoft" in version.lower():
        return Known("wsl")
    marks = {"/.dockerenv": "docker", "/run/.containerenv": "podman", "/proc/vz": "openvz"}
    found = [name for path, name in marks.items() if isinstance(look.stat(Stat(path)), Status)]
    return Known(found[0]) if found else reply if isinstance(reply, Unknown) else garbled("systemd-detect-virt")


def _memory(look: Look) -> Answer:
    reply = read_whole(look, "/proc/meminfo")
    if not isinstance(reply, Content):
        return reply
    # Linux before 3.14 does not tell what is available.
    return number(parse_memory(reply.text)) if "MemTotal:" in reply.text else garbled("the kernel")


def _uptime(look: Look) -> Answer:
    reply = read_whole(look, "/proc/uptime")
    if not isinstance(reply, Content):
        return reply
    seconds = parse_seconds(reply.text)
    return garbled("the kernel") if seconds is None else Known(seconds)


def _hostname(look: Look) -> Answer:
    reply = read_whole(look, "/proc/sys/kernel/hostname")
    if not isinstance(reply, Content):
        return reply
    found = _HOSTNAME.fullmatch(reply.text.strip())
    return Known(found[0]) if found else garbled("the kernel")


PROBE = Probe("kernel.system", SPECS, ask)
