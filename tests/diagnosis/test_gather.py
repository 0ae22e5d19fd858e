"""Probes run in parallel, each failure is a recorded Unknown, and the whole is bounded."""

import contextlib
import threading
import time

import msgspec
import pytest

from assistant.diagnosis.gather import WORKERS, gather
from assistant.model.fact import Fact, FactKey, FactSpec, FactType, Known, Reason, Unknown
from assistant.probes.asking import ask_probe
from assistant.probes.catalogue import PROBES, SPECS
from assistant.probes.probe import Probe
from tests.probes.replay import ReplayLook

NOTHING = Unknown(Reason.DENIED, "this host tells nothing")
LOOK = ReplayLook([], otherwise=msgspec.to_builtins(NOTHING))
SPEC = FactSpec("made.up", FactType.BOOL, "a fact of this test")


def probe(answer):
    return Probe(name="made-up", specs=(SPEC,), ask=answer)


def test_a_probe_that_fails_is_unknown_and_says_why():
    def fail(look, of):
        raise ZeroDivisionError("none of that")

    facts = ask_probe(LOOK, probe(fail), None)
    answer = facts[FactKey("made.up")].answer
    assert isinstance(answer, Unknown)
    assert "ZeroDivisionError" in answer.detail


def test_the_answer_comes_with_its_object():
    facts = ask_probe(LOOK, probe(lambda look, of: {"made.up": Known(True)}), "x")
    assert facts[FactKey("made.up", "x")] == Fact(FactKey("made.up", "x"), Known(True), "", 0)


def test_names_that_no_probe_gives_are_passed_over():
    assert gather(LOOK, [FactKey("answer.something"), FactKey("no.such-fact")]) == {}


class Watching:
    """A fake of the port Watch."""

    def __init__(self, told=None):
        self.told = [] if told is None else told
        self.waited_for = []

    def looking(self):
        return contextlib.nullcontext()

    def found(self, fact):
        self.told.append(fact)

    def waits(self, probes):
        self.waited_for.append(list(probes))


def test_every_fact_is_told_as_it_is_found():
    told = []
    found = gather(LOOK, [FactKey("service.manager")], watch=Watching(told))
    assert {fact.key for fact in told} == set(found)


class SilentLook(ReplayLook):
    """A host on which every read hangs until the test ends."""

    def __init__(self):
        super().__init__([], otherwise=msgspec.to_builtins(NOTHING))
        self.released = threading.Event()

    def read(self, ask):
        self.released.wait(30)
        return super().read(ask)

    run = stat = list = engine = dial = dns = environ = read


def test_a_host_that_never_answers_costs_no_more_than_the_budget():
    look = SilentLook()
    begun = time.monotonic()
    found = gather(look, [FactKey("service.manager")], budget_s=0.2)
    look.released.set()
    assert time.monotonic() - begun < 10
    answer = found[FactKey("service.manager")].answer
    assert isinstance(answer, Unknown)
    assert answer.reason is Reason.TIMED_OUT


def test_what_is_waited_for_is_told_while_it_takes_its_time():
    class Hanging(Watching):
        def waits(self, probes):
            super().waits(probes)
            look.released.set()

    look, watch = SilentLook(), Hanging()
    found = gather(look, [FactKey("service.manager")], budget_s=60, watch=watch)
    assert watch.waited_for == [["service.manager"]]
    assert set(found) == {fact.key for fact in watch.told}


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.name)
def test_a_probe_gives_all_the_facts_that_it_names_even_from_a_host_that_tells_nothing(probe):
    answers = probe.ask(LOOK, "something" if probe.of else None)
    assert set(answers) == {spec.name for spec in probe.specs}


def test_each_fact_has_one_probe():
    names = [spec.name for probe in PROBES for spec in probe.specs]
    assert sorted(names) == sorted(SPECS)


def test_what_has_not_begun_when_the_time_is_up_is_never_asked():
    class Recording(SilentLook):
        def __init__(self):
            super().__init__()
            self.asked = set()

        def read(self, ask):
            self.asked.add(ask)
            return super().read(ask)

        run = stat = list = engine = dial = dns = environ = read

    look, before = Recording(), set(threading.enumerate())
    gather(look, [FactKey("kernel.sysctl", f"vm.number{number}") for number in range(WORKERS * 2)], budget_s=0.2)
    look.released.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(30)
    assert len(look.asked) == WORKERS
