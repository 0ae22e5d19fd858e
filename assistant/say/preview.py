"""What a step would do, in words: the same for a terminal and for any other mouth."""

from __future__ import annotations

import shlex

from assistant.model.preview import Preview
from assistant.model.risk import Risk
from assistant.say.lines import Line, Role
from assistant.text.safe import flat, one_line

WHOLE = 100_000
"""Characters of a line: what is approved is not cut off where it says what runs, which data goes, or what stops."""
_RISK_ROLE = {
    Risk.READ_ONLY: Role.PLAIN,
    Risk.REVERSIBLE: Role.PLAIN,
    Risk.DISRUPTIVE: Role.WARNING,
    Risk.DESTRUCTIVE: Role.BAD,
}


def preview_lines(preview: Preview) -> list[Line]:
    """Title, reason, a tree of the user's own, command or diff, user, what stops, undo."""
    lines = [
        Line(),
        Line(f"{one_line(preview.title)} ({preview.risk})", Role.HEADING),
        Line(one_line(preview.why, 500), indent=2),
    ]
    lines += [Line(f"From: {one_line(tree, 300)}", Role.DETAIL, 2) for tree in preview.trees]
    commands = preview.commands or ((preview.command,) if preview.command else ())
    lines += [Line(flat(shlex.join(argv)), Role.COMMAND, 4, "$") for argv in commands]
    lines += [Line(flat(call), Role.COMMAND, 4, "Docker API:") for call in preview.calls]
    lines += [Line(row, _diff_role(row), 4) for row in preview.diff.splitlines()]
    if preview.runs_as:
        lines.append(Line(f"Runs as: {one_line(preview.runs_as)}", Role.DETAIL, 2))
    for aspect, said in preview.affects.items():
        lines.append(Line(f"Affects {aspect}: {one_line(said, WHOLE)}", Role.WARNING, 2))
    lines += [Line(f"Warning: {one_line(each, WHOLE)}", _RISK_ROLE[preview.risk], 2) for each in preview.breaks]
    if preview.undo:
        lines.append(Line(f"Undo: {one_line(preview.undo, WHOLE)}", Role.DETAIL, 2))
    return lines


def _diff_role(row: str) -> Role:
    if row.startswith("+") and not row.startswith("+++"):
        return Role.GOOD
    if row.startswith("-") and not row.startswith("---"):
        return Role.BAD
    return Role.COMMAND
