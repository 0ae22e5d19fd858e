"""Run a command."""

from __future__ import annotations

from assistant.model.actions.run import RunCommand
from assistant.model.commands.refused import harm_of_command
from assistant.model.errors import RefusedError
from assistant.steps.commands.already import already
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import Command
from assistant.steps.plan.shown import safe_argv, shown


def plan(action: RunCommand, here: HostNow) -> Plan | Nothing:
    """The command; nothing where the host shows already what it would bring about.

    Raises:
        RefusedError: it cannot be shown, or something else stands in its way.
    """
    argv = safe_argv(action.argv)
    if so := already(argv, here):
        return Nothing(so)
    command = Command(argv, action.root, action.timeout_s)
    if not action.undo:
        return Plan(f"Run {shown(argv)}", (command,), tells=False)
    back = safe_argv(action.undo)
    record: Record = {"kind": "run", "argv": list(back), "root": action.root, "timeout_s": action.timeout_s}
    return Plan(f"Run {shown(argv)}", (command,), record, shown(back), tells=False)


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The command that takes it back; nothing where the host is so already.

    Raises:
        RefusedError: the record holds no command, or what it would remove is no longer what was made.
    """
    argv = record["argv"]
    if not isinstance(argv, list):
        raise RefusedError("the record holds no command", reference="record-unusable")
    if harm := harm_of_command([str(each) for each in argv]):
        raise RefusedError(harm, reference="record-unusable")
    command = Command(safe_argv([str(each) for each in argv]), bool(record["root"]), float(str(record["timeout_s"])))
    if so := already(command.argv, here):
        return Nothing(so)
    return Plan(f"Run {shown(command.argv)}", (command,), tells=False)


KIND = Kind(plan, undo)
