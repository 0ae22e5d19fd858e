"""`df` in every form that people paste: -h, -H, -k, -T, -i, -P, of BusyBox and of macOS, in any language."""

from __future__ import annotations

import re
from posixpath import normpath

import msgspec

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply, Run
from assistant.probes.disk.space import NOT_LOOKED_UP
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.reading import Shown

_SIZE = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)([KMGTPEZ]?)(?:i?B?|Bi)", re.IGNORECASE)
_PERCENT = re.compile(r"[0-9]{1,3}%|-")
_BLOCKS = re.compile(r"\b([0-9]+)([KMG]?)B?-\w|\bde ([0-9]+)([KMG]?)\b", re.IGNORECASE)
_INODES = re.compile(r"inode|inœud|inodo|iuse|iused", re.IGNORECASE)
_TYPES = re.compile(
    r"(ext[234]|xfs|btrfs|zfs|overlay2?|aufs|(dev)?tmpfs|ramfs|vfat|exfat|ntfs3?|squashfs|fuse(\.\w+|blk)?|nfs4?|cifs|"
    r"9p|drvfs|virtiofs|efivarfs|udev|shm|iso9660|f2fs|ceph|glusterfs|apfs|hfs|none)\Z"
)
_UNITS = " KMGTPEZ"
_FULL_PCT = 90
_ALWAYS_FULL = ("squashfs", "iso9660", "erofs", "udf")


class _Unit(msgspec.Struct, frozen=True):
    """Bytes of a number without a letter, and how many times smaller the unit of the letter before is."""

    block: int = 1
    base: int = 1024


class _Row(msgspec.Struct, frozen=True):
    """One file system of a table; numbers as they were printed."""

    device: str
    kind: str
    numbers: tuple[str, ...]
    percent: str
    point: str
    inodes: tuple[str, ...] = ()


def read(block: Block) -> Shown | None:
    """Read a table of `df`, of blocks, of inodes, or of both as macOS prints it."""
    asked, lines = asked_of(block), _unwrapped(block.text.splitlines())
    head = next((line for line in lines if line.split() and _row(line, False) is None and "%" in line), "")
    has_type = (
        asked.has("T", "--print-type") or re.search(r"\b(Type|Typ|Tipo|Тип)\b|类型|タイプ|類型|형식", head) is not None
    )
    rows = [row for line in lines if (row := _row(line, has_type))]
    if not rows:
        return None
    is_inodes = asked.has("i", "--inodes") or (_INODES.search(head) is not None and not rows[0].inodes)
    unit = _Unit(_block(asked, head), 1000 if asked.has("H", "--si") else 1024)

    def answer(ask: Ask) -> Reply | None:
        if not isinstance(ask, Run) or ask.argv[:1] != ("df",) or len(ask.argv) < 3:
            return None
        path, inodes = normpath(ask.argv[-1]), ask.argv[1] == "-Pi"
        row = _holding(rows, path, asked)
        numbers = row and (_inodes(row, is_inodes) if inodes else None if is_inodes else _blocks(row, unit))
        if not row or not numbers:
            return None
        seen = path == row.point or path in asked.operands
        kind = f" {row.kind}" if ask.argv[1] == "-PT" else ""
        return Ran(0, f"{row.device}{kind} {' '.join(numbers)} {row.point}\n", "" if seen else NOT_LOOKED_UP)

    return Shown(block, answer, tuple(_tells(rows, is_inodes)))


def _unwrapped(lines: list[str]) -> list[str]:
    """Rows whose long device name stands on a line of its own, put together."""
    found: list[str] = []
    for line in lines:
        is_rest = (
            line[:1].isspace() and found and len(found[-1].split()) == 1 and _SIZE.fullmatch((line.split() or [""])[0])
        )
        if is_rest:
            found[-1] = f"{found[-1].rstrip()} {line}"
        else:
            found.append(line)
    return found


