"""Load a kernel module, now and at boot."""

from __future__ import annotations

import re

from assistant.model.actions.load_module import LoadModule
from assistant.model.errors import RefusedError
from assistant.steps.files import contents
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import Command, Part

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,63}")


def plan(action: LoadModule, here: HostNow) -> Plan | Nothing:
    """modprobe, and a file that loads it at each boot; nothing when both are so.

    Raises:
        RefusedError: the kernel that runs has no such module.
    """
    module = _checked(action.module)
    state = here.text("kernel.module", module)
    if state == "missing":
        raise RefusedError(
            f"the running kernel has no module {module}",
            reference="module-missing",
            hint="after an update of the kernel: reboot; else install the kernel's extra modules",
        )
    path = f"/etc/modules-load.d/drydock-{module}.conf"
    before, after = contents.read(path, here), f"{module}\n".encode()
    if state == "builtin" or (state == "loaded" and before == after):
        return Nothing(f"{module} is {state}")
    change = contents.change(path, before, after, here, 0o644)
    loading: tuple[Part, ...] = () if state == "loaded" else (Command(("modprobe", module)),)
    record: Record = {"kind": "load_module", "module": module, "before": state, "file": change.record}
    undo = f"{change.undo}, and {module} is unloaded if nothing uses it"
    return Plan(f"Load {module}, now and at boot", (*loading, *change.parts), record, undo, change.diff)


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The file as it was, and the module unloaded when it was not loaded before."""
    inner = record["file"]
    back = contents.undo_change(inner, here) if isinstance(inner, dict) else Nothing("no file was written")
    module = _checked(str(record["module"]))
    parts = back.parts if isinstance(back, Plan) else ()
    if record["before"] not in ("loaded", "builtin") and here.text("kernel.module", module) == "loaded":
        # What uses the module by now keeps it; that is no failure of the undo.
        parts = (*parts, Command(("modprobe", "-r", module), may_fail=True))
    if not parts:
        return Nothing(f"{module} is as it was before")
    return Plan(f"Unload {module} again", parts, diff=back.diff if isinstance(back, Plan) else "")


def _checked(module: str) -> str:
    if not _NAME.fullmatch(module):
        raise RefusedError("that is not the name of a module", reference="module-invalid", context=repr(module))
    return module


KIND = Kind(plan, undo)
