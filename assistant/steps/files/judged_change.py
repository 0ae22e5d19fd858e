"""A file's new contents, judged by whoever reads it before they are put in place."""

from __future__ import annotations

from assistant.steps.files import contents
from assistant.steps.files.daemon_json import judged
from assistant.steps.files.unit_text import is_unit_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Plan
from assistant.steps.plan.parts import CheckUnit


def judged_change(
    title: str, path: str, before: bytes | None, after: bytes, here: HostNow, mode: int | None = None
) -> Plan:
    """Plan a file's new contents; dockerd judges a daemon.json, systemd a unit.

    Args:
        path: canonical; `before` is what stands there now.
        mode: of a file that is new.

    Raises:
        RefusedError: dockerd would refuse it.
    """
    config = judged(path, before, after, here)
    unit = (CheckUnit(path, after),) if is_unit_file(path) else ()
    change = contents.change(path, before, after, here, mode)
    parts = (*config.parts, *unit, *change.parts)
    return Plan(title, parts, change.record, change.undo, change.diff, config.breaks)
