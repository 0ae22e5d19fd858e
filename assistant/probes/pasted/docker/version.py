"""`docker version`."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply, Run
from assistant.probes.document import Document, parse_document
from assistant.probes.pasted.docker.line import Line
from assistant.probes.pasted.docker.part import engine, part
from assistant.probes.pasted.docker.template import filled
from assistant.probes.pasted.reading import Shown

_SECTION = re.compile(r"(?m)^[ \t]*(Client|Server)\b[^\n:]*:?([^\n]*)$")
_MEMBER = re.compile(r"(?m)^[ \t]*([A-Z][\w /.-]*):[ \t]+(\S.*)$")
_API = re.compile(r"([\d.]+)(?: \(minimum version ([\d.]+)\))?")
_PODMAN = "Podman Engine"


def read(block: Block, line: Line) -> Shown | None:
    """Read the versions of both ends; of old and new releases, and of Podman in Docker's place.

    Client: Docker Engine - Community
     Version:           28.2.2
     API version:       1.41 (downgraded from 1.50)
     Context:           default

    Server:
     Engine:
      Version:          20.10.24+dfsg1
      API version:      1.41 (minimum version 1.12)
    """
    client, server = (_said(block, line, end) for end in ("Client", "Server"))
    version = client.at("Version").text
    replies = {"/version": part(server.value)} if server.at("Version").text else {}
    if not version and not replies:
        return None
    told = engine(replies)
    is_podman = client.at("Platform", "Name").text == _PODMAN

    def answer(ask: Ask) -> Reply | None:
        if version and isinstance(ask, Run) and ask.argv[0] == "docker" and ask.argv[-1] == "--version":
            return Ran(0, f"podman version {version}\n" if is_podman else f"Docker version {version}, build\n")
        return told(ask)

    return Shown(block, answer, (FactKey("daemon.version"), FactKey("daemon.client_version")))


def _said(block: Block, line: Line, end: str) -> Document:
    """What one end says of itself, as the engine's API has it."""
    template = line.format if line.name == "version" else ""
    if template not in ("", "json", "{{json .}}"):
        return Document(filled(template, block.text)).at(end)
    document = parse_document(block.text)
    return document.at(end) if document else _in_text(block.text, end)


def _in_text(text: str, end: str) -> Document:
    sections = [*_SECTION.finditer(text)]
    for number, section in enumerate(sections):
        if section[1] == end:
            rest = text[section.end() : sections[number + 1].start() if number + 1 < len(sections) else len(text)]
            return Document(_members(rest, section[2].strip()))
    return Document()


def _members(section: str, platform: str) -> dict[str, object]:
    """The first of each name: an engine's own come before those of containerd and runc."""
    found: dict[str, str] = {}
    for name, value in _MEMBER.findall(section):
        found.setdefault(name.lower(), value.rstrip())
    api, version = _API.match(found.get("api version", "")), found.get("version", "")
    said: dict[str, object] = {"Version": version, "Platform": {"Name": platform}}
    if version:
        said["Components"] = [{"Name": platform if platform == _PODMAN else "Engine", "Version": version}]
    if api:
        said |= {"ApiVersion": api[1], **({"MinAPIVersion": api[2]} if api[2] else {})}
    return said
