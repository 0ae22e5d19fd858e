"""`mount`, `findmnt`, `lsblk` and /proc/mounts: what is mounted where, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, Read, Reply
from assistant.probes.disk.mounts import is_worrying, parse_mounts
from assistant.probes.pasted.asked import asked_of
from assistant.probes.pasted.reading import Shown

_PROC = re.compile(r"^(?P<source>\S+) (?P<point>/\S*) (?P<kind>[\w.-]+) (?P<options>\S+) \d+ \d+$")
_FINDMNT = re.compile(
    r"^[\s│├└─|`-]*(?P<point>/\S*)\s+(?P<source>\S+)\s+(?P<kind>[\w.-]+)\s+(?P<options>(?:rw|ro)\S*)\s*$"
)
_FULL_LIST = 8
"""A system has at least so many mounts: a shorter list is a part."""
_MOST_TOLD = 6


class _Row(msgspec.Struct, frozen=True):
    source: str
    point: str
    kind: str
    options: str


def read(block: Block) -> Shown | None:
    """Read a table of mounts; one without / is a part, and answers for the points that stand in it."""
    asked = asked_of(block)
    rows = tuple(_rows(block.text))
    if not rows:
        return None
    written = {row.source for row in rows if "rw" in row.options.split(",")}
    table = "".join(_line(at, row, row.source in written) for at, row in enumerate(rows, 1))

    def answer(ask: Ask) -> Reply | None:
        return Content(table) if isinstance(ask, Read) and ask.path == "/proc/self/mountinfo" else None

    is_whole = not asked.is_part and len(rows) >= _FULL_LIST and any(row.point == "/" for row in rows)
    worrying = [mount.point for mount in parse_mounts(table) if is_worrying(mount)]
    told = [FactKey("disk.read_only", point) for point in worrying[:_MOST_TOLD]]
    return Shown(block, answer, (FactKey("disk.read_only_mounts"), *told) if is_whole or worrying else ())


def _rows(text: str) -> Iterator[_Row]:
    for line in text.splitlines():
        row = _of_mount(line.strip())
        found = None if row else _PROC.match(line.strip()) or _FINDMNT.match(line.rstrip())
        if row:
            yield row
        elif found:
            yield _Row(found["source"].partition("[")[0], found["point"], found["kind"], found["options"])


def _of_mount(line: str) -> _Row | None:
    """`/dev/sda1 on / type ext4 (rw,relatime)`; points can hold spaces, and a label can follow."""
    head, _, options = line.partition(" (")
    place, _, kind = head.rpartition(" type ")
    source, _, point = place.partition(" on /")
    is_row = bool(source and kind) and " " not in kind and ")" in options
    return _Row(source, f"/{point}", kind, options.partition(")")[0]) if is_row else None


def _line(at: int, row: _Row, is_written: bool) -> str:
    """The row as /proc/self/mountinfo has it.

    No table but that one tells the options of the mount from those of the file system: what can be written to in
    another place is not read-only as a whole.
    """
    point, source = (re.sub(r"\s", lambda found: f"\\{ord(found[0]):03o}", each) for each in (row.point, row.source))
    return f"{at} 1 0:{at} / {point} {row.options} - {row.kind} {source} {'rw' if is_written else row.options}\n"