def _row(line: str, has_type: bool) -> _Row | None:
    words = line.split()
    for at in range(4, len(words) - 1):
        if not (_PERCENT.fullmatch(words[at]) and all(_is_size(each) for each in words[at - 3 : at])):
            continue
        inodes = _mac_inodes(words[at + 1 :])
        point = words[at + 1 + len(inodes) :]
        if not point or not point[0].startswith("/"):
            continue
        names = words[: at - 3]
        typed = len(names) > 1 and (has_type or _TYPES.match(names[-1]))
        kind = names.pop() if typed else "-"
        return _Row(" ".join(names), kind, tuple(words[at - 3 : at]), words[at], " ".join(point), inodes)
    return None


def _mac_inodes(words: list[str]) -> tuple[str, ...]:
    has = len(words) > 3 and _PERCENT.fullmatch(words[2]) and all(_is_size(each) for each in words[:2])
    return tuple(words[:3]) if has else ()


def _is_size(word: str) -> bool:
    return word == "-" or _SIZE.fullmatch(word) is not None


def _block(asked: Asked, head: str) -> int:
    """Bytes of a number without a letter."""
    found = _BLOCKS.search(head)
    if found:
        return int(found[1] or found[3]) * _times(found[2] or found[4])
    size = _SIZE.fullmatch(asked.value_of("-B", "--block-size"))
    if size:
        return int(float(size[1])) * _times(size[2])
    return 1024 * 1024 if asked.has("m") else 1024


def _times(letter: str | None, base: int = 1024) -> int:
    """How many bytes the letter of a unit stands for."""
    return int(base ** _UNITS.index((letter or " ").upper()))


def _holding(rows: list[_Row], path: str, asked: Asked) -> _Row | None:
    """The row of the deepest mount point that holds a path.

    A table that was asked for one path, or filtered, lacks mounts: it answers for that path and for its own points.
    """
    paths = [normpath(each) for each in asked.operands if each.startswith("/")]
    if path in paths and len(rows) == len(paths):
        return rows[paths.index(path)]
    exact = next((row for row in reversed(rows) if row.point == path), None)
    is_whole = not paths and not asked.has("t", "--type") and any(row.point == "/" for row in rows)
    if exact or not is_whole or (asked.argv and asked.is_part) or (not asked.argv and len(rows) < 2):
        return exact
    holding = [row for row in rows if path.startswith(row.point.rstrip("/") + "/")]
    return max(holding, key=lambda row: len(row.point), default=None)


def _blocks(row: _Row, unit: _Unit) -> tuple[str, ...]:
    return (*(_bytes(each, unit) for each in row.numbers), row.percent)


def _inodes(row: _Row, is_inodes: bool) -> tuple[str, ...] | None:
    if is_inodes:
        return (*(_bytes(each, _Unit()) for each in row.numbers), row.percent)
    if not row.inodes:
        return None
    used, free = (_bytes(each, _Unit()) for each in row.inodes[:2])
    total = str(int(used) + int(free)) if used.isdecimal() and free.isdecimal() else "-"
    return (total, used, free, row.inodes[2])


def _bytes(size: str, unit: _Unit) -> str:
    found = _SIZE.fullmatch(size)
    if found is None:
        return "-"
    number = float(found[1].replace(",", "."))
    return str(int(number * (_times(found[2], unit.base) if found[2] else unit.block)))


def _tells(rows: list[_Row], is_inodes: bool) -> list[FactKey]:
    name = "disk.inodes_used_pct" if is_inodes else "disk.used_pct"
    full = [row for row in rows if row.percent != "-" and int(row.percent[:-1]) >= _FULL_PCT and not _is_image(row)]
    return [FactKey(name, "data-root"), *(FactKey(name, row.point) for row in full)]


def _is_image(row: _Row) -> bool:
    """Whether it is the image of a package or a CD, which is always full."""
    return row.kind in _ALWAYS_FULL or (
        row.device.startswith("/dev/loop") and row.point.startswith(("/snap/", "/var/lib/snapd/"))
    )
