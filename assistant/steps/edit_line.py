"""Change the lines of a text file that begin with given words."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.actions.edit_line import EditLine
from assistant.model.errors import RefusedError
from assistant.steps.files import contents
from assistant.steps.files.places import edited_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan


def plan(action: EditLine, here: HostNow) -> Plan | Nothing:
    """The file with the lines replaced, deleted or added; nothing when it is so."""
    path = edited_file(action.file, here)
    before = contents.read(path, here)
    if before is None and action.append is None:
        return Nothing(f"there is no {path}")
    text = contents.text_of(before or b"", path)
    after = edited(text, action)
    if after == text:
        return Nothing(f"{path} needs no change: {_why(action)}")
    change = contents.change(path, before, after.encode(), here)
    return Plan(f"Edit {path}", change.parts, change.record, change.undo, change.diff)


def edited(text: str, action: EditLine) -> str:
    """The text after the edit; line ends stay as they are.

    Raises:
        RefusedError: a line to write holds a line end.
    """
    for line in (action.replace, action.append):
        if line is not None and not line.replace("\t", " ").isprintable():
            raise RefusedError("the line to write is not one plain line", reference="line-not-plain")
    rows = text.splitlines(keepends=True)
    if action.append is not None:
        return text if any(_begins(row, action) for row in rows) else _appended(text, action.append)
    if action.replace is None:
        return "".join(row for row in rows if not (action.delete and _begins(row, action)))
    return "".join(_replaced(rows, action, action.replace))


def _replaced(rows: list[str], action: EditLine, line: str) -> Iterator[str]:
    """The first such line becomes the new one; further ones would only repeat it."""
    written = False
    for row in rows:
        if not _begins(row, action):
            yield row
        elif not written:
            written = True
            yield line + _end(row)


def _begins(row: str, action: EditLine) -> bool:
    return row.lstrip().startswith(action.starts_with)


def _end(row: str) -> str:
    return row[len(row.rstrip("\r\n")) :]


def _appended(text: str, line: str) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = newline if text and not text.endswith(("\n", "\r")) else ""
    return f"{text}{gap}{line}{newline}"


def _why(action: EditLine) -> str:
    if action.append is not None:
        return f"a line begins with {action.starts_with}"
    return f"no line begins with {action.starts_with}" if action.delete else "it reads so"


KIND = Kind(plan, contents.undo_change)
