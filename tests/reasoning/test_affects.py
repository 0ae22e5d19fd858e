"""What a fix affects is told before it is planned, with what is known so far."""

from __future__ import annotations

from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.run import RunCommand
from assistant.model.risk import Aspect, Risk
from assistant.model.tree import Fix, Step
from assistant.reasoning.affects import affects_of_fix
from assistant.reasoning.values import Values


def affects(step: Step, **captures: str) -> dict[Aspect, str]:
    return affects_of_fix(Fix("x", "X", Risk.DISRUPTIVE, (step,), ()), Values(captures))


def test_what_is_not_known_yet_is_spoken_of_in_general() -> None:
    each = Step(RemoveObjects("container", ("{item}",)), "why", each="disk.stopped_containers")
    assert affects(each)[Aspect.DATA] == "What was written in each of them cannot be brought back."
    stop = Step(RunCommand(("docker", "stop", "{container}")), "why", Risk.DISRUPTIVE)
    assert affects(stop)[Aspect.SERVICE] == "The container stops."
    assert affects(stop, container="web")[Aspect.SERVICE] == "The container web stops."


def test_a_value_that_looks_like_a_template_stays_as_it_is() -> None:
    stop = Step(RunCommand(("docker", "stop", "{container}")), "why", Risk.DISRUPTIVE)
    assert affects(stop, container="{user.name}")[Aspect.SERVICE] == "The container {user.name} stops."
