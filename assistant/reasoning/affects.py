"""What fixes affect besides what undo takes back, as far as it is known before they are planned on a host."""

from __future__ import annotations

import msgspec

from assistant.model.risk import Affects, Risk, affects_of_risk, filled_up, joined
from assistant.model.tree import Fix, Step
from assistant.reasoning.filled_action import show_action, written
from assistant.reasoning.general import add_general
from assistant.reasoning.mentions import mentioned_in
from assistant.reasoning.template import fill_words
from assistant.reasoning.values import Missing, Values, look_up


def affects_in_words(step: Step, fix: Fix, values: Values) -> Affects:
    """What the tree says that a step affects, filled; what it says of the fix goes for each of its changing steps."""
    if not step.action.is_change:
        return {}
    of_fix = fix.affects if step.risk is not Risk.READ_ONLY else {}
    whole = msgspec.structs.replace(values, item=None)
    return joined(_filled(of_fix, whole), _filled(step.affects, values))


def affects_of_step(step: Step, fix: Fix, values: Values) -> Affects:
    """All that a step affects, told from its tree and its action as it is filled so far; a plan may find more."""
    if not step.action.is_change:
        return {}
    own = {aspect: _in_general(said, step, values) for aspect, said in show_action(step.action, values).affects.items()}
    return filled_up(affects_in_words(step, fix, values), own, affects_of_risk(step.risk or step.action.own_risk))


def affects_of_fix(fix: Fix, values: Values) -> Affects:
    """All that the steps of a fix affect."""
    return joined(*(affects_of_step(step, fix, values) for step in fix.steps))


def _in_general(said: str, step: Step, values: Values) -> str:
    """What an action says by itself, where a value of its tree is not known yet: "the container", not {container}."""
    for each in mentioned_in(msgspec.structs.asdict(step.action)):
        if isinstance(look_up(each, values), Missing):
            before, found, after = said.partition(written(each))
            said = add_general(before, each) + after if found else said
    return said


def _filled(affects: Affects, values: Values) -> Affects:
    return {aspect: fill_words(said, values) for aspect, said in affects.items()}
