"""Mend the syntax of a JSON file without losing a key or a value."""

from __future__ import annotations

from assistant.model.actions.repair_json import RepairJson
from assistant.model.errors import RefusedError
from assistant.steps.files import contents
from assistant.steps.files.judged_change import judged_change
from assistant.steps.files.places import edited_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan
from assistant.text.json_repair import Change, Repair, repair_json
from assistant.text.safe import one_line


def plan(action: RepairJson, here: HostNow) -> Plan | Nothing:
    """The file mended; nothing when it is valid.

    Raises:
        RefusedError: it cannot be repaired without guessing what was meant.
    """
    path = edited_file(action.file, here)
    before = contents.read(path, here)
    if before is None or not before.strip():
        return Nothing(f"there is nothing in {path}")
    text = contents.text_of(before, path)
    repair = repair_json(text)
    if repair.text is None:
        raise RefusedError(
            f"{path} cannot be repaired without guessing what was meant",
            reference="json-not-repairable",
            context=_where(repair),
            hint=f"repair it by hand: sudoedit {path}",
        )
    if repair.text == text:
        return Nothing(f"{path} is valid JSON")
    title = f"Repair the syntax of {path}: {one_line('; '.join(_words(each) for each in repair.changes))}"
    return judged_change(title, path, before, repair.text.encode(), here)


def _where(repair: Repair) -> str:
    return _words(repair.fault) if repair.fault else ""


def _words(change: Change) -> str:
    return f"line {change.line}, column {change.column}: {change.what}"


KIND = Kind(plan, contents.undo_change)
