"""`docker info`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Response
from assistant.probes.document import Document, parse_document
from assistant.probes.pasted.docker.line import Line
from assistant.probes.pasted.docker.machine import machine
from assistant.probes.pasted.docker.part import engine, part, whole
from assistant.probes.pasted.docker.template import filled
from assistant.probes.pasted.reading import Shown

_LINE = re.compile(r"(?P<key>[^:\n]+):(?:[ \t]+(?P<value>\S.*))?")
_TEXTS = {
    "server version": "ServerVersion",
    "storage driver": "Driver",
    "logging driver": "LoggingDriver",
    "cgroup driver": "CgroupDriver",
    "cgroup version": "CgroupVersion",
    "docker root dir": "DockerRootDir",
    "default runtime": "DefaultRuntime",
    "http proxy": "HttpProxy",
    "https proxy": "HttpsProxy",
    "no proxy": "NoProxy",
    "kernel version": "KernelVersion",
    "operating system": "OperatingSystem",
    "ostype": "OSType",
    "architecture": "Architecture",
    "name": "Name",
}
_ONLY_WHEN_SET = ("HttpProxy", "HttpsProxy", "NoProxy")
_BEFORE_28 = re.compile(r"(?:1\d|2[0-7])\.|1\.")
_POOL = re.compile(r"Base:\s*(\S+?),\s*Size:\s*(\d{1,3})")
_NETWORK = re.compile(r"[0-9a-fA-F.:]+/\d{1,3}")
_DEEPEST = 8


class _Said(msgspec.Struct):
    """A line of the server's part: its value, and the lines below it that are indented further.

    `is_whole`: another line follows those, so that none of them is missing.
    """

    value: str
    below: list[tuple[int, str]]
    is_whole: bool = False


def read(block: Block, line: Line) -> Shown | None:
    """Read what the engine says of itself, of releases from 1.12 on.

    Server:
     Containers: 3
      Running: 1
     Images: 1
     Server Version: 20.10.24+dfsg1
     Storage Driver: overlay2
      Backing Filesystem: extfs
     ...
    WARNING: No swap limit support

    Some lines are printed only where they have something to tell; where the last line of all is there, none is missing.
    """
    reply = _printed(block, line)
    if reply is None:
        return None
    of_engine, of_machine = engine({"/info": reply}), machine(parse_document(reply.text) or Document())
    tells = (FactKey("daemon.storage_driver"), FactKey("kernel.version"))
    return Shown(block, lambda ask: of_engine(ask) or of_machine(ask), tells)


def _printed(block: Block, line: Line) -> Response | None:
    template = line.format
    if template and template not in ("json", "{{json .}}"):
        said = filled(template, block.text)
        return part(said) if said else None
    document = parse_document(block.text)
    if document is not None:
        return whole(document.value) if document.at("ServerVersion").text else None
    found = _parse(block.text)
    signs = _TEXTS.keys() if line.name else ("server version", "storage driver")
    return part(dict(_members(found, block.text))) if found.keys() & signs else None


def _parse(text: str) -> dict[str, _Said]:
    """The lines of the server's part by name, each with those below it; the first of two that are called the same."""
    found, indents = dict[str, _Said](), list[tuple[int, _Said]]()
    server = re.search(r"(?m)^[ \t]*Server:[ \t]*$", text)
    for row in text[server.end() if server else 0 :].splitlines():
        width = len(row) - len(row.lstrip())
        while indents and indents[-1][0] >= width:
            indents.pop()[1].is_whole = True
        for _, above in indents[-_DEEPEST:]:
            above.below.append((width, row.strip()))
        split = _LINE.fullmatch(row.strip())
        if split and not row.lstrip().startswith(("WARNING", "ERROR", "[DEPRECATION")):
            said = _Said(split["value"] or "", [])
            if not indents or not indents[-1][1].value:
                found.setdefault(split["key"].strip().lower(), said)
            indents.append((width, said))
    return found


def _members(found: dict[str, _Said], text: str) -> Iterator[tuple[str, object]]:
    yield from ((member, found[name].value) for name, member in _TEXTS.items() if name in found)
    for name, member in (("containers", "Containers"), ("images", "Images")):
        if name in found and found[name].value.isdecimal():
            yield member, int(found[name].value[:12])
    if "storage driver" in found and found["storage driver"].is_whole:
        pairs = (row.partition(":") for _, row in found["storage driver"].below)
        yield "DriverStatus", [[name, value.strip()] for name, _, value in pairs]
    yield from _lists(found)
    if warnings := re.findall(r"(?m)^[ \t]*(WARNING: .*\S|\[DEPRECATION NOTICE\].*\S)", text):
        yield "Warnings", warnings
    if "live restore enabled" in found:
        yield "LiveRestoreEnabled", found["live restore enabled"].value == "true"
        yield from _unset(found)


def _lists(found: dict[str, _Said]) -> Iterator[tuple[str, object]]:
    if "runtimes" in found:
        yield "Runtimes", {name: {} for name in found["runtimes"].value.split()}
    if "security options" in found and found["security options"].is_whole:
        yield "SecurityOptions", [*_security(found["security options"])]
    if swarm := found.get("swarm"):
        errors = [row.partition(":")[2].strip() for _, row in swarm.below if row.startswith("Error:")]
        error = {"Error": "".join(errors)} if errors or swarm.is_whole else {}
        yield "Swarm", {"LocalNodeState": swarm.value, **error}
    if (pools := found.get("default address pools")) and pools.is_whole:
        rows = (_POOL.search(row) for _, row in pools.below)
        yield "DefaultAddressPools", [{"Base": row[1], "Size": int(row[2])} for row in rows if row]
    if (registries := found.get("insecure registries")) and registries.is_whole:
        names = [row for _, row in registries.below]
        networks = [name for name in names if _NETWORK.fullmatch(name)]
        named = {name: {"Secure": False} for name in names if name not in networks}
        yield "RegistryConfig", {"InsecureRegistryCIDRs": networks, "IndexConfigs": named, **_mirrors(found)}
    if (backend := found.get("firewall backend")) and backend.value:
        yield "FirewallBackend", {"Driver": backend.value}


def _mirrors(found: dict[str, _Said]) -> dict[str, object]:
    """Printed below the insecure registries, where there are any."""
    mirrors = found.get("registry mirrors")
    if mirrors:
        return {"Mirrors": [row for _, row in mirrors.below]} if mirrors.is_whole else {}
    return {"Mirrors": []} if "live restore enabled" in found else {}


def _security(said: _Said) -> Iterator[str]:
    """`seccomp` with `Profile: builtin` below it is `name=seccomp,profile=builtin` for the engine."""
    option = ""
    for _, row in said.below:
        key, has_value, value = row.partition(":")
        if has_value and option:
            option += f",{key.lower()}={value.strip()}"
            continue
        if option:
            yield option
        option = f"name={row}"
    if option:
        yield option


def _is_before_28(found: dict[str, _Said]) -> bool:
    return "server version" in found and _BEFORE_28.match(found["server version"].value) is not None


def _unset(found: dict[str, _Said]) -> Iterator[tuple[str, object]]:
    """What is printed only where it is set, and was not."""
    names = {member: name for name, member in _TEXTS.items()}
    yield from ((member, "") for member in _ONLY_WHEN_SET if names[member] not in found)
    if "default address pools" not in found:
        yield "DefaultAddressPools", []
    if "security options" not in found:
        yield "SecurityOptions", []
    if "firewall backend" not in found and _is_before_28(found):
        yield "FirewallBackend", {"Driver": "iptables"}
