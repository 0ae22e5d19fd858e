"""`--yes` alone carries out no step that affects anything, and `--allow` none that affects more than it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import combinations

import msgspec
import pytest

from assistant.model.action import Action
from assistant.model.diagnosis import StepState
from assistant.model.errors import ActionError, RefusedError
from assistant.model.fact import Fact, FactKey, FactType, Known, Value
from assistant.model.risk import Affects, Allowance, Aspect, Risk
from assistant.probes.catalogue import SPECS
from assistant.reasoning.filled_action import fill_action
from assistant.reasoning.values import Values
from assistant.repair.apply import apply
from assistant.repair.offer import Offer
from assistant.steps import plan_action, risk_of
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import Command
from assistant.wiring import Wiring
from tests.repair.fakes import FakeHost, FakePerson, context_of

CAPTURES = {
    "registry": "r.example:5000",
    "port": "8080",
    "path": "/srv/data",
    "nameserver": "9.9.9.9",
    "item": "insecure-registries",
}
NOT_UNASKED = re.compile(
    r"unmask|insecure-reg|'(set|remove)': \S*data-root|storage-driver|userns|usermod|add_user|chgrp|chown"
    r"|nameserver|resolv\.conf|local-kv|subuid|iptables|'(stop|restart|prune)'|'kill', '\d|remove_objects"
    r"|context', 'use|unprivileged"
)
"""What a person would not want done unasked, written down without a look at the tables of aspects."""
SUBSETS = [frozenset(each) for size in range(5) for each in combinations(Aspect, size)]


class Captured(dict[str, str]):
    """Any capture has a plausible value."""

    def get(self, key: str, default: object = None) -> str:
        return CAPTURES.get(key, "web")


class Found(dict[FactKey, Fact]):
    """Any fact is known, with a plausible value of its type."""

    def get(self, key: FactKey, default: object = None) -> Fact:
        return Fact(key, Known(_value(key.name)))


def _value(name: str) -> Value:
    spec = SPECS.get(name)
    if name == "config.file":
        return "/etc/docker/daemon.json"
    if spec is None or spec.type in (FactType.TEXT, FactType.ANY):
        return spec.values[0] if spec is not None and spec.values else "web"
    plausible: dict[FactType, Value] = {FactType.BOOL: True, FactType.NUMBER: 8080, FactType.LIST: ("web",)}
    return plausible[spec.type]


class Filled(msgspec.Struct, frozen=True):
    """A changing step of the knowledge, filled.

    Attributes:
        said: the action as text, to be looked at without the tables.
    """

    name: str
    said: str
    offer: Offer


@cache
def steps() -> tuple[Filled, ...]:
    """All changing steps of the knowledge."""
    return tuple(_steps())


def _steps() -> Iterator[Filled]:
    values = Values(Captured(), Found(), item=CAPTURES["item"])
    for cause in Wiring().knowledge.causes.values():
        for fix in cause.fixes:
            for number, step in enumerate(fix.steps):
                action = fill_action(step.action, values)
                if isinstance(action, Action) and action.is_change:
                    offer = Offer(partial(_plan, action), step.why, risk_of(step), affects=step.affects, action=action)
                    told = {key: value for key, value in msgspec.to_builtins(action).items() if key != "undo"}
                    yield Filled(f"{cause.id}/{fix.id}/{number}", str(told), offer)


def _plan(action: Action, here: HostNow) -> Plan:
    """The real plan; where this host does not need or allow it, one that only shows that it was let through."""
    try:
        plan = plan_action(action, here)
    except (RefusedError, ActionError):
        plan = Nothing("")
    return plan if isinstance(plan, Plan) else Plan("Do it", (Command(("it", "was", "done"), root=False),))


def host() -> FakeHost:
    """A host with something to change."""
    return FakeHost({"/etc/docker/daemon.json": "{}", "/etc/resolv.conf": "nameserver 10.0.0.1\n"})


def affected(step: Filled) -> Affects:
    """What a step affects on that host."""
    plan = step.offer.plan(host().host_now())
    assert isinstance(plan, Plan)
    return step.offer.affects_of(plan)


def done_with(allow: Allowance) -> list[Filled]:
    """The steps that are carried out where nobody is there."""
    done = []
    for each in steps():
        context = context_of(host(), FakePerson(yes=True, is_there=False), allow=allow)
        if apply(each.offer, context)[0].state is StepState.DONE:
            done.append(each)
    return done


def test_yes_alone_carries_out_only_what_affects_nothing() -> None:
    done = done_with(Allowance())
    assert done, "some steps are harmless"
    assert [each.name for each in done if NOT_UNASKED.search(each.said)] == []
    assert [each.name for each in done if each.offer.risk in (Risk.DISRUPTIVE, Risk.DESTRUCTIVE)] == []
    assert [each.name for each in done if affected(each)] == []


@pytest.mark.parametrize("aspect", Aspect)
def test_no_allowance_carries_out_what_affects_more_than_it_names(aspect: Aspect) -> None:
    done = done_with(Allowance(frozenset(Aspect) - {aspect}))
    assert [each.name for each in done if aspect in affected(each)] == []
    assert [each for each in steps() if aspect in affected(each)], "the knowledge has such steps"


@pytest.mark.parametrize("allowed", SUBSETS, ids=lambda allowed: ",".join(sorted(allowed)) or "nothing")
def test_an_offer_is_let_through_exactly_where_all_that_it_affects_is_allowed(allowed: frozenset[Aspect]) -> None:
    for affected in SUBSETS:
        host = FakeHost()
        plan = Plan("Do it", (Command(("it",), root=False),))
        offer = Offer(lambda _, plan=plan: plan, "why", Risk.REVERSIBLE, affects=dict.fromkeys(affected, "It does."))
        context = context_of(host, FakePerson(yes=True, is_there=False), allow=Allowance(allowed))
        assert (apply(offer, context)[0].state is StepState.DONE) is (affected <= allowed)
        unseen = replace(context, person=FakePerson(yes=True, is_there=False))
        blind = replace(offer, plan=lambda _, plan=plan: msgspec.structs.replace(plan, only_seen=True))
        assert apply(blind, unseen)[0].state is StepState.REFUSED
