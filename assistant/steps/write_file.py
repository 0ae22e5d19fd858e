"""Write a file whole."""

from __future__ import annotations

from assistant.model.action import WriteFile
from assistant.model.risk import Risk
from assistant.steps import files
from assistant.steps.kind import Here, Kind, Nothing, Plan, constant
from assistant.steps.places import edited_file


def plan(action: WriteFile, here: Here) -> Plan | Nothing:
    """The file with its contents; nothing when it holds them."""
    path = edited_file(action.file, here)
    before, after = files.read(path, here), action.content.encode()
    if before == after:
        return Nothing(f"{path} holds exactly this")
    change = files.change(path, before, after, here, action.mode if before is None else None)
    return Plan(f"Write {path}", change.parts, change.record, change.undo, change.diff)


KIND = Kind(constant(Risk.REVERSIBLE), plan, files.undo_change)
