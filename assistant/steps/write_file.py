"""Write a file whole."""

from __future__ import annotations

from assistant.model.actions.write_file import WriteFile
from assistant.steps.files import contents
from assistant.steps.files.daemon_json import judged
from assistant.steps.files.places import edited_file
from assistant.steps.files.unit_text import is_unit_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan
from assistant.steps.plan.parts import CheckUnit


def plan(action: WriteFile, here: HostNow) -> Plan | Nothing:
    """The file with its contents; nothing when it holds them."""
    path = edited_file(action.file, here)
    before, after = contents.read(path, here), action.content.encode()
    if before == after:
        return Nothing(f"{path} holds exactly this")
    config = judged(path, before, after, here)
    unit = (CheckUnit(path, after),) if is_unit_file(path) else ()
    change = contents.change(path, before, after, here, action.mode if before is None else None)
    return Plan(
        f"Write {path}",
        (*config.parts, *unit, *change.parts),
        change.record,
        change.undo,
        change.diff,
        config.breaks,
    )


KIND = Kind(plan, contents.undo_change)
