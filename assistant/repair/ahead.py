"""The steps of a fix seen through before its first one, where nobody can be asked: one that must be refused later on
is refused now, so that nothing is done only to be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.model.actions.ask_human import AskHuman
from assistant.model.errors import DrydockError, RefusedError
from assistant.model.risk import Affects, Allowance, Risk, filled_up
from assistant.model.tree import Step
from assistant.repair.apply import in_words
from assistant.repair.context import RepairContext
from assistant.repair.offer import BRIEF, Offer
from assistant.repair.refusals import NOT_ALLOWED, refusals
from assistant.steps.plan.kind import Nothing, Plan
from assistant.text.safe import one_line, plain

_FOR_A_PERSON = "only a person who sees it can approve it"
_BY_HAND = "a person has to do it"
_ON_A_TERMINAL = "run drydock fix on a terminal, without --yes"


@dataclass
class Ahead:
    """What the steps of a fix would need that was not given.

    Attributes:
        said: what lacks, a clause for each step.
        affects, risk: all that the steps together affect.
        wants_person: what was allowed beforehand is not enough.
    """

    context: RepairContext
    said: list[str] = field(default_factory=list)
    affects: Affects = field(default_factory=dict)
    risk: Risk = Risk.READ_ONLY
    wants_person: bool = False

    def see(self, offer: Offer) -> bool:
        """Look at one step; whether it would change anything."""
        action = offer.action
        if isinstance(action, AskHuman):
            self._want_person(action.text, _BY_HAND)
            return True
        plan = self._planned(offer) if action is not None and action.is_change else None
        if plan is None:
            return False
        self.said += [_clause(plan, refused) for refused in refusals(offer, plan, self.context)]
        self.affects = filled_up(self.affects, offer.affects_of(plan))
        self.risk = max(self.risk, offer.risk_of(plan), key=lambda risk: risk.rank)
        if offer.by_person or offer.only_seen or plan.only_seen:
            self._want_person(plan.title, _FOR_A_PERSON)
        return True

    def words(self, allow: Allowance) -> str:
        """All that lacks in a clause, with what to type; empty where nothing does."""
        flag = allow.lacking(self.risk, self.affects)
        hints = [f"--allow {flag}"] if flag else []
        hints += [_ON_A_TERMINAL] if self.wants_person else []
        said = [*self.said, *([f"try: {', or '.join(hints)}"] if hints else [])]
        return f"nothing was done, because not all steps could be: {'; '.join(said)}" if self.said else ""

    def _want_person(self, title: str, why: str) -> None:
        self.wants_person = True
        self.said.append(f"{one_line(plain(title), BRIEF)}: {why}")

    def _planned(self, offer: Offer) -> Plan | None:
        """Its plan on the host as it is; of one that cannot be made before the steps that come first are done, what its
        author says. None where nothing would be done."""
        try:
            plan = offer.plan(self.context.host_now())
        except DrydockError:
            return Plan(offer.why, (), affects={})
        return None if isinstance(plan, Nothing) else plan


def refused_ahead(steps: Iterable[tuple[Step, Offer]], context: RepairContext) -> str:
    """All that would have a step refused where nobody can be asked, as a clause; empty where nothing is known to.

    A step whose conditions a step before it may change is left to its own time.
    """
    if context.allow is None or context.person.is_there:
        return ""
    ahead, changes = Ahead(context), False
    for step, offer in steps:
        if not (offer.passed_over or offer.missing or (step.only_if and changes)):
            changes = ahead.see(offer) or changes
    return ahead.words(context.allow)


def _clause(plan: Plan, refused: RefusedError) -> str:
    title = one_line(plain(plan.title), BRIEF)
    if refused.reference != NOT_ALLOWED:
        return f"{title}: {in_words(refused)}"
    # What to type is said once, for all steps.
    said = f" ({refused.context})" if refused.context else ""
    return plain(f"{title}: {refused.what}{said}")
