"""Fixes as a person sees them before one is chosen: those that may suit this host, with what is known put in."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from assistant.model.diagnosis import Candidate
from assistant.model.fact import Fact, FactKey
from assistant.model.tree import Fix, Step
from assistant.reasoning.condition import judge_all
from assistant.reasoning.fixes import items_of
from assistant.reasoning.template import fill_words
from assistant.reasoning.values import Missing, Values


def fixes_shown(candidate: Candidate, facts: Mapping[FactKey, Fact]) -> tuple[Fix, ...]:
    """The fixes of a cause without those that this host rules out, in their order; all of them where it rules out all.

    Their sentences are filled; their actions, conditions and ids are as the tree writes them.
    """
    values = Values(candidate.captures, facts)
    suiting = (fix for fix in candidate.cause.fixes if judge_all(fix.only_if, values, None) is not False)
    return tuple(_filled(fix, values) for fix in (tuple(suiting) or candidate.cause.fixes))


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
