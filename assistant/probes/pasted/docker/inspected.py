"""`docker inspect` and its kin: of containers, images and networks; as JSON, by a template, or a few lines of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Response
from assistant.probes.document import Document
from assistant.probes.pasted.docker.excerpt import in_lines
from assistant.probes.pasted.docker.line import Line
from assistant.probes.pasted.docker.part import Objects, engine, part, whole
from assistant.probes.pasted.docker.template import filled
from assistant.probes.pasted.reading import Shown

_NO_SUCH = re.compile(r"(?mi)^(?:Error(?: response from daemon)?: )+No such (object|container|image|network): (\S+)")
_NO_NETWORK = re.compile(r"(?mi)^Error response from daemon: network (\S+) not found")
_FOLDERS = {"container": "containers", "image": "images", "network": "networks"}
_TELLS = {"containers": "container.state", "images": "image.exists", "networks": "network.driver"}
_MOST = 24


def read(block: Block, line: Line) -> Shown | None:
    """Read what the engine says of objects, and of which it says that there are none.

    [{"Id": "4f79fb3ea9b1...", "Name": "/oom", "State": {"Status": "exited", "ExitCode": 137, ...}, ...}]
    Error: No such object: web
    """
    found = [*_objects(block, line), *_missing(block.text)][:_MOST]
    if not found:
        return None
    by_folder = [
        engine(objects=Objects(folder, [(names, reply) for own, names, reply in found if own == folder]))
        for folder in dict.fromkeys(folder for folder, _, _ in found)
    ]
    tells = (FactKey(_TELLS[folder], names[0]) for folder, names, _ in found)
    return Shown(block, lambda ask: next((reply for each in by_folder if (reply := each(ask))), None), tuple(tells))


def _objects(block: Block, line: Line) -> Iterator[tuple[str, tuple[str, ...], Response]]:
    """The folder of each object, what it is called and what is said of it."""
    text = _NO_SUCH.sub("", block.text)
    if line.format and line.format not in ("json", "{{json .}}"):
        yield from _by_template(text, line)
        return
    documents = _documents(text)
    for document in documents:
        if (folder := _folder(document)) and (names := _names(document, folder)):
            yield folder, names, whole(document.value)
    if not documents and len(line.operands) == 1:
        said = in_lines(text)
        if said and (folder := _asked(line, Document(said))):
            yield folder, line.operands, part(said)


def _documents(text: str) -> list[Document]:
    """The objects of the arrays in which they stand, up to what is no JSON; none when the text was cut."""
    decoder, found, at = json.JSONDecoder(), list[Document](), 0
    while (begin := re.compile(r"[\[{]").search(text, at)) and len(found) < _MOST:
        try:
            value, at = decoder.raw_decode(text, begin.start())
        except (ValueError, RecursionError):
            return found
        document = Document(value)
        found += document.items if document.is_array else (document,)
    return found


def _folder(document: Document) -> str:
    if document.at("State").is_object and document.at("Id").text:
        return "containers"
    if document.at("IPAM").is_object and document.at("Name").text:
        return "networks"
    return "images" if document.at("RootFS").is_object or document.at("RepoTags").is_array else ""


def _names(document: Document, folder: str) -> tuple[str, ...]:
    identity = document.at("Id").text.removeprefix("sha256:")
    if folder != "images":
        return tuple(filter(None, (document.at("Name").text.removeprefix("/"), identity)))
    tags = document.at("RepoTags").texts
    latest = (tag.removesuffix(":latest") for tag in tags if tag.endswith(":latest"))
    return tuple(filter(None, (*tags, *latest, identity)))


def _by_template(text: str, line: Line) -> Iterator[tuple[str, tuple[str, ...], Response]]:
    """What a template shows: of one object, or of several that it names itself, a line each."""
    rows = [text] if len(line.operands) == 1 else [row for row in text.splitlines() if row.strip()]
    for row in rows:
        said = filled(line.format, row)
        named = Document(said).at("Name").text.removeprefix("/")
        names = tuple(filter(None, (*(line.operands if len(rows) == 1 else ()), named)))
        if said and names and "$" not in names[0] and (folder := _asked(line, Document(said))):
            yield folder, names, part(said)


def _asked(line: Line, said: Document) -> str:
    """What was asked about, by the command or by what it printed."""
    kind = line.value("--type") or line.name.partition(" ")[0]
    if kind in _FOLDERS:
        return _FOLDERS[kind]
    if said.at("State").is_object or said.at("HostConfig").is_object or said.at("RestartCount").number is not None:
        return "containers"
    return "networks" if said.at("IPAM").is_object else "images" if said.at("Architecture").text else ""


def _missing(text: str) -> Iterator[tuple[str, tuple[str, ...], Response]]:
    gone = Response(404, json.dumps({"message": "no such object"}))
    for kind, name in _NO_SUCH.findall(text):
        folders = _FOLDERS.values() if kind.lower() == "object" else (_FOLDERS[kind.lower()],)
        yield from ((folder, (name,), gone) for folder in folders)
    yield from (("networks", (name,), gone) for name in _NO_NETWORK.findall(text))
