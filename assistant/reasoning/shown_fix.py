"""Fixes as a person sees them before one is chosen: those that may suit this host, with what is known put in."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from assistant.model.diagnosis import Candidate
from assistant.model.fact import Fact, FactKey
from assistant.model.tree import Condition, Fix, Operator, Step, Subject
from assistant.reasoning.condition import judge_all
from assistant.reasoning.fixes import items_of
from assistant.reasoning.template import fill_words
from assistant.reasoning.values import Missing, Values

_PLACE = "place."


def fixes_shown(candidate: Candidate, facts: Mapping[FactKey, Fact]) -> tuple[Fix, ...]:
    """The fixes of a cause without those that this host rules out, in their order; all of them where it rules out all.

    A fix for one place, such as Docker Desktop, is shown only where something tells that it is this place; then those
    of which nobody knows whether they suit are left out. Their sentences are filled; their actions, conditions and ids
    are as the tree writes them.
    """
    values = Values(candidate.captures, facts)
    suits = {fix.id: judge_all(fix.only_if, values, None) for fix in candidate.cause.fixes}
    of_places = {fix.id for fix in candidate.cause.fixes if any(map(_names_a_place, fix.only_if))}
    here = any(suits[each] for each in of_places)
    wanted = {each for each, holds in suits.items() if holds or (holds is None and each not in of_places and not here)}
    suiting = tuple(fix for fix in candidate.cause.fixes if fix.id in wanted)
    return tuple(_filled(fix, values) for fix in suiting or candidate.cause.fixes)


def _names_a_place(condition: Condition) -> bool:
    is_place = condition.subject is Subject.FACT and condition.name.startswith(_PLACE)
    return is_place and condition.operator in (Operator.IS, Operator.ONE_OF)


def _filled(fix: Fix, values: Values) -> Fix:
    return msgspec.structs.replace(
        fix,
        undo=fill_words(fix.undo, values),
        breaks=fill_words(fix.breaks, values),
        steps=tuple(_filled_step(step, values) for step in fix.steps),
    )


def _filled_step(step: Step, values: Values) -> Step:
    items = items_of(step, values)
    item = None if isinstance(items, Missing) else ", ".join(items) or None
    about = msgspec.structs.replace(values, item=item)
    return msgspec.structs.replace(step, why=fill_words(step.why, about), breaks=fill_words(step.breaks, about))
