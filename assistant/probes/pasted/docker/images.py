"""`docker images`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.block import Block, BlockKind
from assistant.model.fact import FactKey
from assistant.probes.engine_api import filters
from assistant.probes.pasted.docker.line import Line
from assistant.probes.pasted.docker.part import Objects, engine, part
from assistant.probes.pasted.docker.sizes import bytes_of
from assistant.probes.pasted.reading import Shown
from assistant.text.table import Table, parse_table

_NONE = "<none>"
_ID = re.compile(r"(?:sha256:)?([0-9a-f]{12,64})")
_NARROWED = ("-f", "--filter", "-q", "--quiet", "--format", "-a", "--all")
_DANGLING = f"/images/json?{filters(dangling=['true'])}"
_MOST_TOLD = 12


def read(block: Block, line: Line) -> Shown | None:
    """Read the list of images, of engines up to 28 and since 29.

    REPOSITORY   TAG       IMAGE ID       CREATED         SIZE
    busybox      1.35      ed97d607a48b   2 minutes ago   1.98MB

    IMAGE          ID             DISK USAGE   CONTENT SIZE   EXTRA
    nginx:1.27     6784fb0834aa        279MB         72.3MB    U
    """
    table = parse_table(block.text, "REPOSITORY", "IMAGE ID") or parse_table(block.text, "IMAGE", "ID", "DISK USAGE")
    if table is None:
        return None
    named = [(names, part(described)) for names, described in _rows(table)]
    is_all = table.is_whole and block.kind is BlockKind.COMMAND and not line.is_part
    is_all = is_all and not line.operands and not line.has(*_NARROWED)
    dangling = [{"Id": f"sha256:{names[-1]}"} for names, _ in named if len(names) == 1]
    told = (FactKey("image.exists", names[0]) for names, _ in named[:_MOST_TOLD])
    replies = {_DANGLING: part(dangling)} if is_all and "REPOSITORY" in _head(table) else {}
    return Shown(block, engine(replies, Objects("images", named), answers=is_all), tuple(told))


def _head(table: Table) -> frozenset[str]:
    return frozenset(table.rows[0]) if table.rows else frozenset()


def _rows(table: Table) -> Iterator[tuple[tuple[str, ...], dict[str, object]]]:
    """What each image is called, its id last, and what the engine would say of it."""
    for row in table.rows:
        identity = _ID.match(row.get("IMAGE ID") or row.get("ID", ""))
        if identity is None:
            continue
        size = bytes_of(row.get("SIZE", ""))
        described = {"Id": f"sha256:{identity[1]}", **({} if size is None else {"Size": size})}
        yield (*_names(row), identity[1]), described


def _names(row: dict[str, str]) -> tuple[str, ...]:
    name, tag = row.get("REPOSITORY", ""), row.get("TAG", _NONE)
    if not name:
        name, _, tag = row["IMAGE"].rpartition(":")
    if _NONE in (name, tag) or not name or not tag:
        return ()
    return (f"{name}:{tag}", name) if tag == "latest" else (f"{name}:{tag}",)
