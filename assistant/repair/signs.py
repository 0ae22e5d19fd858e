"""The signs of a fault: what of its cause's evidence the host shows at this moment, and should show no longer."""

from __future__ import annotations

from collections.abc import Set

import msgspec

from assistant.model.diagnosis import Before, Check
from assistant.model.fact import FactKey
from assistant.model.tree import Cause, Condition, Effect, Evidence, Subject
from assistant.reasoning.condition import judge, judge_all
from assistant.reasoning.mentions import keys_of, mentioned_in_condition
from assistant.reasoning.template import fill_words
from assistant.reasoning.values import Values
from assistant.text.safe import plain

NO_LONGER = "the host no longer shows: "

Phrases = Set[str] | None


def keys_of_signs(cause: Cause, values: Values) -> tuple[FactKey, ...]:
    """The facts that the signs of a cause rest on, as far as their objects are known."""
    conditions = (condition for evidence in _signs(cause) for condition in evidence.when)
    return tuple(dict.fromkeys(key for each in conditions for key in keys_of(mentioned_in_condition(each), values)))


def signs_before(cause: Cause, values: Values, phrases: Phrases) -> tuple[str, ...]:
    """What each piece of its evidence says where it confirms the fault at this moment; empty where it does not."""
    return tuple(_shown(each, values, phrases) for each in cause.evidence)


def signs_after(cause: Cause, before: Before, values: Values, phrases: Phrases) -> tuple[Check, ...]:
    """Whether each sign that was there before the fix is gone.

    One that cannot be judged any more is left out: what it rested on may be gone with the fault, which proves nothing.
    """
    shown = zip(cause.evidence, before.signs, strict=False)
    judged = ((says, judge_all(evidence.when, values, phrases)) for evidence, says in shown if says)
    return tuple(Check(f"{NO_LONGER}{says}", not held, before=False) for says, held in judged if held is not None)


def _signs(cause: Cause) -> tuple[Evidence, ...]:
    return tuple(each for each in cause.evidence if _is_sign(each))


def _is_sign(evidence: Evidence) -> bool:
    """Whether it confirms the cause by facts of this moment: a log goes on telling of what is over."""
    if evidence.lasts:
        return False
    facts = [condition for condition in evidence.when if condition.subject is Subject.FACT]
    return evidence.effect is Effect.CONFIRMS and bool(facts) and all(map(_is_of_now, facts))


def _is_of_now(condition: Condition) -> bool:
    from assistant.probes.catalogue import SPECS  # all probes at once: only who repairs needs them

    spec = SPECS.get(condition.name)
    return spec is not None and not spec.past


def _shown(evidence: Evidence, values: Values, phrases: Phrases) -> str:
    if not _is_sign(evidence) or judge_all(evidence.when, values, phrases) is not True:
        return ""
    value = judge(evidence.when[0], values, phrases).value
    return plain(fill_words(evidence.says, msgspec.structs.replace(values, value=value))) or evidence.when[0].name
