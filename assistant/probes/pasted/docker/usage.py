"""`docker system df`."""

from __future__ import annotations

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.probes.pasted.docker.line import Line
from assistant.probes.pasted.docker.part import engine, part
from assistant.probes.pasted.docker.sizes import bytes_of
from assistant.probes.pasted.reading import Shown
from assistant.text.table import parse_table


def read(block: Block, _line: Line) -> Shown | None:
    """Read what takes the space.

    TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE
    Images          12        3         24.1GB    21.9GB (90%)
    Containers      4         2         1.05MB    0B (0%)
    Local Volumes   7         1         3.2GB     3.1GB (96%)
    Build Cache     88        0         9.8GB     9.8GB
    """
    table = parse_table(block.text, "TYPE", "SIZE")
    if table is None:
        return None
    sizes = {row["TYPE"]: bytes_of(row["SIZE"]) for row in table.rows}
    said: dict[str, object] = {}
    if (images := sizes.get("Images")) is not None:
        said["LayersSize"] = images
    if (layers := sizes.get("Containers")) is not None:
        said["Containers"] = [{"SizeRw": layers}]
    if (volumes := sizes.get("Local Volumes")) is not None:
        said["Volumes"] = [{"UsageData": {"Size": volumes}}]
    if (cache := sizes.get("Build Cache")) is not None:
        said["BuildCache"] = [{"Size": cache, "Shared": False}]
    return Shown(block, engine({"/system/df": part(said)}), (FactKey("disk.images_bytes"),)) if said else None
