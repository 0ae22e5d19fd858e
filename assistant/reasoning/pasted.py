"""Facts that the user's text shows beside those of a look at the host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from assistant.model.fact import Fact, FactKey, Origin, Unknown
from assistant.model.tree import Condition, Subject
from assistant.reasoning.condition import judge, state_words
from assistant.reasoning.template import fill_key
from assistant.reasoning.values import Missing, Values
from assistant.text.safe import flat

Facts = Mapping[FactKey, Fact]
_OF_WHO_ASKS = "user."
MOST = 3
"""Contradictions that are told."""


def with_pasted(facts: Facts, pasted: Facts, *, elsewhere: bool = False) -> dict[FactKey, Fact]:
    """All facts: what a look has found goes before what the text shows, and what it could not find does not.

    Who asks here need not be who saw the error: what a text shows of its user is about that one.

    Args:
        elsewhere: the text names another machine as its own: what it shows goes before what is found here.
    """
    known = dict(facts)
    for key, fact in pasted.items():
        found = known.get(key)
        if found is None or elsewhere or isinstance(found.answer, Unknown) or key.name.startswith(_OF_WHO_ASKS):
            known[key] = fact
    return known


def looked_at(facts: Facts) -> dict[FactKey, Fact]:
    """Those that are no older than the question."""
    return {key: fact for key, fact in facts.items() if fact.origin is not Origin.PASTE}


def contradictions(conditions: Iterable[tuple[Condition, Mapping[str, str]]], facts: Facts, pasted: Facts) -> list[str]:
    """What the text and the host say differently, where it changes what follows.

    Args:
        conditions: each with the captures that fill it.
        facts: those of a look at the host.
        pasted: those that the text shows.
    """
    told: dict[FactKey, str] = {}
    for condition, captures in conditions:
        key = _asked(condition, captures, facts)
        if (
            key is None
            or key in told
            or key not in pasted
            or key not in facts
            or isinstance(facts[key].answer, Unknown)
        ):
            continue
        then, now = (judge(condition, Values(captures, each), None).held for each in ({**facts, **pasted}, facts))
        if then is not now and None not in (then, now):
            told[key] = "".join(_told(key, pasted[key], facts[key]))
    return list(told.values())[:MOST]


def _asked(condition: Condition, captures: Mapping[str, str], facts: Facts) -> FactKey | None:
    if condition.subject is not Subject.FACT:
        return None
    key = fill_key(condition.name, condition.of, Values(captures, facts))
    return None if isinstance(key, Missing) else key


def _told(key: FactKey, then: Fact, now: Fact) -> Iterator[str]:
    where = f" (line {then.line})" if then.line else ""
    yield f"In your text{where} {flat(str(key))} {state_words(key.name, then.answer)}; "
    yield f"on this host it {state_words(key.name, now.answer)} now."
