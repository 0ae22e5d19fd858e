"""The candidates before any evidence: which causes, how well each explains what was recognised, and what they weigh."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import msgspec

from assistant.model.block import Inside
from assistant.model.fact import Fact, FactKey, Origin
from assistant.model.tree import Cause, Odds
from assistant.reasoning import weights
from assistant.reasoning.knowledge import Knowledge
from assistant.reasoning.recognition import Recognition, capture_sets
from assistant.reasoning.roots import root_ids
from assistant.reasoning.trust import words_of


class Hypothesis(msgspec.Struct, frozen=True):
    """A cause that may be behind the recognised symptoms.

    Attributes:
        stands_in: the recognised symptoms whose trees list it.
        explains: these, and those that its effects stand in.
        weight: odds, times how well it explains all recognised symptoms.
        readings: the captures to judge it with, best first.
        trust: how surely the best of its symptoms was recognised.
        latent: no message named it; it may be the root of one that a message named, or what a fact in the text is a
            sign of, and counts only when a fact confirms it.
        guess: only shared words speak for its symptoms.
        beside: the user showed lines that name a fault, and it explains none of them.
        generic: its symptoms were recognised by messages that many programs print; what they hold proves nothing.
        weak: the phrases in the text of which the same is true.
        said: the words of these messages.
        pointed: one of these messages points to it.
        alone: it is the only cause of its symptoms.
        contained: containers alone have printed these messages.
    """

    cause: Cause
    stands_in: tuple[str, ...]
    explains: tuple[str, ...]
    weight: float
    readings: tuple[dict[str, str], ...]
    trust: float
    latent: bool = False
    guess: bool = False
    beside: bool = False
    generic: bool = False
    weak: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()
    pointed: bool = False
    alone: bool = False
    contained: bool = False


def hypotheses(
    kb: Knowledge,
    recognitions: tuple[Recognition, ...],
    captures: Mapping[str, str],
    facts: Mapping[FactKey, Fact],
) -> tuple[Hypothesis, ...]:
    """All causes of the recognised symptoms, the possible roots of these, and what the facts in the text may prove."""
    stands_in: dict[str, list[Recognition]] = {}
    for each in recognitions:
        for ref in each.symptom.causes:
            stands_in.setdefault(ref.id, []).append(each)
    causes = {id_: kb.causes[id_] for id_ in stands_in}
    roots = _roots(kb, causes)
    for id_ in _latent(kb, causes, roots):
        causes[id_] = kb.causes[id_]
    shown = _shown(kb, facts)
    for id_ in shown:
        causes.setdefault(id_, kb.causes[id_])
    explains = _explained(stands_in, roots)
    found = tuple(
        _hypothesis(kb, cause, stands_in.get(id_, []), explains.get(id_, {}), recognitions, captures, id_ in shown)
        for id_, cause in causes.items()
    )
    return _echoes_behind(found, recognitions)


def _roots(kb: Knowledge, causes: Mapping[str, Cause]) -> dict[str, frozenset[str]]:
    """The possible roots of each cause, followed to their own roots."""
    roots: dict[str, frozenset[str]] = {}
    pending = list(causes.values())
    while pending and len(roots) < len(causes) + weights.LATENT:
        cause = pending.pop(0)
        if cause.id not in roots:
            roots[cause.id] = root_ids(kb, cause)
            pending.extend(kb.causes[id_] for id_ in sorted(roots[cause.id]))
    return roots


def _latent(kb: Knowledge, causes: Mapping[str, Cause], roots: Mapping[str, frozenset[str]]) -> list[str]:
    ids = dict.fromkeys(id_ for each in roots.values() for id_ in sorted(each))
    return [id_ for id_ in ids if id_ not in causes and kb.causes[id_].doctor][: weights.LATENT]


def _shown(kb: Knowledge, facts: Mapping[FactKey, Fact]) -> dict[str, None]:
    """The causes that a fact in the user's text can help to prove."""
    names = dict.fromkeys(fact.key.name for fact in facts.values() if fact.origin is Origin.PASTE)
    return {id_: None for name in names for id_ in kb.proved_by(name)}


