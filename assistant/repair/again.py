"""What ran before a repair runs after it: what does not come back by itself is offered to be started again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from assistant.model.action import Action
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.actions.start_containers import StartContainers
from assistant.model.diagnosis import StepOutcome, StepState
from assistant.model.errors import DrydockError
from assistant.model.risk import Risk
from assistant.model.running import Running, RunningContainer
from assistant.repair.apply import apply
from assistant.repair.context import RepairContext
from assistant.repair.offer import Offer
from assistant.repair.record import AGAIN, StepRecord
from assistant.repair.running import down_since, running_now, services_down
from assistant.steps import plan_action
from assistant.steps.objects.lookup import look_at, path_of
from assistant.steps.services.units import full_name

PATIENCE_S = 20.0
_PAUSE_S = 1.0
_WHY = "It ran before, and does not now."
_COMES_BACK = ("always", "unless-stopped", "on-failure")
UNSEEN = "whether the containers that ran before run again cannot be seen"


@dataclass
class Again:
    """Brings back what ran before.

    Args:
        before: what ran before the first change.
        done: the actions that were done since.

    Attributes:
        outcomes: the steps that it took.
        taken: those that were begun.
    """

    context: RepairContext
    before: Running
    done: Sequence[Action]
    cause: str
    fix: str
    outcomes: list[StepOutcome] = field(default_factory=list)
    taken: list[StepRecord] = field(default_factory=list)

    def bring_back(self, patience_s: float = PATIENCE_S) -> str:
        """Wait for what comes back by itself and offer to start the rest; what does not run in the end, as a clause."""
        now = running_now(self.context)
        units = self._units_down(now)
        if units:
            self._start(Service("start", units), "services")
            now = running_now(self.context)
        names = self._startable(self._waited(now, patience_s))
        if names:
            self._start_containers(names)
        return self._still_down(running_now(self.context))

    @property
    def stopped_on_purpose(self) -> tuple[str, ...]:
        """The containers that ran before and that a step named and stopped."""
        down = down_since(self.before, running_now(self.context)) if self.before.containers else ()
        return tuple(each.called for each in down or () if self._is_meant(each))

    def _units_down(self, now: Running) -> tuple[str, ...]:
        stops = (each for each in self.done if isinstance(each, Service) and each.verb in ("stop", "disable"))
        meant = {full_name(unit) for each in stops for unit in each.units}
        return tuple(unit for unit in services_down(self.before, now) if unit not in meant)

    def _is_meant(self, container: RunningContainer) -> bool:
        named = {word for each in self.done if isinstance(each, RunCommand) for word in each.argv}
        return bool(named & {container.name, container.id} - {""})

    def _down(self, now: Running) -> tuple[RunningContainer, ...]:
        return tuple(each for each in down_since(self.before, now) or () if not self._is_meant(each))

    def _waited(self, now: Running, patience_s: float) -> tuple[RunningContainer, ...]:
        """What is down once all that its restart policy, or its owner, brings back has had the time to come."""
        end, told = self.context.clock() + patience_s, False
        down = self._down(now)
        while any(map(self._comes_back, down)) and self.context.clock() < end:
            if not told:
                self.context.person.tell(f"Waiting for: {_names(down)}")
            told = True
            self.context.pause(_PAUSE_S)
            down = self._down(running_now(self.context))
        return down

    def _comes_back(self, container: RunningContainer) -> bool:
        return bool(container.owner) or self._details(container)[1] in _COMES_BACK

    def _startable(self, down: Iterable[RunningContainer]) -> tuple[str, ...]:
        found = (self._details(each)[0] for each in down if not each.owner)
        return tuple(name for name in found if name)

    def _details(self, container: RunningContainer) -> tuple[str, str]:
        """What the engine calls it, and its restart policy; empty where it does not know it."""
        try:
            found = look_at(path_of("containers", container.id or container.name, "/json"), self.context.host_now())
        except DrydockError:
            return "", ""
        if found is None:
            return "", ""
        name = container.name or found.at("Name").text.removeprefix("/") or container.id
        return name, found.at("HostConfig", "RestartPolicy", "Name").text or "no"

    def _start_containers(self, names: tuple[str, ...]) -> None:
        """All at once; where one of them cannot be started, each for itself: it holds none of the others back."""
        outcome = self._start(StartContainers(names), "containers")
        if outcome.state is StepState.FAILED and len(names) > 1:
            for name in names:
                self._start(StartContainers((name,)), f"container-{name}")

    def _start(self, action: Action, what: str) -> StepOutcome:
        offer = Offer(
            partial(plan_action, action),
            _WHY,
            Risk.REVERSIBLE,
            action=action,
            cause=self.cause,
            fix=self.fix,
            place=f"{self.fix}/{AGAIN}{what}",
        )
        outcome, begun = apply(offer, self.context)
        self.outcomes.append(outcome)
        if begun is not None:
            self.taken.append(begun)
        return outcome

    def _still_down(self, now: Running) -> str:
        if down_since(self.before, now) is None:
            return UNSEEN if self._may_have_stopped_something() else ""
        missing = [*self._units_down(now), *(each.called for each in self._down(now))]
        return f"what ran before does not run now: {', '.join(missing)}" if missing else ""

    def _may_have_stopped_something(self) -> bool:
        """Where nobody can tell what ran, what stops no service has stopped nothing."""
        stopping = (isinstance(each, Service) and each.verb in ("stop", "restart") for each in self.done)
        return any(stopping)


def has_changed(outcomes: Iterable[StepOutcome]) -> bool:
    """Whether anything was done to the host, by Drydock or by hand."""
    return any(each.state in (StepState.DONE, StepState.FAILED, StepState.UNDONE) for each in outcomes)


def _names(down: Iterable[RunningContainer]) -> str:
    return ", ".join(each.called for each in down)
