"""What the configuration forbids is not done, whoever approves it, and it says why; an undo is a change as well."""

import dataclasses

import pytest

from assistant.model.actions import KINDS
from assistant.model.diagnosis import StepState
from assistant.model.policy import Policy
from assistant.model.risk import Aspect, Risk
from assistant.repair.record import steps_of
from assistant.repair.undo import undo
from tests.repair.fakes import FakeHost, FakeJournal, FakePerson, context_of
from tests.repair.test_walk import CONFIG, EDIT, RESTART, RESTARTED, fix_of, sick_host, states, walk


def _walk(policy: Policy, host: FakeHost) -> tuple[list[StepState], str]:
    context = dataclasses.replace(context_of(host, FakePerson(otherwise=True)), policy=policy)
    outcome = walk(fix_of(EDIT, RESTARTED), context)
    return states(outcome), outcome.why


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        (Policy(forbidden=frozenset({"restart_service"})), "the configuration forbids restart_service"),
        (Policy(highest_risk=Risk.REVERSIBLE), "the configuration allows nothing above reversible"),
        (Policy(aspects=frozenset({Aspect.SERVICE})), "it affects service, and the configuration forbids that"),
    ],
)
def test_what_is_forbidden_is_refused_before_anybody_is_asked_and_what_was_done_is_taken_back(
    policy: Policy, why: str
) -> None:
    host = sick_host()
    before = host.text(CONFIG)
    went, said = _walk(policy, host)
    assert went == [StepState.DONE, StepState.REFUSED, StepState.UNDONE]
    assert why in said
    assert RESTART not in host.ran
    assert host.text(CONFIG) == before


def test_what_is_not_forbidden_is_done() -> None:
    went, _ = _walk(Policy(forbidden=frozenset({"stop_service", "run"})), sick_host())
    assert went == [StepState.DONE, StepState.DONE]


def test_where_the_policy_cannot_be_known_nothing_is_done_and_nothing_taken_back() -> None:
    host, journal = sick_host(), FakeJournal()
    context = context_of(host, FakePerson(otherwise=True), journal)
    walk(fix_of(EDIT, RESTARTED), context)
    written = host.text(CONFIG)
    broken = dataclasses.replace(context, policy=Policy(broken="/etc/drydock/config.toml: not valid TOML"))
    (outcome, *_) = undo(steps_of(journal.events(1)), broken)
    assert outcome.state is StepState.REFUSED
    assert "not valid TOML" in outcome.detail
    assert host.text(CONFIG) == written
    went, said = _walk(broken.policy, sick_host())
    assert went == [StepState.REFUSED]
    assert "not valid TOML" in said


def test_every_change_can_be_forbidden_by_the_name_that_trees_use() -> None:
    keys = [form.key for kind in KINDS for form in kind.forms]
    assert len(keys) == len(set(keys))
    for kind in KINDS:
        for form in kind.forms:
            filled = {name: "x" for name in kind.__struct_fields__ if name not in form.given}
            assert kind(**form.given | filled).yaml_key == form.key
