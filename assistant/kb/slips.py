"""What to do about a text that is not YAML: the slips of people who write by hand, told by the place of the fault."""

from __future__ import annotations

from typing import Any

import yaml

_UNQUOTED = "@`%"
_OPENING = "{[\"'"


def hint_of(error: yaml.MarkedYAMLError, text: str) -> str:
    """What its author probably has to change; read from the text, because each parser words its errors differently."""
    rows = text.splitlines()
    row, column = _place(error.problem_mark, rows)
    here, before = row[column : column + 1], row[column - 1 : column] if column else ""
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return "indent with spaces, not with tabs"
    if here and here in _UNQUOTED:
        return f"put quotes around text that begins with {here}"
    began, at = _place(error.context_mark, rows)
    opened = began[at : at + 1]
    if opened and opened in _OPENING and error.context_mark is not None:
        return f"close the {opened} of line {error.context_mark.line + 1}"
    if here == ":":
        return "put quotes around text that contains `: `, and indent the keys of a map equally"
    if before and before in "'\"":
        return f"inside {before} {before}, double the {before} or use the other quotes"
    return "check the indentation, quotes and brackets before this place"


def _place(mark: Any, rows: list[str]) -> tuple[str, int]:
    """The row of a mark, empty behind the last one, and the column in it."""
    return (rows[mark.line], mark.column) if mark is not None and mark.line < len(rows) else ("", 0)
