"""The table of actions: the key that a step gives, the type of the model it becomes, and the risk it has by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.kb.conditions import read_condition
from assistant.kb.nodes import Map, Node, Scalar, Seq
from assistant.kb.scalars import Reading
from assistant.kb.scope import Scope
from assistant.kb.typed import Fields, Shape, read
from assistant.model import action as model
from assistant.model.risk import Risk
from assistant.model.tree import Operator

Verb = Literal["start", "stop", "restart", "reload", "enable", "disable", "reset-failed", "daemon-reload"]


@dataclass(frozen=True)
class PlainForm:
    """An action whose fields are those of its type. `risk` is None where the step must give it."""

    shape: Shape
    risk: Risk | None

    def read(self, node: Node, scope: Scope) -> model.Action:
        """The action that a node describes."""
        made: model.Action = read(_with_octal_mode(node, scope), self.shape, scope.reading)
        return made


@dataclass(frozen=True)
class ServiceForm:
    """A verb on one unit or several; `daemon_reload` has none."""

    verb: Verb
    risk: Risk

    def read(self, node: Node, scope: Scope) -> model.Action:
        """The action that a node describes."""
        if self.verb == "daemon-reload":
            if not read(node, bool, Reading(scope.faults)):
                scope.faults.add(node, "daemon_reload is `true`")
            return model.Service(self.verb)
        units = Seq(node.line, (node,)) if isinstance(node, Scalar) else node
        return model.Service(self.verb, read(units, tuple[str, ...], scope.reading))


@dataclass(frozen=True)
class WaitForm:
    """A condition of a fact with `is`, and how long to wait for it."""

    risk: Risk = Risk.READ_ONLY

    def read(self, node: Node, scope: Scope) -> model.Action | None:
        """The action that a node describes; None after a fault."""
        keys = ("fact", "of", "is", "timeout_s")
        fields = Fields(node, keys, scope.reading)
        if not isinstance(node, Map):
            return None
        wanted = {key: value for key, value in node.entries.items() if key in keys[:3]}
        condition = read_condition(Map(node.line, wanted, node.lines), scope)
        if condition is None or condition.operator is not Operator.IS:
            return None
        return model.WaitFor(condition.name, condition.operand, condition.of, fields.get("timeout_s", float, 30.0))


Form = PlainForm | ServiceForm | WaitForm

_SAFE, _BACK, _STOPS, _LOSES = Risk.READ_ONLY, Risk.REVERSIBLE, Risk.DISRUPTIVE, Risk.DESTRUCTIVE

FORMS: dict[str, Form] = {
    "run": PlainForm(Shape(model.RunCommand, "argv"), None),
    "start_service": ServiceForm("start", _BACK),
    "stop_service": ServiceForm("stop", _STOPS),
    "restart_service": ServiceForm("restart", _STOPS),
    "reload_service": ServiceForm("reload", _BACK),
    "enable_service": ServiceForm("enable", _BACK),
    "disable_service": ServiceForm("disable", _STOPS),
    "reset_failed": ServiceForm("reset-failed", _BACK),
    "daemon_reload": ServiceForm("daemon-reload", _BACK),
    "edit_json": PlainForm(Shape(model.EditJson), _BACK),
    "repair_json": PlainForm(Shape(model.RepairJson, "file"), _BACK),
    "correct_types": PlainForm(Shape(model.CorrectTypes, "file"), _BACK),
    "edit_line": PlainForm(Shape(model.EditLine), _BACK),
    "remove_flag": PlainForm(Shape(model.RemoveFlag, "flag"), _BACK),
    "write_file": PlainForm(Shape(model.WriteFile), _BACK),
    "move_aside": PlainForm(Shape(model.MoveAside, "path"), _BACK),
    "create_group": PlainForm(Shape(model.CreateGroup, "group"), _BACK),
    "add_user_to_group": PlainForm(Shape(model.AddUserToGroup), _BACK),
    "set_sysctl": PlainForm(Shape(model.SetSysctl), _BACK),
    "load_module": PlainForm(Shape(model.LoadModule, "module"), _BACK),
    "make_device_node": PlainForm(Shape(model.MakeDeviceNode), _BACK),
    "remove_objects": PlainForm(Shape(model.RemoveObjects), _LOSES),
    "ask_human": PlainForm(Shape(model.AskHuman, "text"), _SAFE),
    "wait_for": WaitForm(),
}


def _with_octal_mode(node: Node, scope: Scope) -> Node:
    """A file's mode is octal however it is written: 0644, 644 or "0o644"."""
    mode = node.entries.get("mode") if isinstance(node, Map) else None
    if not isinstance(node, Map) or not isinstance(mode, Scalar):
        return node
    try:
        number = int(mode.text.removeprefix("0o"), 8)
    except ValueError:
        scope.faults.add(mode, f"{mode.text} is no file mode", "octal digits, as 0644")
        number = 0
    return Map(node.line, node.entries | {"mode": Scalar(mode.line, str(number), plain=True)}, node.lines)
