"""`df` in every form that people paste: -h, -H, -k, -T, -i, -P, of busybox and of macOS."""

from __future__ import annotations

import re
from posixpath import normpath

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply, Run
from assistant.probes.pasted.reading import Shown

_COLUMNS = re.compile(r"\S+(?: on)?")
_SIZE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([KMGTPE]?)i?B?", re.IGNORECASE)
_UNITS = " KMGTPE"


class _Row:
    """One file system of a table."""

    def __init__(self, device: str, kind: str, numbers: list[str], pct: str, point: str) -> None:
        self.device, self.kind, self.pct, self.point = device, kind, pct, point
        self.total, self.used, self.free = numbers


def read(block: Block) -> Shown | None:
    """Read a table of `df`, of blocks or of inodes."""
    lines = block.text.splitlines()
    head = next((at for at, line in enumerate(lines) if re.search(r"(?i)\bmounted on|\buse%", line)), None)
    if head is None:
        return None
    is_inodes = re.search(r"(?i)iuse%|iused", lines[head]) is not None
    unit = 1 if "1-blocks" in lines[head].lower() or re.search("1B-", lines[head]) else _block_size(lines[head])
    rows = [row for row in map(_row, lines[head + 1 :]) if row]
    if not rows:
        return None

    def answer(ask: Ask) -> Reply | None:
        if not isinstance(ask, Run) or ask.argv[:-1] != (("df", "-Pi") if is_inodes else ("df", "-PT", "-B1")):
            return None
        row = _holding(rows, ask.argv[-1])
        return Ran(0, _printed(row, is_inodes, unit)) if row else None

    tells = ("disk.inodes_used_pct",) if is_inodes else ("disk.used_pct",)
    return Shown(block, answer, tuple(FactKey(name, row.point) for row in rows for name in tells))


def _block_size(head: str) -> int:
    found = re.search(r"(?i)\b([0-9]+)(k?)(?:i?b)?-blocks", head)
    return int(found[1]) * (1024 if found[2] else 1) if found else 1024


def _row(line: str) -> _Row | None:
    found = re.match(
        r"\s*(.*?)\s+(?:([a-z][\w.]*)\s+)?((?:[0-9.,]+[KMGTPE]?i?B?|-)\s+){3}([0-9]+%|-)\s+(/\S.*?)\s*$", line, re.I
    )
    if found is None:
        return None
    numbers = re.findall(r"(?:(?<=\s)|^)(?:[0-9][0-9.,]*[KMGTPE]?i?B?|-)(?=\s)", line[: found.start(4)], re.I)[-3:]
    return _Row(found[1] or "-", found[2] or "-", numbers, found[4], found[5]) if len(numbers) == 3 else None


def _holding(rows: list[_Row], path: str) -> _Row | None:
    """The row of the deepest mount point that holds a path."""
    path = normpath(path)
    holding = [row for row in rows if path == row.point or path.startswith(row.point.rstrip("/") + "/")]
    return max(holding, key=lambda row: len(row.point), default=None)


def _printed(row: _Row, is_inodes: bool, unit: int) -> str:
    """The row as `df -PT -B1` or `df -Pi` prints it."""
    total, used, free = (_bytes(each, 1 if is_inodes else unit) for each in (row.total, row.used, row.free))
    kind = "" if is_inodes else f" {row.kind}"
    return f"{row.device}{kind} {total} {used} {free} {row.pct} {row.point}\n"


def _bytes(size: str, unit: int) -> str:
    found = _SIZE.fullmatch(size)
    if found is None:
        return "-"
    number = float(found[1].replace(",", "."))
    return str(int(number * 1024 ** _UNITS.index(found[2].upper() or " "))) if found[2] else str(int(number) * unit)
