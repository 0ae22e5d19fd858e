"""What nothing on the host confirms is changed only by a person's own word, who was told so."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.actions.run import RunCommand
from assistant.model.diagnosis import Candidate, CauseStatus, Proved, Unsettled
from assistant.model.risk import Risk
from assistant.model.tree import Cause, Condition, Effect, Fix, Odds, Operator, Step, Subject
from assistant.repair.surmise import surmise_of
from assistant.repair.walk import Walk
from tests.repair.fakes import FakeHost, FakePerson, context_of

STEP = Step(RunCommand(("mend",)), "because it is ill", Risk.REVERSIBLE)
FIX = Fix("mend", "Mend it", Risk.REVERSIBLE, (STEP,), (Condition(Subject.FACT, "health.a", Operator.IS, "well"),))
CAUSE = Cause("a/b", "Title", Odds.COMMON, "", "", (), (FIX,), ())


def candidate(proved: Proved, *unsettled: Unsettled) -> Candidate:
    return Candidate(CAUSE, CauseStatus.CONFIRMED, 0.9, (), unsettled, {}, (), proved=proved)


def ill() -> FakeHost:
    host = FakeHost()
    host.fact("health.a", "ill")

    def effect() -> None:
        host.fact("health.a", "well")

    host.effects[("mend",)] = effect
    return host


def walked(host: FakeHost, proved: Proved, person: FakePerson) -> str:
    walk = Walk(CAUSE, FIX, context_of(host, person), {}, dict(host.facts), surmise=surmise_of(candidate(proved), FIX))
    return walk.run().status


@pytest.mark.parametrize(("proved", "ran"), [(Proved.BY_HOST, True), (Proved.BY_TEXT, False), (Proved.NOT, False)])
def test_yes_covers_a_change_only_where_the_host_shows_its_cause(proved: Proved, ran: bool) -> None:
    host = ill()
    walked(host, proved, FakePerson(yes=True, otherwise=False))
    assert (("mend",) in [tuple(argv) for argv in host.ran]) is ran


def test_a_person_who_was_told_may_approve_it() -> None:
    host, person = ill(), FakePerson()
    assert walked(host, Proved.BY_TEXT, person) == "fixed"
    assert any("nothing on this host confirms it" in each for each in person.previews[0].breaks)


def test_a_value_that_was_put_together_from_two_lines_is_for_a_person() -> None:
    joined = msgspec.structs.replace(candidate(Proved.BY_HOST), captures={"path": "/srv/ab"}, doubtful=("path",))
    step = Step(RunCommand(("mend", "{path}")), "because it is ill", Risk.REVERSIBLE)
    using = msgspec.structs.replace(FIX, steps=(step,))
    assert surmise_of(joined, using) == "/srv/ab was put together from two lines of your text"
    assert surmise_of(joined, FIX) == ""


def test_it_is_said_what_could_not_be_looked_at() -> None:
    unseen = Unsettled("health.a", None, Effect.CONFIRMS, "health.a is unknown (permission denied)")
    assert surmise_of(candidate(Proved.NOT, unseen), FIX).endswith(
        "(not checked: health.a is unknown (permission denied))"
    )
    assert surmise_of(candidate(Proved.BY_HOST, unseen), FIX) == ""
