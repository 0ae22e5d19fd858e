"""Write a file whole."""

from __future__ import annotations

from assistant.model.actions.write_file import WriteFile
from assistant.steps.files import contents
from assistant.steps.files.judged_change import judged_change
from assistant.steps.files.places import edited_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan


def plan(action: WriteFile, here: HostNow) -> Plan | Nothing:
    """The file with its contents; nothing when it holds them."""
    path = edited_file(action.file, here)
    before, after = contents.read(path, here), action.content.encode()
    if before == after:
        return Nothing(f"{path} holds exactly this")
    mode = action.mode if before is None else None
    return judged_change(f"Write {path}", path, before, after, here, mode)


KIND = Kind(plan, contents.undo_change)
