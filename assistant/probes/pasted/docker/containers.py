"""`docker ps`, `docker container ls` and `docker compose ps`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile

import msgspec

from assistant.model.block import Block, BlockKind
from assistant.model.fact import FactKey
from assistant.model.look import Response
from assistant.probes.document import parse_lines
from assistant.probes.engine_api import filters
from assistant.probes.pasted.docker.line import Line
from assistant.probes.pasted.docker.part import Objects, engine, part
from assistant.probes.pasted.docker.ports import PORTS, bindings_of, parse_ports
from assistant.probes.pasted.docker.status import AGO, STATUS, state_of
from assistant.probes.pasted.docker.template import filled
from assistant.probes.pasted.reading import Shown
from assistant.text.table import parse_table

_HEAD = re.compile(r"(?m)^[ \t]*CONTAINER ID +IMAGE +COMMAND +CREATED +STATUS\b.*$")
_REST_OF_HEAD = re.compile(r"[A-Z ]*")
_BEGINS = re.compile(r"\s*[0-9a-f]{12,64}\s")
_ROW = re.compile(
    rf"\s*(?P<id>[0-9a-f]{{12,64}})\s+(?P<image>\S+)\s+[\"“].*[\"”]\s+{AGO}\s+(?P<status>{STATUS})\s+"
    rf"(?:(?P<ports>{PORTS})\s+)?(?P<names>[\w./,-]+)(?:\s+\S+ \(virtual \S+\))?\s*"
)
_LEFT_OUT = re.compile(r"(?m)^[ \t]*(?:\.{3}|…)")
_LONGEST_ROW = 2000
_NARROWED = ("-f", "--filter", "-n", "--last", "-l", "--latest", "-q", "--quiet", "--format", "--status")
_COLUMNS = {"ID": "CONTAINER ID", "State": "STATE"}
_STOPPED = ("exited", "dead", "created")
_MOST_TOLD = 24


class Container(msgspec.Struct, frozen=True):
    """A row; `state` holds the members of the engine's State that its status shows."""

    name: str
    identity: str = ""
    image: str = ""
    status: str = ""
    ports: str = ""
    state: dict[str, object] = {}


def read(block: Block, line: Line) -> Shown | None:
    """Read a list of containers.

    CONTAINER ID   IMAGE          COMMAND   CREATED         STATUS                       PORTS                  NAMES
    4f79fb3ea9b1   busybox:1.35   "sh"      2 minutes ago   Exited (137) 2 minutes ago                          oom
    fa3ef83acdb1   busybox:1.35   "httpd"   3 minutes ago   Up 3 minutes (healthy)       0.0.0.0:8080->80/tcp   web

    Its facts are those of the objects that it names; that there are no others only a list shows that nobody narrowed.
    """
    found, is_whole = _by_template(block.text, line) if line.format else parse(block.text)
    if not found and not is_whole:
        return None
    is_complete = is_whole and block.kind is BlockKind.COMMAND and _is_complete(line)
    is_all = is_complete and line.has("-a", "--all")
    named = (((each.name, each.identity), _inspected(each)) for each in found)
    objects = Objects("containers", named, is_all=is_all)
    replies = _lists(found, is_all=is_all) if is_complete and line.name == "container ls" else {}
    tells = [FactKey("container.state", each.name) for each in sorted(found, key=_is_well)[:_MOST_TOLD]]
    if replies:
        tells.append(FactKey("daemon.running_containers"))
    return Shown(block, engine(replies, objects, answers=bool(replies)), tuple(tells))


def _by_template(text: str, line: Line) -> tuple[tuple[Container, ...], bool]:
    """Rows by the template that was asked for, or as JSON."""
    if line.format.startswith("table"):
        return parse(text)
    is_json = line.format in ("json", "{{json .}}")
    rows = text.splitlines()
    said = [document.value for document in parse_lines(text)] if is_json else [filled(line.format, row) for row in rows]
    cells = [
        {_COLUMNS.get(key, key.upper()): str(each[key]) for key in each} for each in said if isinstance(each, dict)
    ]
    return tuple(_of_cells(each) for each in cells if _name(each)), False


def parse(text: str) -> tuple[tuple[Container, ...], bool]:
    """The containers of a list, and whether all of its lines could be read."""
    head = _HEAD.search(text)
    if head or _BEGINS.match(text):
        found, is_whole = _parse_usual(text[head.end() :] if head else text)
        return found, is_whole and head is not None
    table = parse_table(text, "NAMES", "STATUS") or parse_table(text, "NAME", "STATUS")
    if table is not None:
        return tuple(_of_cells(each) for each in table.rows if _name(each)), table.is_whole
    return tuple(_of_cells(each) for each in _of_compose_1(text)), False


