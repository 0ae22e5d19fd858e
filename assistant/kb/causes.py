"""Causes: true, sourced, told apart by evidence, and repaired by fixes."""

from __future__ import annotations

from assistant.kb.conditions import read_evidence
from assistant.kb.fixes import FindFix, read_fixes
from assistant.kb.nodes import Map, Node, Seq
from assistant.kb.scalars import text, unfilled
from assistant.kb.scope import Scope
from assistant.kb.typed import Fields, fields_of
from assistant.model.tree import Cause, Evidence, Odds

CAUSE_KEYS = tuple(each.name for each in fields_of(Cause) if each.name != "home")


def read_cause(node: Map, home: str, scope: Scope, shared: FindFix) -> Cause:
    """One cause as its home symptom writes it.

    Args:
        home: the id of that symptom.
        shared: finds a fix that another cause writes.
    """
    fields = Fields(node, CAUSE_KEYS, unfilled(scope.faults))
    return Cause(
        id=fields.text("id"),
        title=read_title(fields),
        odds=fields.get("odds", Odds, Odds.RARE, needed=True),
        explain=fields.text("explain").strip(),
        wrong_if=fields.text("wrong_if").strip(),
        evidence=_evidence(fields.node_of("evidence", needed=True), scope),
        fixes=read_fixes(fields.node_of("fixes"), scope, shared),
        sources=_sources(fields),
        effect_of=_ids(fields),
        doctor=fields.get("doctor", bool, True),
        home=home,
        no_fault=fields.get("no_fault", bool, False),
    )


def read_title(fields: Fields) -> str:
    """A title as it is shown, without a template: no value is known there. How it is written is a matter of style."""
    node = fields.node_of("title", needed=True)
    return "" if node is None else text(node, unfilled(fields.reading.faults)).strip()


def _evidence(node: Node | None, scope: Scope) -> tuple[Evidence, ...]:
    if node is None:
        return ()
    items = node.items if isinstance(node, Seq) else (node,)
    if not items:
        scope.faults.add(node, "a cause needs evidence that tells it apart")
    return tuple(found for item in items if (found := read_evidence(item, scope)) is not None)


def _sources(fields: Fields) -> tuple[str, ...]:
    node = fields.node_of("sources", needed=True)
    if isinstance(node, Seq) and not node.items:
        fields.reading.faults.add(node, "a cause needs at least one source")
    sources: tuple[str, ...] = fields.get("sources", tuple[str, ...], ())
    return sources


def _ids(fields: Fields) -> tuple[str, ...]:
    ids: tuple[str, ...] = fields.get("effect_of", tuple[str, ...], ())
    return ids
