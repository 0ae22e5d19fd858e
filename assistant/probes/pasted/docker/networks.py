"""`docker network ls`."""

from __future__ import annotations

from assistant.model.block import Block, BlockKind
from assistant.model.fact import FactKey
from assistant.probes.pasted.docker.line import Line
from assistant.probes.pasted.docker.part import Objects, engine, part
from assistant.probes.pasted.reading import Shown
from assistant.text.table import parse_table

_MOST_TOLD = 8
_NARROWED = ("-f", "--filter", "-q", "--quiet", "--format")


def read(block: Block, line: Line) -> Shown | None:
    """Read the list of networks.

    NETWORK ID     NAME      DRIVER    SCOPE
    93dd3357c6e1   bridge    bridge    local
    """
    table = parse_table(block.text, "NETWORK ID", "NAME", "DRIVER")
    if table is None:
        return None
    found = [
        {"Id": row["NETWORK ID"], "Name": row["NAME"], "Driver": row["DRIVER"]} for row in table.rows if row["NAME"]
    ]
    is_asked = block.kind is not BlockKind.COMMAND or not (line.is_part or line.has(*_NARROWED))
    is_all = table.is_whole and is_asked
    named = (((each["Name"], each["Id"]), part(each)) for each in found)
    objects = Objects("networks", named, is_all=is_all and block.kind is BlockKind.COMMAND)
    tells = (
        FactKey("network.bridge_networks"),
        *(FactKey("network.driver", each["Name"]) for each in found[:_MOST_TOLD]),
    )
    answers = is_all and block.kind is BlockKind.COMMAND
    return Shown(block, engine({"/networks": part(found)} if is_all else {}, objects, answers=answers), tells)
