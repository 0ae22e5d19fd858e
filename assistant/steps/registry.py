"""All kinds of actions that change a host, in one place."""

from __future__ import annotations

from assistant.model import action as actions
from assistant.model.errors import RefusedError
from assistant.model.risk import Risk
from assistant.model.tree import Step
from assistant.steps import (
    add_user_to_group,
    correct_types,
    create_group,
    edit_json,
    edit_line,
    files,
    load_module,
    make_device_node,
    move_aside,
    remove_flag,
    remove_objects,
    repair_json,
    run,
    service,
    set_sysctl,
    write_file,
)
from assistant.steps.kind import Here, Kind, Nothing, Plan, Record

KINDS: dict[type, Kind] = {
    actions.RunCommand: run.KIND,
    actions.Service: service.KIND,
    actions.EditJson: edit_json.KIND,
    actions.RepairJson: repair_json.KIND,
    actions.CorrectTypes: correct_types.KIND,
    actions.EditLine: edit_line.KIND,
    actions.RemoveFlag: remove_flag.KIND,
    actions.WriteFile: write_file.KIND,
    actions.MoveAside: move_aside.KIND,
    actions.CreateGroup: create_group.KIND,
    actions.AddUserToGroup: add_user_to_group.KIND,
    actions.SetSysctl: set_sysctl.KIND,
    actions.LoadModule: load_module.KIND,
    actions.MakeDeviceNode: make_device_node.KIND,
    actions.RemoveObjects: remove_objects.KIND,
}
"""AskHuman and WaitFor change nothing: the walk does them itself."""

_UNDO = {
    "file": files.undo_change,
    "run": run.undo,
    "service": service.undo,
    "remove_flag": remove_flag.undo,
    "move_aside": move_aside.undo,
    "create_group": create_group.undo,
    "add_user_to_group": add_user_to_group.undo,
    "set_sysctl": set_sysctl.undo,
    "load_module": load_module.undo,
    "make_device_node": make_device_node.undo,
}


def plan_action(action: actions.Action, here: Here) -> Plan | Nothing:
    """What an action, filled, would do on the host as it is now; nothing is changed.

    Raises:
        RefusedError: it is not safe here.
        ActionError: the host could not be looked at.
    """
    return KINDS[type(action)].plan(action, here)


def plan_undo(record: Record, here: Here) -> Plan | Nothing:
    """How a step is taken back, from the record that was kept before it was done.

    Raises:
        RefusedError: it is not safe, or the record is of no use.
        ActionError: the host could not be looked at.
    """
    undo = _UNDO.get(str(record.get("kind")))
    if undo is None:
        raise RefusedError("this step cannot be taken back", reference="no-undo")
    return undo(record, here)


def risk_of(step: Step) -> Risk:
    """The risk of a step: its own, else that of its kind of action."""
    if step.risk is not None:
        return step.risk
    kind = KINDS.get(type(step.action))
    return Risk.READ_ONLY if kind is None else kind.risk(step.action)
