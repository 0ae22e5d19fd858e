"""Steps: one action, why, how risky; and what every action of a kind must fulfil."""

from __future__ import annotations

from assistant.kb.actions import FORMS
from assistant.kb.commands import least_risk
from assistant.kb.conditions import read_conditions
from assistant.kb.faults import nearest, one_of
from assistant.kb.harm import harm_of
from assistant.kb.nodes import Map, Node, Scalar
from assistant.kb.scope import Scope
from assistant.kb.template import references
from assistant.kb.typed import Fields
from assistant.model import action as model
from assistant.model.fact import FactType
from assistant.model.risk import Risk
from assistant.model.tree import Step

LONGEST_ARGUMENT = 4096
STEP_KEYS = ("why", "risk", "breaks", "only_if", "each")


def read_step(node: Node, scope: Scope) -> Step | None:
    """One step; None after a fault that leaves nothing to go on with."""
    if isinstance(node, Map) and "each" in node.entries:
        scope = scope.with_words("item")
    fields = Fields(node, (*FORMS, *STEP_KEYS), scope.reading)
    if not isinstance(node, Map):
        return None
    why = fields.text("why")
    each = _each(fields, scope)
    given = fields.get("risk", Risk)
    only_if = read_conditions(fields.node_of("only_if"), scope)
    action = _action(node, scope)
    if action is None:
        return None
    risk = _risk(node, action, given, scope)
    return Step(action, why, risk, only_if, each, fields.text("breaks", needed=False))


def _action(node: Map, scope: Scope) -> model.Action | None:
    keys = [key for key in node.entries if key in FORMS]
    if len(keys) != 1:
        said = "no action" if not keys else "more than one action: " + ", ".join(keys)
        near = next((hint for key in node.entries if key not in STEP_KEYS and (hint := nearest(key, FORMS))), "")
        scope.faults.add(node, f"a step has {said}", near or one_of(FORMS))
        return None
    key = keys[0]
    before = len(scope.faults.found)
    action = FORMS[key].read(node.entries[key], scope)
    if action is not None and len(scope.faults.found) == before:
        for said in _wrongs(action, scope.free):
            scope.faults.add(node.lines[key], said)
    return action


def _wrongs(action: model.Action, free: frozenset[str]) -> list[str]:
    said = [_argv(action, free)] if isinstance(action, model.RunCommand) else []
    said += [] if any(said) else [harm_of(action)]
    if isinstance(action, model.EditLine):
        said.append(_edit_line(action))
    said.append(_path(getattr(action, "file", None) or getattr(action, "path", None), free))
    said.append(_particular(action))
    return [each for each in said if each]


def _argv(action: model.RunCommand, free: frozenset[str]) -> str:
    if not action.argv:
        return "a command needs a program"
    for each in (*action.argv, *action.undo):
        if len(each) > LONGEST_ARGUMENT:
            return f"an element of a command is longer than {LONGEST_ARGUMENT} characters"
        if len(references(each)) > 1:
            return f"{each}: one element of a command holds at most one template"
        if each.startswith("{") and (name := _free_in(each, free)):
            return f"{name} may be any text, so also an option of the command: give its hole a narrower type"
    return ""


def _free_in(written: str, free: frozenset[str]) -> str:
    return next((each.name for each in references(written) if each.name in free), "")


def _edit_line(action: model.EditLine) -> str:
    chosen = [action.replace is not None, action.append is not None, action.delete].count(True)
    return "" if chosen == 1 else "edit_line has exactly one of replace, append and `delete: true`"


def _path(path: str | None, free: frozenset[str]) -> str:
    if path is not None and (name := _free_in(path, free)):
        return f"{name} may be any text, so also any path: give its hole a narrower type"
    if path is None or path.startswith(("/", "{")):
        return "" if path is None or ".." not in path.split("/") else f"{path} goes upwards"
    return f"{path} is not an absolute path"


def _particular(action: model.Action) -> str:
    """What only one kind of action can have wrong."""
    if isinstance(action, model.RemoveFlag) and action.flag.startswith("-"):
        return "an option is named without its dashes"
    if isinstance(action, model.Service) and not action.units and action.verb != "daemon-reload":
        return "a service is missing"
    if isinstance(action, model.EditJson) and not any(
        (action.set, action.remove, action.rename, action.append, action.discard)
    ):
        return "edit_json changes nothing: it needs set, remove, rename, append or discard"
    if isinstance(action, model.RemoveObjects):
        alone = action.kind in ("build-cache", "dangling-images")
        if alone == bool(action.names):
            return f"remove_objects of {action.kind} {'takes no' if alone else 'needs'} names"
    return ""


def _each(fields: Fields, scope: Scope) -> str | None:
    node = fields.node_of("each")
    if node is None:
        return None
    if not isinstance(node, Scalar) or not node.text:
        scope.faults.add(node, "`each` names a list fact, as disk.hung_mounts or container.shells:OBJECT")
        return None
    name = node.text.partition(":")[0]
    scope.check(Scalar(node.line, f"{{{node.text}}}", plain=False))
    spec = scope.specs.get(name)
    if spec is not None and spec.type not in (FactType.LIST, FactType.ANY):
        scope.faults.add(node, f"`each` needs a list, and {name} is a {spec.type.value}")
    return node.text


def _risk(node: Map, action: model.Action, given: Risk | None, scope: Scope) -> Risk:
    form = next(FORMS[key] for key in node.entries if key in FORMS)
    least = _least(action, form.risk)
    if form.risk is None and given is None:
        scope.faults.add(node, "a `run` step says its risk", one_of(each.value for each in Risk))
    risk = given or form.risk or least
    if risk.rank < least.rank:
        scope.faults.add(node, f"the step is {least.value}, whatever its risk says")
    return risk


def _least(action: model.Action, own: Risk | None) -> Risk:
    """A command's risk is known from the command; another action that changes something never changes nothing."""
    if isinstance(action, model.RunCommand):
        return least_risk(action.argv) if action.argv else Risk.READ_ONLY
    return Risk.READ_ONLY if own in (None, Risk.READ_ONLY) else Risk.REVERSIBLE
