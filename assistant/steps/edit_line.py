"""Change the lines of a text file that begin with given words."""

from __future__ import annotations

from assistant.model.actions.edit_line import EditLine
from assistant.model.errors import RefusedError
from assistant.steps.files import contents
from assistant.steps.files.daemon_json import is_daemon_json
from assistant.steps.files.places import edited_file
from assistant.steps.files.shell_text import is_plain, lines_alone, shell_of
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan
from assistant.steps.plan.parts import CheckShell, Part


def plan(action: EditLine, here: HostNow) -> Plan | Nothing:
    """The file with the lines replaced, deleted or added; nothing when it is so.

    Raises:
        RefusedError: which line is meant cannot be told, or a line is part of something larger.
    """
    path = edited_file(action.file, here)
    if is_daemon_json(path, here):
        raise RefusedError(f"{path} is changed by its keys, not by its lines", reference="line-not-alone", context=path)
    before = contents.read(path, here)
    if before is None and action.append is None:
        return Nothing(f"there is no {path}")
    text = contents.text_of(before or b"", path)
    after = edited(text, action, path)
    if after == text:
        return Nothing(f"{path} needs no change: {_why(action)}")
    data, shell = after.encode(), shell_of(path)
    checks: tuple[Part, ...] = (CheckShell(path, data, shell),) if shell else ()
    change = contents.change(path, before, data, here)
    return Plan(f"Edit {path}", (*checks, *change.parts), change.record, change.undo, change.diff)


def edited(text: str, action: EditLine, path: str = "") -> str:
    """The text after the edit; line ends stay as they are.

    Raises:
        RefusedError: a line to write holds a line end; which line is meant cannot be told; a line is part of something
            larger.
    """
    line = action.replace if action.append is None else action.append
    _refuse_unplain(line, path)
    rows = _rows(text)
    found = [at for at, row in enumerate(rows) if _begins(row, action.starts_with)]
    if action.append is not None and not found:
        after = _appended(text, action.append)
        _refuse_bound([after.count("\n", 0, len(after) - 1)], after, path)
        return after
    if action.append is not None or not found:
        return text
    _refuse_bound(found, text, path)
    if action.replace is None:
        return "".join(row for at, row in enumerate(rows) if at not in found)
    if len(found) > 1:
        raise RefusedError(
            f"{len(found)} lines of {path} begin with {action.starts_with}, and which one is meant cannot be told",
            reference="line-not-unique",
            context=", ".join(f"line {at + 1}" for at in found),
            hint=f"change it by hand: sudoedit {path}",
        )
    at = found[0]
    return "".join([*rows[:at], action.replace + _end(rows[at]), *rows[at + 1 :]])


def _rows(text: str) -> list[str]:
    """The lines with their ends."""
    *ended, last = text.split("\n")
    return [f"{row}\n" for row in ended] + ([last] if last else [])


def _begins(row: str, words: str) -> bool:
    """Whether a line begins with whole words: `nameserver` is not `nameservers`, a.example is not a.example.org."""
    row, words = row.strip(), words.strip()
    rest = row[len(words) :]
    return row.startswith(words) and not (rest and _is_of_name(words[-1:]) and _is_of_name(rest[0]))


def _is_of_name(char: str) -> bool:
    return char.isalnum() or char in "_-."


def _refuse_unplain(line: str | None, path: str) -> None:
    if line is not None and not line.replace("\t", " ").isprintable():
        raise RefusedError("the line to write is not one plain line", reference="line-not-plain")
    if line is not None and shell_of(path) and not is_plain(line):
        raise RefusedError(
            f"only a plain assignment is written to {path}", reference="line-not-plain", context="it is read by a shell"
        )


def _refuse_bound(found: list[int], text: str, path: str) -> None:
    """A line in a shell's block or list, or one that goes on in the next line, is not taken out of it."""
    rows = text.split("\n")
    if shell_of(path):
        alone = lines_alone(text)
        bound = [at for at in found if not alone[at]]
    else:
        bound = [at for at in found if _goes_on(rows[at]) or (at and _goes_on(rows[at - 1]))]
    if bound:
        raise RefusedError(
            f"line {bound[0] + 1} of {path} is part of something larger, so Drydock does not change it",
            reference="line-not-alone",
            context="a block, a list of commands or a longer line",
            hint=f"change it by hand, line {bound[0] + 1} of {path}",
        )


def _goes_on(row: str) -> bool:
    return row.rstrip("\r").endswith("\\")


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
