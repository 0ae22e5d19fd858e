"""A host is waited for so long and no longer, and what nobody had the time to look at is unknown."""

from __future__ import annotations

import time

from assistant.diagnosis.case import Case
from assistant.diagnosis.patience import HUNG_S, Patience
from assistant.model.fact import Fact, FactKey, Known, Reason, Unknown
from assistant.reasoning.unseen import unseen_facts
from tests.diagnosis.small import BAD_JSON_LINE, SmallHost, expertise


def test_what_there_was_no_time_for_is_unknown_and_told() -> None:
    case = Case(expertise(), SmallHost().round, total_s=0.0)
    found = case.check_up()
    assert case.facts
    assert {type(fact.answer) for fact in case.facts.values()} == {Unknown}
    assert unseen_facts(found.facts)
    assert any("no time left to look" in each for each in found.remarks)


def test_a_text_is_diagnosed_without_the_looks_that_there_is_no_time_for() -> None:
    case = Case(expertise(), SmallHost().round, total_s=0.0)
    case.read(BAD_JSON_LINE)
    case.probe()
    assert case.conclude().best is not None


def test_rounds_share_their_time() -> None:
    patience = Patience(5.0, 10.0)
    long_ago = time.monotonic() - 60  # what was agreed to took a minute, and is not counted
    for _ in range(2):
        assert patience.next_s == 5.0
        patience.spend(long_ago, ())
    assert patience.next_s == 0.0


def test_a_host_that_has_hung_is_not_waited_for_so_long_again() -> None:
    patience, late = Patience(5.0, 10.0), Unknown(Reason.TIMED_OUT, "the host did not answer in time")
    patience.spend(time.monotonic(), [Fact(FactKey("a.b"), Known(1))])
    assert patience.next_s == 5.0
    patience.spend(time.monotonic(), [Fact(FactKey("a.b"), late)])
    assert patience.next_s == HUNG_S