def _of_compose_1(text: str) -> Iterator[dict[str, str]]:
    """The rows of Compose 1, whose head is centred over its columns and underlined."""
    head, rule, rows = text.partition("\n---")
    if rule and head.split()[:3] == ["Name", "Command", "State"]:
        cells = (re.split(r"\s{2,}", row.strip()) for row in rows.splitlines()[1:] if row[:1].strip())
        yield from (dict(zip(("NAME", "COMMAND", "STATE", "PORTS"), each, strict=False)) for each in cells)


def _parse_usual(text: str) -> tuple[tuple[Container, ...], bool]:
    """Rows by their form: a narrow terminal breaks them anywhere, and an empty cell has no place of its own."""
    rows, lines = list[str](), [*dropwhile(_REST_OF_HEAD.fullmatch, text.splitlines())]
    width, last = max(map(len, lines), default=0), ""
    for line in lines:
        if _BEGINS.match(line) or not rows:
            rows.append(line)
        else:
            rows[-1] += line if len(last) == width else f" {line}"
        last = line
    found = [_ROW.fullmatch(row) if len(row) < _LONGEST_ROW else None for row in rows if row.strip()]
    is_whole = None not in found and not _LEFT_OUT.search(text)
    return tuple(_of_row(row) for row in found if row), is_whole


def _of_row(row: re.Match[str]) -> Container:
    status = " ".join(row["status"].split())
    return Container(_own(row["names"]), row["id"], row["image"], status, row["ports"] or "", state_of(status))


def _of_cells(cells: dict[str, str]) -> Container:
    status = cells.get("STATUS") or cells.get("STATE", "")
    image, ports = cells.get("IMAGE", ""), cells.get("PORTS", "")
    return Container(_name(cells), cells.get("CONTAINER ID", ""), image, status, ports, state_of(status))


def _name(cells: dict[str, str]) -> str:
    return _own(cells.get("NAMES") or cells.get("NAME", ""))


def _own(names: str) -> str:
    """Its own name: a link adds others, below the name of another container."""
    return next((name for name in names.split(",") if "/" not in name), "")


def _is_well(container: Container) -> bool:
    state = container.state
    return state.get("Status") == "running" and state.get("Health") != {"Status": "unhealthy"}


def _is_complete(line: Line) -> bool:
    return bool(line.name) and not line.is_part and not line.has(*_NARROWED) and not line.operands


def _inspected(container: Container) -> Response:
    image = {"Config": {"Image": container.image}} if _is_reference(container.image) else {}
    bindings = bindings_of(parse_ports(container.ports))
    host = {"HostConfig": {"PortBindings": bindings}} if bindings and _is_up(container) else {}
    return part({"Id": container.identity, "Name": f"/{container.name}", "State": container.state, **image, **host})


def _is_reference(image: str) -> bool:
    """An image that has lost its name is shown by its id, which is not what the container was made from."""
    return bool(image) and re.fullmatch(r"[0-9a-f]{12}|sha256:.*|.*(?:\.\.\.|…)", image) is None


def _is_up(container: Container) -> bool:
    return container.state.get("Status") in ("running", "paused", "restarting")


def _lists(found: Iterable[Container], *, is_all: bool) -> dict[str, Response]:
    rows = tuple(found)
    up = [_listed(each) for each in rows if _is_up(each)]
    if not is_all:
        return {"/containers/json": part(up)}
    stopped = [_listed(each) for each in rows if each.state.get("Status") in _STOPPED]
    return {
        "/containers/json": part(up),
        "/containers/json?all=1": part([_listed(each) for each in rows]),
        f"/containers/json?all=1&{filters(status=['exited', 'dead', 'created'])}": part(stopped),
    }


def _listed(container: Container) -> dict[str, object]:
    return {
        "Id": container.identity,
        "Names": [f"/{container.name}"],
        "Image": container.image,
        "State": container.state.get("Status"),
        "Status": container.status,
        "Ports": list(_published(container.ports)),
    }


def _published(ports: str) -> Iterator[dict[str, object]]:
    for address, port, inside, protocol in parse_ports(ports):
        yield {"IP": address, "PublicPort": port, "PrivatePort": inside, "Type": protocol}
