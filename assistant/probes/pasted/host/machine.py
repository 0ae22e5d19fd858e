"""What `uname`, `hostnamectl`, `lsb_release`, `getconf`, `nproc`, `lscpu`, `arch`, `uptime` and `free` print."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.model.block import Block, BlockKind
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, Ran, Read, Reply, Run
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.distribution import release_of
from assistant.probes.pasted.host.memory import parse_free
from assistant.probes.pasted.reading import Shown

_UNAME = re.compile(r"^(?:Linux|Darwin) (?P<host>\S+) (?P<release>\d+\.\S+) (?P<rest>.*)$", re.MULTILINE)
_ARCHITECTURES = ("x86_64", "aarch64", "arm64", "armv7l", "armv6l", "i686", "i386", "riscv64", "ppc64le", "s390x")
_RELEASE = re.compile(r"\d+\.\d+\S*")
_UP = re.compile(r"\bup\s+(?:(\d+) days?,\s*)?(?:(\d+):(\d\d)|(\d+) min)")
Files = dict[str, str]
"""The files of /proc and /etc whose content follows, by path."""


def read(block: Block) -> Shown | None:
    """Read what one of these programs says about the machine."""
    asked = asked_of(block)
    program = asked.program or ("uname" if _UNAME.search(block.text) else "free")
    program = "release" if block.kind is BlockKind.FILE else program
    reader = _READERS.get(program)
    found = reader(asked, block.text) if reader else {}
    if not found:
        return None

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Read) and ask.path in found:
            return Content(found[ask.path])
        return Ran(0, found[" ".join(ask.argv)]) if isinstance(ask, Run) and " ".join(ask.argv) in found else None

    return Shown(block, answer, tuple(map(FactKey, _TELLS.get(program, ()))))


def _uname(asked: Asked, text: str) -> Files:
    whole = _UNAME.search(text)
    words = text.split()
    if whole:
        machine = next((word for word in whole["rest"].split()[::-1] if word in _ARCHITECTURES), "")
        host = {"/proc/sys/kernel/hostname": whole["host"]}
        return _some({"/proc/sys/kernel/osrelease": whole["release"], "uname -m": machine} | host)
    machine = next((word for word in words if word in _ARCHITECTURES), "")
    release = next((word for word in words if _RELEASE.fullmatch(word)), "")
    return _some({"/proc/sys/kernel/osrelease": release, "uname -m": machine})


def _some(found: Files) -> Files:
    return {name: f"{value}\n" for name, value in found.items() if value}


def _first(text: str) -> str:
    return text.strip().partition("\n")[0].strip()


def _fields(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.splitlines() if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _hostnamectl(_asked: Asked, text: str) -> Files:
    """`Operating System: Ubuntu 22.04.3 LTS`, `Kernel: Linux 5.15.0-91-generic`, `Architecture: x86-64`."""
    fields = _fields(text)
    kernel = fields.get("kernel", "").removeprefix("Linux ")
    machine = {"x86-64": "x86_64", "arm64": "aarch64", "arm": "armv7l"}.get(fields.get("architecture", ""), "")
    virtual = fields.get("virtualization", "")
    host = fields.get("static hostname", "")
    found = {"/proc/sys/kernel/osrelease": kernel, "uname -m": machine, "systemd-detect-virt": virtual}
    return _some(found | release_of(fields.get("operating system", "")) | {"/proc/sys/kernel/hostname": host})


def _lsb_release(_asked: Asked, text: str) -> Files:
    """`Distributor ID: Ubuntu`, `Release: 22.04`."""
    fields = _fields(text)
    name, release = fields.get("distributor id", ""), fields.get("release", "")
    return _some(release_of(f"{name} {release}" if name else fields.get("description", "")))


def _getconf(asked: Asked, text: str) -> Files:
    name, value = next(iter(asked.operands), ""), _first(text)
    return {f"getconf {_SYNONYMS.get(name, name)}": f"{value}\n"} if value.isdecimal() else {}


_SYNONYMS = {"PAGESIZE": "PAGE_SIZE"}


def _nproc(_asked: Asked, text: str) -> Files:
    return {"nproc --all": f"{_first(text)}\n"} if _first(text).isdecimal() else {}


def _lscpu(_asked: Asked, text: str) -> Files:
    fields = _fields(text)
    flags = fields.get("flags", "")
    found = {"uname -m": fields.get("architecture", ""), "nproc --all": fields.get("cpu(s)", "")}
    return _some(found) | ({"/proc/cpuinfo": f"flags\t\t: {flags}\n"} if flags else {})


def _arch(_asked: Asked, text: str) -> Files:
    return {"uname -m": f"{_first(text)}\n"} if _first(text) in _ARCHITECTURES else {}


def _uptime(_asked: Asked, text: str) -> Files:
    found = _UP.search(text)
    if found is None:
        return {}
    days, hours, minutes = int(found[1] or 0), int(found[2] or 0), int(found[3] or found[4] or 0)
    return {"/proc/uptime": f"{(days * 24 + hours) * 3600 + minutes * 60}.0 0.0\n"}


def _free(asked: Asked, text: str) -> Files:
    meminfo = parse_free(text, asked)
    return {"/proc/meminfo": meminfo} if meminfo else {}


def _of_file(_asked: Asked, text: str) -> Files:
    """`CentOS Linux release 7.9.2009 (Core)`."""
    return _some(release_of(_first(text)))


_READERS: dict[str, Callable[[Asked, str], Files]] = {
    "uname": _uname,
    "hostnamectl": _hostnamectl,
    "lsb_release": _lsb_release,
    "getconf": _getconf,
    "nproc": _nproc,
    "lscpu": _lscpu,
    "arch": _arch,
    "uptime": _uptime,
    "free": _free,
    "release": _of_file,
}
_TELLS = {
    "uname": ("kernel.version", "kernel.architecture"),
    "hostnamectl": ("kernel.distribution", "kernel.version"),
    "lsb_release": ("kernel.distribution", "kernel.distribution_version"),
    "getconf": ("kernel.page_size_bytes",),
    "nproc": ("kernel.cpus",),
    "lscpu": ("kernel.cpus", "kernel.architecture"),
    "arch": ("kernel.architecture",),
    "uptime": ("kernel.uptime_s",),
    "release": ("kernel.distribution", "kernel.distribution_version"),
    "free": ("kernel.memory_available_bytes", "kernel.swap_total_bytes"),
}
