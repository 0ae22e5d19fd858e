"""A change that is offered: a step of a fix, or the way back of one that was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.model.action import Action
from assistant.model.diagnosis import StepState
from assistant.model.own_tree import OwnTree
from assistant.model.risk import Affects, Risk, affects_of_risk, filled_up, joined
from assistant.model.tree import AUTOMATIC, NOTHING
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import NOTHING_TO_UNDO, Nothing, Plan

_NO_WAY_BACK = "cannot be undone by Drydock"
_BY_HAND = "you did it yourself, so only you can undo it"
_NOTHING_IN_WORDS = "There is nothing to undo"
"""How a sentence in a fix's `undo` begins that says the same, and why."""
BRIEF = 100
"""Characters of a step's title where a sentence names it: what a human was asked to do can be a paragraph."""


@dataclass(frozen=True)
class Offer:
    """A change that is offered.

    Attributes:
        plan: plans it on the host as it is now.
        why: what it is for.
        breaks: what its author says may break.
        affects: what its author says that it affects.
        undo: what its author says of the way back of the whole fix.
        action: as it was filled, or as the tree writes it where it could not be; None for a way back.
        cause, fix, place: what it is a step of; the place is the same in every run. Empty for a way back.
        passed_over: why it is not needed, empty when it is.
        missing: why it cannot be offered after all, empty when it can.
        takes_back: the number of the step whose way back it is; None for a step.
        by_person: `--yes` is not enough.
        covered: what was allowed for the step that it takes back allows this, too.
        only_seen: a person who sees it must approve it, whatever was said beforehand.
        tree: the symptom in whose tree its cause is written; empty for a way back.
        own_trees: the files of the user's own that it rests on; empty where it is shipped.
    """

    plan: Callable[[HostNow], Plan | Nothing]
    why: str
    risk: Risk
    breaks: str = ""
    affects: Affects = field(default_factory=dict)
    undo: str = AUTOMATIC
    action: Action | None = None
    cause: str = ""
    fix: str = ""
    place: str = ""
    passed_over: str = ""
    missing: str = ""
    takes_back: int | None = None
    by_person: bool = False
    covered: bool = False
    only_seen: bool = False
    tree: str = ""
    own_trees: tuple[OwnTree, ...] = ()

    @property
    def done(self) -> StepState:
        """How it stands when it was done."""
        return StepState.DONE if self.takes_back is None else StepState.UNDONE

    @property
    def failed(self) -> StepState:
        """How it stands when it failed."""
        return StepState.FAILED if self.takes_back is None else StepState.UNDO_FAILED

    def risk_of(self, plan: Plan) -> Risk:
        """How dangerous it is on this host: at least what its plan says."""
        return max(self.risk, plan.least_risk, key=lambda risk: risk.rank)

    def undo_of(self, plan: Plan) -> str:
        """How it is taken back, in words; empty for a way back itself.

        A command tells nothing of its way back, so that its author has to.
        """
        if plan.undo or plan.record is not None or self.takes_back is not None:
            return plan.undo
        return NOTHING_TO_UNDO if self.risk_of(plan) is Risk.READ_ONLY else self._undo_after(_NO_WAY_BACK)

    @property
    def undo_by_hand(self) -> str:
        """How it is taken back when a human has done it."""
        return self._undo_after(_BY_HAND)

    def _undo_after(self, why: str) -> str:
        if self.undo == NOTHING or self.undo.startswith(_NOTHING_IN_WORDS):
            return NOTHING_TO_UNDO
        return why if self.undo == AUTOMATIC else f"{why}: {self.undo}"

    def affects_of(self, plan: Plan) -> Affects:
        """What it affects on this host: all that its author, its action and its plan say."""
        own = self.action.affects if self.action is not None else {}
        known = own if plan.affects is None else plan.affects
        # What an author says better than the action itself is not said twice; what was found here is said besides.
        # Nobody has read what the author of an own tree says, so that stands in the place of nothing.
        better = {aspect for aspect in self.affects if not self.own_trees and known.get(aspect) == own.get(aspect)}
        said = joined(self.affects, {aspect: each for aspect, each in known.items() if aspect not in better})
        return filled_up(said, affects_of_risk(self.risk_of(plan)))
