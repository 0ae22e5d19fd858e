"""An engine that runs on another host: an approval is bound to it, and this host is not changed for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.model.diagnosis import StepState
from assistant.model.event import StepBegun
from assistant.model.risk import Risk
from assistant.repair.apply import apply
from assistant.repair.ledger import Ledger
from assistant.repair.offer import Offer
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Plan
from assistant.steps.plan.parts import Command, fingerprint
from assistant.store.journal import SqliteJournal
from assistant.text.redaction import REMOVED, redact
from tests.repair.fakes import ROOT, FakeHost, FakePerson, context_of

SECRET = "SWMKEY-1-topsecrettopsecret"


def offer_of(plan_here: Callable[[HostNow], Plan]) -> Offer:
    """A change that is planned so."""
    return Offer(plan_here, "it is in the way", Risk.REVERSIBLE)


def update(here: HostNow) -> Plan:
    """A change of the engine alone."""
    return Plan("Update web", (here.call("POST", "/containers/web/update", {"Memory": 0, "UnlockKey": SECRET}),))


def test_the_person_is_shown_the_call_with_its_body_and_where_it_goes() -> None:
    host, person = FakeHost(), FakePerson()
    host.docker_host = "ssh://web.test"
    assert apply(offer_of(update), context_of(host, person))[0].state is StepState.DONE
    assert person.previews[0].calls == (f'POST /containers/web/update {{"Memory": 0, "UnlockKey": "{SECRET}"}}',)
    assert "ssh://web.test" in person.previews[0].runs_as
    assert host.called == [("POST", "/containers/web/update", {"Memory": 0, "UnlockKey": SECRET})]


def test_the_journal_keeps_the_call_without_its_secrets() -> None:
    journal = SqliteJournal.in_memory(redact)
    context = context_of(FakeHost())
    apply(offer_of(update), replace(context, ledger=Ledger(journal, journal.open(host="lab"))))
    begun = next(event.payload for event in journal.events(1) if isinstance(event.payload, StepBegun))
    assert begun.calls == (f'POST /containers/web/update {{"Memory": 0, "UnlockKey": "{REMOVED}"}}',)


def test_an_approval_for_one_engine_is_none_for_another() -> None:
    host, person = FakeHost(), FakePerson()

    def switch() -> None:
        host.docker_host = "tcp://other.test:2376"

    person.before_answer = switch
    apply(offer_of(update), context_of(host, person))
    assert len(person.previews) == 2
    assert "tcp://other.test:2376" in person.previews[1].runs_as


def test_the_body_is_part_of_what_is_approved() -> None:
    here = FakeHost().host_now()
    one, two = (here.call("POST", "/containers/web/update", {"Memory": number}) for number in (1, 2))
    assert fingerprint((one,), ROOT) != fingerprint((two,), ROOT)


def test_this_host_is_not_changed_for_an_engine_elsewhere() -> None:
    def both(here: HostNow) -> Plan:
        return Plan("Do both", (Command(("systemctl", "restart", "docker")), here.call("DELETE", "/networks/x")))

    host, person = FakeHost(), FakePerson()
    host.docker_host = "tcp://other.test:2376"
    outcome = apply(offer_of(both), context_of(host, person))[0]
    assert outcome.state is StepState.REFUSED
    assert "another" in outcome.detail
    assert (host.ran, host.called, person.previews) == ([], [], [])
