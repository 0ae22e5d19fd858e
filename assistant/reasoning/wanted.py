"""Which facts to look at: those that tell the candidates apart, and those that their fixes need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from assistant.model.dialling import asks_others
from assistant.model.fact import Fact, FactKey
from assistant.model.match import Match
from assistant.model.tree import Effect, Fix
from assistant.reasoning import weights
from assistant.reasoning.fixes import items_of
from assistant.reasoning.gone import keys_of_gone
from assistant.reasoning.hypothesis import Hypothesis, hypotheses
from assistant.reasoning.judged import Judged
from assistant.reasoning.judgement import judge_hypothesis
from assistant.reasoning.knowledge import Knowledge
from assistant.reasoning.mentions import keys_of, mentioned_in_condition, mentioned_in_evidence, mentioned_in_step
from assistant.reasoning.recognition import recognise
from assistant.reasoning.values import Missing, Values

_TELLS = {Effect.CONFIRMS: 1.0, Effect.EXCLUDES: 1.0, Effect.SUPPORTS: 0.4, Effect.WEAKENS: 0.4}
"""How far a finding of each kind tells candidates apart."""
_FOR_FIX = 0.05
_FOR_LATENT = 0.1


def facts_wanted(
    kb: Knowledge,
    matches: Iterable[Match],
    captures: Mapping[str, str] | None = None,
    facts: Mapping[FactKey, Fact] | None = None,
) -> tuple[FactKey, ...]:
    """The facts that the causes of the recognised symptoms ask for, those that separate the leaders first.

    Facts whose object is told by another fact come once that one is known: ask again after looking. What only the
    human can tell (`answer.*`) is left out.

    Args:
        facts: what is known already; it is in the result too where it is asked for.
    """
    known = facts or {}
    recognitions = recognise(kb, matches)
    found = hypotheses(kb, recognitions, captures or {}, known)
    judged = [judge_hypothesis(each, None, known) for each in found]
    total = sum(each.weight for each in judged) or 1.0
    # Whether the fault is there at all comes before what causes it.
    scores = dict.fromkeys(keys_of_gone(recognitions, known, captures or {}), 1.0)
    for each in judged:
        share = each.weight / total * (_FOR_LATENT if each.hypothesis.latent else 1.0)
        for key, tells in _of_evidence(each.hypothesis, known):
            scores[key] = scores.get(key, 0.0) + tells * share
    for each in sorted(judged, key=lambda each: -each.weight)[: weights.LEADERS]:
        if each.weight:
            for key in _of_fixes(each, known):
                scores[key] = scores.get(key, 0.0) + _FOR_FIX * each.weight / total
    return tuple(sorted(scores, key=lambda key: -scores[key]))


def facts_of_fix(fix: Fix, captures: Mapping[str, str], facts: Mapping[FactKey, Fact]) -> tuple[FactKey, ...]:
    """The facts that a fix needs: its conditions, its steps' templates, and its verification."""
    values = Values(captures, facts)
    found: dict[FactKey, None] = {}
    is_own = bool(fix.untrusted)
    for condition in (*fix.only_if, *fix.verify):
        found |= dict.fromkeys(keys_of(mentioned_in_condition(condition), values))
    for step in fix.steps:
        items = items_of(step, values)
        for item in ("",) if isinstance(items, Missing) else items:
            found |= dict.fromkeys(keys_of(mentioned_in_step(step), msgspec.structs.replace(values, item=item or None)))
    return tuple(key for key in found if not (is_own and asks_others(key)))


def _of_evidence(hypothesis: Hypothesis, facts: Mapping[FactKey, Fact]) -> Iterator[tuple[FactKey, float]]:
    for reading in hypothesis.readings:
        values = Values(reading, facts)
        for evidence in hypothesis.cause.evidence:
            for key in keys_of(mentioned_in_evidence(evidence), values):
                # What nobody has trusted sends this host to no place that it names, nor what it names to anybody.
                if not (hypothesis.cause.is_untrusted and asks_others(key)):
                    yield key, _TELLS[evidence.effect]


def _of_fixes(judged: Judged, facts: Mapping[FactKey, Fact]) -> Iterator[FactKey]:
    for fix in judged.hypothesis.cause.fixes:
        yield from facts_of_fix(fix, judged.captures, facts)


def keys_of_evidence(hypothesis: Hypothesis, facts: Mapping[FactKey, Fact]) -> Iterator[FactKey]:
    """The facts that a cause's evidence asks for, by the readings of the text."""
    return (key for key, _ in _of_evidence(hypothesis, facts))
