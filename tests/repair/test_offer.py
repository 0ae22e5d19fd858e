"""What a change affects is said once, as well as anybody can say it, and nothing of it is left out."""

from __future__ import annotations

from assistant.model.actions.run import RunCommand
from assistant.model.risk import Affects, Aspect, Risk
from assistant.repair.offer import Offer
from assistant.steps.plan.kind import Nothing, Plan

STOP = RunCommand(("docker", "stop", "web"))
OWN = STOP.affects[Aspect.SERVICE]
OF_TREE = "The shop stops."
SEEN = "The container web (image shop:2, up since May) stops."


def said(of_tree: Affects, seen: Affects | None) -> Affects:
    """What is said of stopping a container, by its tree and by a look at the host."""
    offer = Offer(lambda _: Nothing(""), "why", Risk.REVERSIBLE, affects=of_tree, action=STOP)
    return offer.affects_of(Plan("Stop it", (), affects=seen))


def test_the_tree_may_say_it_better_than_the_action_and_a_look_at_the_host_besides() -> None:
    assert said({}, None) == {Aspect.SERVICE: OWN}
    assert said({Aspect.SERVICE: OF_TREE}, None) == {Aspect.SERVICE: OF_TREE}
    assert said({Aspect.SERVICE: OF_TREE}, {Aspect.SERVICE: OWN}) == {Aspect.SERVICE: OF_TREE}
    assert said({Aspect.SERVICE: OF_TREE}, {Aspect.SERVICE: SEEN}) == {Aspect.SERVICE: f"{OF_TREE} {SEEN}"}


def test_no_tree_leaves_out_what_is_found_and_a_look_may_find_it_harmless() -> None:
    assert said({Aspect.REACH: "x."}, {Aspect.SERVICE: OWN}) == {Aspect.SERVICE: OWN, Aspect.REACH: "x."}
    assert said({}, {}) == {}
