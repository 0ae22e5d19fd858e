"""From a diagnosis to a verified host: which fix comes next, and when it is enough."""

from __future__ import annotations

import pytest

from assistant.diagnosis.case import Case
from assistant.model.actions.run import RunCommand
from assistant.model.diagnosis import Candidate, CauseStatus, Diagnosis, Next, Outcome, Proved, StepState
from assistant.model.errors import RefusedError
from assistant.model.fact import FactKey, Known
from assistant.model.risk import Risk
from assistant.model.tree import Cause, Condition, Fix, Odds, Operator, Step, Subject
from assistant.repair.context import RepairContext
from assistant.repair.heal import MOST_FIXES, Healer
from assistant.wiring import Wiring
from tests.repair.fakes import FakeHost, FakePerson, context_of

A, B, C = "health.a", "health.b", "health.c"
"""Parts of the host, and the causes that one is ill."""


def is_(name: str, value: str) -> Condition:
    """A condition on a fact of the host."""
    return Condition(Subject.FACT, name, Operator.IS, value)


def fix(command: str, proof: str, *only_if: Condition) -> Fix:
    """A fix that runs one command, and is proved by a part of the host that is well."""
    step = Step(RunCommand((command,)), f"because of {proof}", Risk.REVERSIBLE)
    return Fix(command, f"Run {command}", Risk.REVERSIBLE, (step,), (is_(proof, "well"),), only_if=only_if)


def cause(id_: str, *fixes: Fix) -> Cause:
    """A cause with its fixes."""
    return Cause(id_, f"Title of {id_}", Odds.COMMON, "", "", (), fixes, ())


class KnownCase(Case):
    """A case that sees the facts of a host in memory, and confirms each cause whose part of the host is ill."""

    def __init__(self, host: FakeHost, *causes: Cause, root_of: tuple[str, ...] = ()) -> None:
        super().__init__(Wiring().expertise)
        self.host, self.known, self.root_of = host, causes, root_of
        self.looked = 0
        self.probe()

    def probe(self) -> None:
        self.looked += 1
        self.facts = dict(self.host.facts)

    def conclude(self, assumed: object = None) -> Diagnosis:
        ill = [each for each in self.known if self.facts[FactKey(each.id)].answer != Known("well")]
        candidates = tuple(
            Candidate(
                each,
                CauseStatus.CONFIRMED,
                0.4,
                (),
                (),
                {},
                (),
                self.root_of if number == 0 else (),
                proved=Proved.BY_HOST,
            )
            for number, each in enumerate(ill)
        )
        wanted = next((Next("fix", fix.id, "", each.id) for each in ill for fix in each.fixes), None)
        return Diagnosis((), candidates, 0.1, tuple(self.facts.values()), wanted or Next("nothing", "", ""))


def ill_host(*ill: str, well: tuple[str, ...] = ()) -> FakeHost:
    """A host with some ill parts."""
    host = FakeHost()
    for name in (*ill, *well):
        host.fact(name, "ill" if name in ill else "well")
    return host


def mends(host: FakeHost, command: str, *parts: str, breaks: str = "") -> None:
    """Let a command make parts of the host well, and another one ill."""

    def effect() -> None:
        for part in parts:
            host.fact(part, "well")
        if breaks:
            host.fact(breaks, "ill")

    host.effects[(command,)] = effect


class Recorded:
    """Healing, with everything that it reported."""

    def __init__(self, case: KnownCase, person: FakePerson | None = None, more: bool = True) -> None:
        self.outcomes: list[Outcome] = []
        self.asked: list[str] = []
        self._more = more
        context = context_of(case.host, person)
        self.healer = Healer(case, lambda: context, self.outcomes.append, self._go_on)

    def _go_on(self, says: str) -> bool:
        self.asked.append(says)
        return self._more


def refuse() -> RepairContext:
    """There is nothing here that could be changed."""
    raise RefusedError("this host can only be looked at")


def ran(host: FakeHost) -> list[str]:
    """The commands that were run."""
    return [argv[0] for argv in host.ran]


def test_a_fix_that_helps_ends_it() -> None:
    host = ill_host(A)
    mends(host, "mend-a", A)
    case = KnownCase(host, cause(A, fix("mend-a", A), fix("mend-a-harder", A)))
    healing = Recorded(case)
    outcome = healing.healer.heal(case.conclude())
    assert (outcome.status, ran(host)) == ("fixed", ["mend-a"])
    assert healing.outcomes == [outcome]
    assert healing.asked == []
    assert case.looked == 2, "the host is looked at anew after the fix"


def test_what_did_not_help_is_followed_by_what_is_left_once_the_person_agrees() -> None:
    host = ill_host(A)
    mends(host, "mend-a-harder", A)
    case = KnownCase(host, cause(A, fix("mend-a", A), fix("mend-a-harder", A)))
    healing = Recorded(case)
    outcome = healing.healer.heal(case.conclude())
    assert outcome.status == "fixed"
    assert ran(host) == ["mend-a", "mend-a-harder"]
    assert healing.asked == [f"Run mend-a-harder (Title of {A})"]
    assert [each.status for each in healing.outcomes] == ["not-fixed", "fixed"]
    assert len(outcome.steps) == 2, "every step on the way is told"


