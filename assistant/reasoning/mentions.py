"""Which facts and captures a cause, a condition or a step mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from assistant.model.fact import FactKey
from assistant.model.tree import Cause, Condition, Evidence, Fix, Step, Subject
from assistant.reasoning.template import fill_key
from assistant.reasoning.values import Missing, Values
from assistant.text.template import Placeholder, placeholders


def mentioned_in_condition(condition: Condition) -> Iterator[Placeholder]:
    """The condition's own subject, and the placeholders of its templates."""
    if condition.subject is not Subject.PASTE:
        yield Placeholder(condition.name, condition.of)
    yield from mentioned_in([condition.of or "", condition.operand])


def mentioned_in_evidence(evidence: Evidence) -> Iterator[Placeholder]:
    """What a piece of evidence mentions, in the order of its conditions; then what its words need."""
    for condition in evidence.when:
        yield from mentioned_in_condition(condition)
    yield from mentioned_in(evidence.says)


def mentioned_in_fix(fix: Fix) -> Iterator[Placeholder]:
    """What must be known to offer a fix, to do its steps and to verify it."""
    for condition in (*fix.only_if, *fix.verify):
        yield from mentioned_in_condition(condition)
    for step in fix.steps:
        yield from mentioned_in_step(step)


def mentioned_in_step(step: Step) -> Iterator[Placeholder]:
    """What must be known to do a step."""
    if step.each is not None:
        yield from placeholders(f"{{{step.each}}}")
    for condition in step.only_if:
        yield from mentioned_in_condition(condition)
    yield from mentioned_in(msgspec.structs.asdict(step.action))


def facts_used(cause: Cause) -> frozenset[str]:
    """The names of the facts in a cause's evidence."""
    return frozenset(each.name for each in _evidence(cause) if each.is_fact)


def captures_used(cause: Cause) -> frozenset[str]:
    """The names of the captures in a cause's evidence."""
    return frozenset(each.name for each in _evidence(cause) if not each.is_fact)


def keys_of(mentioned: Iterable[Placeholder], values: Values) -> Iterator[FactKey]:
    """The facts among what is mentioned, as far as their objects are known; what only the human tells is left out."""
    for each in mentioned:
        if each.is_fact and not each.name.startswith("answer."):
            key = fill_key(each.name, each.of, values)
            if not isinstance(key, Missing):
                yield key


def mentioned_in(template: Any) -> Iterator[Placeholder]:
    """The placeholders of a text, and of all texts in a list or mapping."""
    if isinstance(template, str):
        yield from placeholders(template)
    elif isinstance(template, dict):
        for key, value in template.items():
            yield from mentioned_in(key)
            yield from mentioned_in(value)
    elif isinstance(template, tuple | list):
        for each in template:
            yield from mentioned_in(each)


def _evidence(cause: Cause) -> Iterable[Placeholder]:
    return (found for evidence in cause.evidence for found in mentioned_in_evidence(evidence))
