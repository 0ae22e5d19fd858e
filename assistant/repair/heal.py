"""From a diagnosis to a verified host: one fix after the other, the host looked at anew in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import msgspec

from assistant.diagnosis.case import Case
from assistant.model.diagnosis import Candidate, CauseStatus, Diagnosis, Outcome
from assistant.model.tree import Fix
from assistant.reasoning.condition import judge_all
from assistant.reasoning.fixes import is_advice
from assistant.reasoning.values import Values
from assistant.repair.context import RepairContext
from assistant.repair.surmise import surmise_of
from assistant.repair.walk import Walk

MOST_FIXES = 8
"""Whoever has tried this many is better served by a ticket."""

Tried = set[tuple[str, str]]


@dataclass
class Healer:
    """Walks through fixes until the host is verified, or none is left.

    Args:
        context: makes what each walk stands on; raises RefusedError where the host can only be looked at.
        record: keeps how each fix went.
        go_on: asked before another fix is tried after one that did not help; given what comes next, in words.
    """

    case: Case
    context: Callable[[], RepairContext]
    record: Callable[[Outcome], object]
    go_on: Callable[[str], bool] = field(default=lambda _: True)

    def heal(self, diagnosis: Diagnosis, *, wanted: Fix | None = None) -> Outcome:
        """Try the fix of the cause that stands out (or `wanted`, of the best cause), then what is left.

        Where a fix did not help, the host is looked at anew, and what comes to light is next. Once one has, by proof
        or by the person's word, only other causes that stood beside it from the beginning are gone on with.

        Raises:
            RefusedError: the host can only be looked at.
        """
        tried: Tried = set()
        outcomes: list[Outcome] = []
        advised: list[Outcome] = []
        best = diagnosis.best
        offer = (best, wanted) if wanted is not None and best is not None else self._next(diagnosis, tried, None)
        beside: frozenset[str] | None = None
        while offer is not None and len(outcomes) < MOST_FIXES:
            candidate, fix = offer
            if outcomes and not self.go_on(f"{fix.title} ({candidate.cause.title})"):
                break
            outcome = self._walk(candidate, fix)
            outcomes.append(outcome)
            advised += [outcome] if is_advice(fix) else []
            self.record(outcome)
            # A cause whose fix has helped is done with, whatever traces of it the host still shows.
            tried |= {(candidate.cause.id, each.id) for each in (candidate.cause.fixes if outcome.helped else (fix,))}
            if outcome.helped:
                beside = (_roots(diagnosis) if beside is None else beside) - {candidate.cause.id}
            diagnosis = self._look_again()
            offer = self._next(diagnosis, tried, beside)
        return _whole(outcomes, advised)

    def _walk(self, candidate: Candidate, fix: Fix) -> Outcome:
        case = self.case
        surmise = surmise_of(candidate, fix)
        return Walk(
            candidate.cause, fix, self.context(), candidate.captures, case.facts, case.phrases, surmise=surmise
        ).run()

    def _next(self, diagnosis: Diagnosis, tried: Tried, beside: frozenset[str] | None) -> tuple[Candidate, Fix] | None:
        """What to try next; None when nothing is left, or when all that stood `beside` a proved fix is gone."""
        offers = self._untried(diagnosis, tried)
        if beside is not None:
            offers = (each for each in offers if each[0].cause.id in beside and not is_advice(each[1]))
        return next(offers, None)

    def _untried(self, diagnosis: Diagnosis, tried: Tried) -> Iterator[tuple[Candidate, Fix]]:
        """Fixes that may be offered: of confirmed causes, and of the one that the reasoning proposes."""
        for candidate in diagnosis.candidates:
            proposed = candidate.cause.id == diagnosis.next.cause and diagnosis.next.kind in ("fix", "advice")
            if candidate.status is CauseStatus.CONFIRMED or (proposed and not tried):
                for fix in candidate.cause.fixes:
                    if (candidate.cause.id, fix.id) not in tried and self._fits(fix, candidate):
                        yield candidate, fix

    def _fits(self, fix: Fix, candidate: Candidate) -> bool:
        values = Values(candidate.captures, self.case.facts)
        return judge_all(fix.only_if, values, self.case.phrases) is True or not fix.only_if

    def _look_again(self) -> Diagnosis:
        self.case.forget_host()
        self.case.probe()
        return self.case.conclude()


def _roots(diagnosis: Diagnosis) -> frozenset[str]:
    """The causes that are confirmed and are no mere effects of others."""
    effects = {effect for candidate in diagnosis.candidates for effect in candidate.root_of}
    confirmed = (each.cause.id for each in diagnosis.candidates if each.status is CauseStatus.CONFIRMED)
    return frozenset(confirmed) - effects


def _whole(outcomes: list[Outcome], advised: list[Outcome]) -> Outcome:
    """All attempts as one: how it ended, and every step on the way; `advised` are those of mere advice."""
    if not outcomes:
        return Outcome("nothing-to-do", why="no cause that I can name here has a fix for this host")
    steps = tuple(step for outcome in outcomes for step in outcome.steps)
    ended = outcomes[-1]
    if ended.status in ("fixed", "refused", "nothing-to-do"):
        ended = _weaker(ended, outcomes)
    if ended.status == "refused":
        # What a change lacks says more than that advice is for a person.
        ended = next((each for each in outcomes if each.status == "refused" and each not in advised), ended)
    return msgspec.structs.replace(ended, steps=steps)


def _weaker(ended: Outcome, outcomes: list[Outcome]) -> Outcome:
    """The ending of the whole: no better than the person's word where one rests on it, no worse for what was left."""
    over = {"fixed": ("fixed-by-word",), "nothing-to-do": ("fixed-by-word", "fixed"), "refused": ("not-fixed",)}
    wanted = (each for status in over[ended.status] for each in reversed(outcomes) if each.status == status)
    return next(wanted, ended)
