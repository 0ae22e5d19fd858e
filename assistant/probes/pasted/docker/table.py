"""Tables of Docker's command line: columns at least two blanks apart, cells below the beginning of their column."""

from __future__ import annotations

import re

import msgspec

_COLUMN = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"\s{2,}|\t+")
_RULE = re.compile(r"[-=\s]*")
_LEFT_OUT = re.compile(r"\s*(?:\.{3}|…|\[\.{3}\]|<snip>|\[snip\]).*")


class Table(msgspec.Struct, frozen=True):
    """Rows by column; `is_whole` when no line of it was left out or could not be read."""

    rows: tuple[dict[str, str], ...]
    is_whole: bool


def parse_table(text: str, *first: str) -> Table | None:
    """Read a table whose head holds these columns, in any case; None when there is no such head."""
    lines = text.expandtabs().splitlines()
    at = next((at for at, line in enumerate(lines) if set(first) <= set(_columns(line))), None)
    if at is None:
        return None
    columns, rows, is_whole = _columns(lines[at]), list[dict[str, str]](), True
    for line in lines[at + 1 :]:
        if _RULE.fullmatch(line):
            continue
        cells = None if _LEFT_OUT.fullmatch(line) else _cells(line, columns)
        if cells is None:
            is_whole = False
        elif rows and not next(iter(cells.values())):
            rows[-1] = {name: f"{rows[-1][name]} {cell}".strip() for name, cell in cells.items()}
        else:
            rows.append(cells)
    return Table(tuple(rows), is_whole)


def _columns(line: str) -> dict[str, int]:
    return {found[0].upper(): found.start() for found in _COLUMN.finditer(line)}


def _cells(line: str, columns: dict[str, int]) -> dict[str, str] | None:
    """The cells of a row, None when they do not stand below their columns."""
    starts = [*columns.values()]
    if all(start == 0 or line[start - 1 : start] in ("", " ") for start in starts):
        ends = [*starts[1:], len(line)]
        return {name: line[start:end].strip() for name, start, end in zip(columns, starts, ends, strict=True)}
    found = _GAP.split(line.strip())
    return dict(zip(columns, found, strict=True)) if len(found) == len(columns) else None