def _explained(
    stands_in: Mapping[str, list[Recognition]], roots: Mapping[str, frozenset[str]]
) -> dict[str, dict[str, Recognition]]:
    """The recognised symptoms that each cause explains, itself or through its effects, however long the chain is."""
    explains = {id_: {each.symptom.id: each for each in symptoms} for id_, symptoms in stands_in.items()}
    changed = True
    while changed:
        changed = False
        for effect, its_roots in roots.items():
            for root in its_roots:
                known = explains.setdefault(root, {})
                before = len(known)
                known.update(explains.get(effect, {}))
                changed |= len(known) > before
    return explains


def _hypothesis(
    kb: Knowledge,
    cause: Cause,
    stands_in: list[Recognition],
    explains: Mapping[str, Recognition],
    recognitions: tuple[Recognition, ...],
    captures: Mapping[str, str],
    shown: bool,
) -> Hypothesis:
    own = stands_in or list(explains.values())
    weight = weights.ODDS[_odds(cause, stands_in)] * _pointed(cause.id, stands_in)
    for each in recognitions:
        if each.symptom.id not in explains:
            weight *= math.pow(weights.LEAK if each.from_user else weights.LEAK_HOST, each.quality)
    users = {each.symptom.id for each in recognitions if each.from_user and each.names_fault}
    return Hypothesis(
        cause=cause,
        stands_in=tuple(each.symptom.id for each in stands_in),
        explains=tuple(each.symptom.id for each in recognitions if each.symptom.id in explains),
        weight=weight,
        readings=capture_sets(stands_in, captures) if stands_in else (default_captures(kb, cause) | dict(captures),),
        trust=max((each.trust for each in own), default=0.0),
        latent=not stands_in,
        guess=all(each.is_guess for each in own),
        generic=all(each.is_generic for each in own),
        pointed=_pointed(cause.id, stands_in) > 1.0,
        alone=all(len(each.symptom.causes) == 1 for each in own),
        said=tuple({words_of(seen.match.message): None for each in own for seen in each.seen}),
        contained=bool(own) and all(seen.match.inside is Inside.CONTAINER for each in own for seen in each.seen),
        beside=not shown and bool(users) and not users & set(explains),
    )


def default_captures(kb: Knowledge, cause: Cause) -> dict[str, str]:
    """The captures that a cause's symptoms give where no text does, its home's first."""
    captures: dict[str, str] = {}
    for id_ in kb.symptoms_of(cause.id):
        captures = {**kb.symptoms[id_].captures, **captures}
    return captures


def _odds(cause: Cause, stands_in: Iterable[Recognition]) -> Odds:
    listed = [ref.odds for each in stands_in for ref in each.symptom.causes if ref.id == cause.id]
    return max(listed or [cause.odds], key=lambda odds: weights.ODDS[odds])


def _pointed(cause_id: str, stands_in: Iterable[Recognition]) -> float:
    """What the best message that points to the cause adds; several wordings of one line say it only once."""
    pointing = (
        seen.worth * (weights.ECHO if seen.match.echo else 1.0)
        for each in stands_in
        for seen in each.seen
        if cause_id in seen.match.points_to
    )
    return math.pow(weights.POINTS_TO, max(pointing, default=0.0))


def _echoes_behind(found: tuple[Hypothesis, ...], recognitions: tuple[Recognition, ...]) -> tuple[Hypothesis, ...]:
    """Put the candidates that rest on echo lines alone behind those that a line names."""
    naming = {each.symptom.id for each in recognitions if each.names_fault}
    named = [each.weight for each in found if naming & set(each.explains) and not each.latent]
    if not named:
        return found
    most = min(named) * weights.ECHO_SHARE
    return tuple(
        each if naming & set(each.explains) else msgspec.structs.replace(each, weight=min(each.weight, most))
        for each in found
    )
