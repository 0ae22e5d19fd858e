"""Steps: one action, why, how risky; and what every action of a kind must fulfil."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.kb.actions import FORMS, read_action
from assistant.kb.affects import read_affects
from assistant.kb.conditions import read_conditions
from assistant.kb.faults import nearest, one_of
from assistant.kb.nodes import Map, Node, Scalar
from assistant.kb.scope import Scope
from assistant.kb.typed import Fields
from assistant.model.action import Action, Role
from assistant.model.commands.refused import least_risk
from assistant.model.fact import FactType
from assistant.model.harm import harms_of
from assistant.model.risk import Risk
from assistant.model.tree import Step
from assistant.text.template import references

LONGEST_ARGUMENT = 4096
STEP_KEYS = ("why", "risk", "breaks", "only_if", "each", "affects")


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
    affects = read_affects(fields.node_of("affects"), scope.reading)
    if affects and risk is Risk.READ_ONLY:
        scope.faults.add(node, "a step that changes nothing affects nothing", "take `affects` out")
    return Step(action, why, risk, only_if, each, fields.text("breaks", needed=False), affects)


def _action(node: Map, scope: Scope) -> Action | None:
    keys = [key for key in node.entries if key in FORMS]
    if len(keys) != 1:
        said = "no action" if not keys else "more than one action: " + ", ".join(keys)
        near = next((hint for key in node.entries if key not in STEP_KEYS and (hint := nearest(key, FORMS))), "")
        scope.faults.add(node, f"a step has {said}", near or one_of(FORMS))
        return None
    key = keys[0]
    before = len(scope.faults.found)
    action = read_action(key, node.entries[key], scope)
    if action is not None and len(scope.faults.found) == before:
        for said in filter(None, _wrongs(action, scope.free)):
            scope.faults.add(node.lines[key], said)
    return action


def _wrongs(action: Action, free: frozenset[str]) -> Iterator[str]:
    """What is wrong with an action, by the roles of its fields and by its own word."""
    malformed = [said for argv in action.with_role(Role.ARGV).values() if (said := _argv(argv, free))]
    yield from malformed or harms_of(action)
    for path in action.with_role(Role.PATH).values():
        yield _path(path, free)
    yield from action.wrongs()


def _argv(argv: Sequence[str], free: frozenset[str]) -> str:
    for each in argv:
        if len(each) > LONGEST_ARGUMENT:
            return f"this element of the command is longer than {LONGEST_ARGUMENT} characters"
        if len(references(each)) > 1:
            return f"{each}: an element of a command can contain only one template"
        if each.startswith("{") and (name := _free_in(each, free)):
            return f"{name} can be any text, even an option of the command: give its hole a narrower type"
    return ""


def _free_in(written: str, free: frozenset[str]) -> str:
    return next((each.name for each in references(written) if each.name in free), "")


def _path(path: str, free: frozenset[str]) -> str:
    if name := _free_in(path, free):
        return f"{name} can be any text, even any path: give its hole a narrower type"
    if not path.startswith(("/", "{")):
        return f"{path} is not an absolute path"
    return f"{path} must not contain .." if ".." in path.split("/") else ""


def _each(fields: Fields, scope: Scope) -> str | None:
    node = fields.node_of("each")
    if node is None:
        return None
    if not isinstance(node, Scalar) or not node.text:
        scope.faults.add(node, "`each` must name a list fact, for example disk.hung_mounts or container.shells:OBJECT")
        return None
    name = node.text.partition(":")[0]
    scope.check(Scalar(node.line, f"{{{node.text}}}", plain=False))
    spec = scope.specs.get(name)
    if spec is not None and spec.type not in (FactType.LIST, FactType.ANY):
        scope.faults.add(node, f"`each` needs a list, but {name} is a {spec.type.value}")
    return node.text


def _risk(node: Map, action: Action, given: Risk | None, scope: Scope) -> Risk:
    own = next(FORMS[key][1].risk for key in node.entries if key in FORMS)
    least = _least(action, own)
    if own is None and given is None:
        scope.faults.add(node, "a `run` step needs `risk`", one_of(each.value for each in Risk))
    risk = given or own or least
    if risk.rank < least.rank:
        scope.faults.add(node, f"this step is at least {least.value}")
    return risk


def _least(action: Action, own: Risk | None) -> Risk:
    """A command's risk is known from the command; another action that changes something never changes nothing."""
    if own is None:
        return least_risk(action.command_line) if action.command_line else Risk.READ_ONLY
    return Risk.READ_ONLY if own is Risk.READ_ONLY else Risk.REVERSIBLE
