"""Fixes: a change has a risk, a verification and a way back, or it is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec

from assistant.kb.affects import read_affects
from assistant.kb.conditions import read_conditions
from assistant.kb.faults import Faults
from assistant.kb.nodes import Map, Node, Seq
from assistant.kb.scalars import Reading, text, unfilled
from assistant.kb.scope import Scope
from assistant.kb.steps import read_step
from assistant.kb.typed import Fields
from assistant.model.risk import Risk
from assistant.model.tree import AUTOMATIC, Fix, Step

FIX_KEYS = ("id", "title", "risk", "steps", "verify", "undo", "breaks", "only_if", "by_word", "affects")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


@dataclass(frozen=True)
class Shared:
    """A fix that another cause writes: its node, what may be named where it stands, and its file of the user's own."""

    node: Map
    scope: Scope
    tree: str = ""


@dataclass(frozen=True)
class NotFound:
    """Why a shared fix cannot be had."""

    what: str
    hint: str = ""


FindFix = Callable[[str], Shared | NotFound]
"""Finds the fix that a reference names, as `area/cause/fix`."""


def read_fixes(node: Node | None, scope: Scope, shared: FindFix) -> tuple[Fix, ...]:
    """The fixes of a cause, the least harmful first as their author ordered them.

    Args:
        shared: finds a fix that another cause writes.
    """
    if node is None:
        return ()
    if not isinstance(node, Seq):
        scope.faults.add(node, "fixes must be a list")
        return ()
    fixes: list[Fix] = []
    for item in node.items:
        see = isinstance(item, Map) and "see" in item.entries
        fix = _shared(item, scope, shared) if see else read_fix(item, scope)
        if fix is not None and fix.id in [each.id for each in fixes]:
            scope.faults.add(item, f"the fix {fix.id} appears twice in this cause")
        elif fix is not None:
            fixes.append(fix)
    return tuple(fixes)


def _shared(node: Node, scope: Scope, shared: FindFix) -> Fix | None:
    """A fix that another cause writes, read again for this one; None after a fault."""
    reference = Fields(node, ("see",), Reading(scope.faults)).text("see")
    if not reference:
        return None
    found = shared(reference)
    if isinstance(found, NotFound):
        scope.faults.add(node, found.what, found.hint)
        return None
    home, here = replace(found.scope, faults=Faults("")), replace(scope, faults=Faults(""))
    read_fix(found.node, home)
    fix = read_fix(found.node, here)
    if foreign := [fault for fault in here.faults.found if fault not in home.faults.found]:
        scope.faults.add(node, f"{reference} cannot be used here: {foreign[0].what}", "write a separate fix")
    return msgspec.structs.replace(fix, trees=(found.tree,)) if fix and found.tree else fix


def read_fix(node: Node, scope: Scope) -> Fix | None:
    """One fix; None when it is no map."""
    fields = Fields(node, FIX_KEYS, unfilled(scope.faults))
    if not isinstance(node, Map):
        return None
    id_ = fields.text("id")
    if id_ and not SLUG.match(id_):
        scope.faults.add(node.lines["id"], f"{id_} is not a valid ID", "use lower-case words with hyphens")
    steps = _steps(fields.node_of("steps", needed=True), scope)
    fix = Fix(
        id=id_,
        title=fields.text("title"),
        risk=fields.get("risk", Risk) or Risk.READ_ONLY,
        steps=tuple(step for _, step in steps),
        verify=read_conditions(fields.node_of("verify"), scope),
        undo=_filled(fields, "undo", scope) or AUTOMATIC,
        breaks=_filled(fields, "breaks", scope),
        only_if=read_conditions(fields.node_of("only_if"), scope),
        by_word=fields.text("by_word", needed=False),
        affects=read_affects(fields.node_of("affects"), scope.reading),
    )
    _check(fix, node, steps, scope)
    return fix


def _filled(fields: Fields, key: str, scope: Scope) -> str:
    """A sentence that is filled for the person who is offered the fix; empty when it is not there."""
    node = fields.node_of(key)
    return "" if node is None else text(node, scope.reading)


def _steps(node: Node | None, scope: Scope) -> list[tuple[Node, Step]]:
    if node is None:
        return []
    items = node.items if isinstance(node, Seq) else (node,)
    if not items:
        scope.faults.add(node, "a fix needs at least one step")
    return [(item, step) for item in items if (step := read_step(item, scope)) is not None]


def _check(fix: Fix, node: Map, steps: list[tuple[Node, Step]], scope: Scope) -> None:
    for where, step in steps:
        risk = step.risk or Risk.READ_ONLY
        if "risk" in node.entries and risk.rank > fix.risk.rank:
            what = f"this step is {risk.value}, but its fix is {fix.risk.value}"
            scope.faults.add(where, what, "raise the fix's risk")
    changing = [(where, step) for where, step in steps if step.risk is not Risk.READ_ONLY]
    if not changing and fix.risk is Risk.READ_ONLY:
        return
    if "risk" not in node.entries:
        scope.faults.add(node, "a fix that changes something needs `risk`")
    if not fix.verify:
        scope.faults.add(node, "a fix that changes something needs `verify`: the facts that prove it worked")
    if fix.undo == AUTOMATIC:
        for where, step in changing:
            if said := step.action.one_way:
                scope.faults.add(where, said, "in the fix's `undo`, say why there is none or what to do instead")
