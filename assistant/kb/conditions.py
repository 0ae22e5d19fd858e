"""Conditions and evidence: one subject, one operator, an operand that fits the fact."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.kb.nodes import Map, Node, Seq
from assistant.kb.operands import read_operand
from assistant.kb.scalars import Reading, text
from assistant.kb.scope import Scope
from assistant.kb.typed import Fields, read
from assistant.model.fact import FactSpec, FactType
from assistant.model.tree import Condition, Effect, Evidence, Operator, Subject
from assistant.text import holes

CAPTURE = FactSpec("capture", FactType.TEXT, "what the text says")
PASTE = FactSpec("paste", FactType.BOOL, "appears in the text")
LEAST_PHRASE_LETTERS = 6

SUBJECTS = tuple(each.value for each in Subject)
OPERATORS = tuple(each.value for each in Operator)
CONDITION_KEYS = (*SUBJECTS, "of", *OPERATORS)
EVIDENCE_KEYS = ("effect", "says")
MAY_LAST = ("lasts",)
"""What evidence may say beside."""


def read_conditions(node: Node | None, scope: Scope) -> tuple[Condition, ...]:
    """A list of conditions; one alone may stand without a list."""
    if node is None:
        return ()
    items = node.items if isinstance(node, Seq) else (node,)
    return tuple(each for item in items if (each := read_condition(item, scope)) is not None)


def read_condition(node: Node, scope: Scope, also: Iterable[str] = ()) -> Condition | None:
    """One condition; None after a fault.

    Args:
        node: a map.
        scope: what it may name.
        also: keys of the map that are somebody else's.
    """
    fields = Fields(node, (*CONDITION_KEYS, *also), Reading(scope.faults))
    if not isinstance(node, Map):
        return None
    subject = _only(node, SUBJECTS, "subject", scope)
    operator = _only(node, OPERATORS, "operator", scope)
    if subject is None or operator is None:
        return None
    name = fields.text(subject)
    if not name:
        return None
    of = fields.node_of("of")
    spec = _SPEC[Subject(subject)](name, of, node.lines[subject], scope)
    operand = fields.node_of(operator)
    if operand is None:
        scope.faults.add(node.lines[operator], f"{operator} has no value", "to ask whether there is none: `is: absent`")
    if spec is None or operand is None:
        return None
    value = read_operand(operand, Operator(operator), spec, scope)
    where = None if of is None else text(of, scope.reading)
    return None if value is None else Condition(Subject(subject), name, Operator(operator), value, where)


def _only(node: Map, known: tuple[str, ...], what: str, scope: Scope) -> str | None:
    given = [key for key in node.entries if key in known]
    if len(given) == 1:
        return given[0]
    said = "no" if not given else "more than one"
    scope.faults.add(node, f"a condition has {said} {what}", "exactly one of " + ", ".join(known))
    return None


def _fact(name: str, of: Node | None, line: int, scope: Scope) -> FactSpec | None:
    return scope.fact(name, None if of is None else getattr(of, "text", ""), line)


def _capture(name: str, of: Node | None, line: int, scope: Scope) -> FactSpec | None:
    _refuse_object(of, scope)
    scope.capture(name, line)
    return CAPTURE


def _paste(name: str, of: Node | None, line: int, scope: Scope) -> FactSpec | None:
    _refuse_object(of, scope)
    try:
        holes.parse(name, LEAST_PHRASE_LETTERS)
    except ValueError as error:
        scope.faults.add(line, str(error))
    return PASTE


def _refuse_object(of: Node | None, scope: Scope) -> None:
    if of is not None:
        scope.faults.add(of, "only a fact can have an object", "remove `of:`")


_SPEC = {Subject.FACT: _fact, Subject.CAPTURE: _capture, Subject.PASTE: _paste}


def read_evidence(node: Node, scope: Scope, effect: Effect | None = None) -> Evidence | None:
    """One piece of evidence: a condition with `effect` and `says` beside it, or `all:` of several conditions.

    Args:
        effect: the one that it has where it stands; None where it says so itself.
    """
    keys = (*EVIDENCE_KEYS, *MAY_LAST) if effect is None else ("says",)
    if isinstance(node, Map) and "all" in node.entries:
        fields = Fields(node, ("all", *keys), Reading(scope.faults))
        when = read_conditions(fields.node_of("all", needed=True), scope)
    else:
        fields = Fields(node, (*CONDITION_KEYS, *keys), Reading(scope.faults))
        one = read_condition(node, scope, keys) if isinstance(node, Map) else None
        when = () if one is None else (one,)
    lasts = effect is None and fields.get("lasts", bool, False)
    effect = effect or fields.get("effect", Effect, Effect.SUPPORTS, needed=True)
    says = fields.node_of("says", needed=True)
    said = "" if says is None else read(says, str, scope.with_words("value").reading)
    return Evidence(when, effect, said, lasts) if when else None


def read_gone_if(node: Node, scope: Scope) -> tuple[Evidence, ...]:
    """What shows that a symptom is gone: facts alone, because a text cannot say that it is out of date."""
    items = node.items if isinstance(node, Seq) else (node,)
    found = tuple(each for item in items if (each := read_evidence(item, scope, Effect.EXCLUDES)) is not None)
    for each in found:
        if any(condition.subject is not Subject.FACT for condition in each.when):
            scope.faults.add(node, "gone_if takes facts of the host alone")
    return found