def test_a_person_may_leave_it_at_that() -> None:
    host = ill_host(A)
    case = KnownCase(host, cause(A, fix("mend-a", A), fix("mend-a-harder", A)))
    outcome = Recorded(case, more=False).healer.heal(case.conclude())
    assert (outcome.status, ran(host)) == ("not-fixed", ["mend-a"])


def test_several_causes_that_stood_there_from_the_beginning_are_all_seen_to() -> None:
    host = ill_host(A, B)
    mends(host, "mend-a", A)
    mends(host, "mend-b", B)
    case = KnownCase(host, cause(A, fix("mend-a", A)), cause(B, fix("mend-b", B)))
    assert Recorded(case).healer.heal(case.conclude()).status == "fixed"
    assert ran(host) == ["mend-a", "mend-b"]


def test_a_mere_effect_of_the_mended_cause_is_not_gone_on_with() -> None:
    host = ill_host(A, B)
    mends(host, "mend-a", A)
    case = KnownCase(host, cause(A, fix("mend-a", A)), cause(B, fix("mend-b", B)), root_of=(B,))
    assert Recorded(case).healer.heal(case.conclude()).status == "fixed"
    assert ran(host) == ["mend-a"]


def test_what_comes_to_light_only_after_a_proved_fix_is_left_alone() -> None:
    host = ill_host(A, well=(C,))
    mends(host, "mend-a", A, breaks=C)
    case = KnownCase(host, cause(A, fix("mend-a", A)), cause(C, fix("mend-c", C)))
    assert Recorded(case).healer.heal(case.conclude()).status == "fixed"
    assert ran(host) == ["mend-a"]


def test_what_comes_to_light_after_a_fix_that_did_not_help_is_next() -> None:
    host = ill_host(A, well=(C,))
    mends(host, "mend-a", breaks=C)
    mends(host, "mend-c", C)
    case = KnownCase(host, cause(A, fix("mend-a", A)), cause(C, fix("mend-c", C)))
    Recorded(case).healer.heal(case.conclude())
    assert ran(host) == ["mend-a", "mend-c"]


def test_the_fix_that_a_person_wants_comes_first() -> None:
    host = ill_host(A)
    mends(host, "mend-a-harder", A)
    wanted = fix("mend-a-harder", A)
    case = KnownCase(host, cause(A, fix("mend-a", A), wanted))
    assert Recorded(case).healer.heal(case.conclude(), wanted=wanted).status == "fixed"
    assert ran(host) == ["mend-a-harder"]


def test_a_fix_that_is_not_for_this_host_is_passed_over() -> None:
    host = ill_host(A, well=(B,))
    mends(host, "mend-a-harder", A)
    not_here = fix("mend-a", A, is_(B, "ill"))
    case = KnownCase(host, cause(A, not_here, fix("mend-a-harder", A)))
    assert Recorded(case).healer.heal(case.conclude()).status == "fixed"
    assert ran(host) == ["mend-a-harder"]


def test_a_refusal_does_not_hide_that_something_was_tried_and_did_not_help() -> None:
    host = ill_host(A)
    case = KnownCase(host, cause(A, fix("mend-a", A), fix("mend-a-harder", A)))
    outcome = Recorded(case, FakePerson(True, otherwise=False)).healer.heal(case.conclude())
    assert outcome.status == "not-fixed"
    assert [step.state for step in outcome.steps] == [StepState.DONE, StepState.REFUSED]


def test_it_ends_after_so_many_fixes() -> None:
    host = ill_host(A)
    case = KnownCase(host, cause(A, *(fix(f"mend-{number}", A) for number in range(MOST_FIXES + 3))))
    assert Recorded(case).healer.heal(case.conclude()).status == "not-fixed"
    assert len(host.ran) == MOST_FIXES


def test_a_cause_is_done_with_by_the_persons_word_and_the_whole_is_no_better_than_that() -> None:
    host = ill_host(A, B)
    mends(host, "mend-b", B)
    by_word = Fix("mend-a", "Run mend-a", Risk.REVERSIBLE, (Step(RunCommand(("mend-a",)), "a", Risk.REVERSIBLE),), ())
    case = KnownCase(host, cause(A, by_word, fix("mend-a-harder", A)), cause(B, fix("mend-b", B)))
    healing = Recorded(case)
    outcome = healing.healer.heal(case.conclude())
    assert ran(host) == ["mend-a", "mend-b"]
    assert [each.status for each in healing.outcomes] == ["fixed-by-word", "fixed"]
    assert outcome.status == "fixed-by-word"


def test_without_a_fix_nothing_is_asked_of_the_host() -> None:
    case = KnownCase(ill_host(A), cause(A))
    outcome = Healer(case, refuse, lambda _: None).heal(case.conclude())
    assert outcome.status == "nothing-to-do"
    assert outcome.why
    assert not outcome.proved


def test_a_host_that_can_only_be_looked_at_is_refused_before_anything_is_done() -> None:
    case = KnownCase(ill_host(A), cause(A, fix("mend-a", A)))
    kept: list[Outcome] = []
    with pytest.raises(RefusedError):
        Healer(case, refuse, kept.append).heal(case.conclude())
    assert kept == []
