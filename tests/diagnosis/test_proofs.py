"""Each proof of the shipped knowledge, on a host where it holds and of which nothing else is known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.model.fact import Absent, Answer, Fact, FactKey, FactSpec, FactType, Known, Value
from assistant.model.tree import Cause, Condition, Effect, Evidence, Operator, Subject
from assistant.probes.catalogue import SPECS
from assistant.reasoning.compare import number_of
from assistant.reasoning.doctor import confirmed_by_facts
from assistant.wiring import Wiring

_VALUES: dict[FactType, Value] = {
    FactType.BOOL: True,
    FactType.NUMBER: 5,
    FactType.TEXT: "x",
    FactType.LIST: ("x",),
    FactType.ANY: "x",
}


def value_for(condition: Condition, spec: FactSpec, known: Answer | None) -> Answer:
    """A value of a fact for which a condition holds."""
    operand, found = condition.operand, known.value if isinstance(known, Known) else None
    some = found if found is not None else spec.values[0] if spec.values else _VALUES[spec.type]
    if operand in ("present", "absent"):
        present = (operand == "present") is (condition.operator is Operator.IS)
        return Known(some) if present else Absent()
    first = operand[0] if isinstance(operand, tuple) else operand
    others = [each for each in spec.values if each not in (operand if isinstance(operand, tuple) else (operand,))]
    other: Value = (not operand) if isinstance(operand, bool) else others[0] if others else "other"
    size = number_of(first) or 0.0
    held = found if isinstance(found, tuple) else ()  # what an earlier condition wants in the same list
    value: dict[Operator, Value] = {
        Operator.IS: first,
        Operator.ONE_OF: first,
        Operator.IS_NOT: other,
        Operator.NONE_OF: other,
        Operator.ABOVE: size * 2 + 1,
        Operator.BELOW: size / 2,
        Operator.CONTAINS: str(first) if spec.type is FactType.TEXT else (*held, str(first)),
        Operator.LACKS: found if found is not None else ("other",),
        Operator.STARTS_WITH: f"{first}x",
        Operator.OLDER_THAN: "0.9",
        Operator.NEWER_THAN: "99.0",
    }
    return Known(value[condition.operator])


def host_for(evidence: Evidence) -> dict[FactKey, Fact]:
    """The facts for which all conditions of a piece of evidence hold."""
    facts: dict[FactKey, Fact] = {}
    for condition in evidence.when:
        key = FactKey(condition.name, condition.of)
        known = facts[key].answer if key in facts else None
        facts[key] = Fact(key, value_for(condition, SPECS[condition.name], known))
    return facts


def is_plain(evidence: Evidence) -> bool:
    """Whether nothing but facts about literal objects, compared with literals, is asked."""
    return all(
        each.subject is Subject.FACT and each.name in SPECS and "{" not in f"{each.of}{each.operand}"
        for each in evidence.when
    )


def proofs(causes: Iterator[Cause]) -> Iterator[tuple[Cause, Evidence]]:
    for cause in causes:
        for evidence in cause.evidence:
            if cause.doctor and evidence.effect is Effect.CONFIRMS and is_plain(evidence):
                yield cause, evidence


def test_what_proves_a_cause_proves_it_and_no_other() -> None:
    kb = Wiring().knowledge
    wrong: list[str] = []
    tried = 0
    for cause, evidence in proofs(iter(kb.causes.values())):
        tried += 1
        proved = [each.cause.id for each in confirmed_by_facts(kb, host_for(evidence)).candidates]
        if proved != [cause.id]:
            wrong.append(f"{cause.id}: {evidence.says!r} proves {', '.join(proved) or 'nothing'}")
    assert tried
    assert wrong == []


@pytest.mark.parametrize("operator", Operator)
def test_a_host_is_made_for_every_operator(operator: Operator) -> None:
    spec = FactSpec("a.b", FactType.ANY, "anything")
    condition = Condition(
        Subject.FACT, "a.b", operator, ("1",) if operator in (Operator.ONE_OF, Operator.NONE_OF) else "1"
    )
    assert isinstance(value_for(condition, spec, None), Known)
