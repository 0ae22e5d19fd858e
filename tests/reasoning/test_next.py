"""The next action is the one with the lowest expected cost."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.diagnosis import Next
from assistant.model.effort import Pace, WaitingLook
from assistant.model.fact import FactKey, Reason, Unknown
from assistant.model.match import MatchKind
from assistant.model.risk import Risk
from assistant.model.tree import Odds, Question
from assistant.reasoning.expected import Attempt, cost_of_repair, cost_when_answered, cost_when_told, in_order
from assistant.reasoning.rank import diagnose
from tests.reasoning.trees import (
    Trees,
    capture_is,
    cause,
    confirms,
    excludes,
    fact_is,
    facts,
    fix,
    match,
    supports,
    symptom,
    trees,
)

BAD = confirms(fact_is("a.bad", True), says="it is bad")


NOT_ASKED = Unknown(Reason.NOT_ASKED)
LOOK = WaitingLook("a.look", Pace.SLOW, "it takes its time.", 30.0)


def next_of(kb: Trees, *found: tuple[str, bool | str | Unknown], waiting: dict[str, WaitingLook] | None = None) -> Next:
    looks = {FactKey(name): look for name, look in (waiting or {}).items()}
    return diagnose(kb, (match("s"),), frozenset(), facts(*found), looks=looks).next


def test_nothing_is_done_when_nothing_is_recognised() -> None:
    action = diagnose(trees(causes=()), (), frozenset(), {}).next
    assert (action.kind, action.why) == ("nothing", "The text contains no error that I recognise.")


def test_confirmed_cause_gets_its_fix_and_the_proof_as_the_reason() -> None:
    a = cause("a", BAD, fixes=(fix("mend"),))
    assert next_of(trees(symptom("s", a), causes=(a,)), ("a.bad", True)) == Next(
        "fix", "mend", "Title of a: it is bad.", "a"
    )


def test_fix_that_changes_nothing_is_advice() -> None:
    a = cause("a", BAD, fixes=(fix("think", Risk.READ_ONLY),))
    assert next_of(trees(symptom("s", a), causes=(a,)), ("a.bad", True)).kind == "advice"


def test_first_fix_whose_conditions_hold_is_taken() -> None:
    systemd = (fact_is("service.manager", "systemd"),)
    sysv = (fact_is("service.manager", "sysv"),)
    a = cause("a", BAD, fixes=(fix("unit", only_if=systemd), fix("script", only_if=sysv)))
    kb = trees(symptom("s", a), causes=(a,))
    assert next_of(kb, ("a.bad", True), ("service.manager", "sysv")).id == "script"
    assert next_of(kb, ("a.bad", True)).id == "unit"
    assert next_of(kb, ("a.bad", True), ("service.manager", "none")).kind == "nothing"


def test_confirmed_cause_without_a_fix_says_so() -> None:
    a = cause("a", BAD)
    action = next_of(trees(symptom("s", a), causes=(a,)), ("a.bad", True))
    assert (action.kind, action.cause) == ("nothing", "a")


def test_fact_that_nobody_looked_at_is_looked_at_before_anything_is_changed() -> None:
    a, b = cause("a", BAD, fixes=(fix("mend"),)), cause("b", fixes=(fix("other"),))
    action = next_of(trees(symptom("s", a, b), causes=(a, b)))
    assert (action.kind, action.id) == ("probe", "a.bad")
    assert action.why == "It shows whether this is the cause: Title of a."


def test_a_look_that_waits_for_consent_is_named_by_its_own_name() -> None:
    a, b = cause("a", BAD, fixes=(fix("x", Risk.DISRUPTIVE),)), cause("b", fixes=(fix("y", Risk.DISRUPTIVE),))
    kb = trees(symptom("s", a, b), causes=(a, b))
    action = next_of(kb, ("a.bad", NOT_ASKED), waiting={"a.bad": LOOK})
    assert (action.kind, action.id) == ("probe", "a.look")
    assert action.why == "It shows whether this is the cause: Title of a."


def test_a_look_that_was_refused_is_not_proposed_again() -> None:
    a, b = cause("a", BAD, fixes=(fix("x", Risk.DISRUPTIVE),)), cause("b", fixes=(fix("y", Risk.DISRUPTIVE),))
    kb = trees(symptom("s", a, b), causes=(a, b))
    assert next_of(kb, ("a.bad", NOT_ASKED)).kind == "fix"


def test_a_look_that_costs_more_than_it_tells_is_left_out() -> None:
    a, b = cause("a", BAD, fixes=(fix("x", Risk.DISRUPTIVE),)), cause("b", fixes=(fix("y", Risk.DISRUPTIVE),))
    kb = trees(symptom("s", a, b), causes=(a, b))
    endless = msgspec.structs.replace(LOOK, at_most_s=60 * 60.0)
    assert next_of(kb, ("a.bad", NOT_ASKED), waiting={"a.bad": endless}).kind == "fix"


def test_a_fix_of_which_only_a_waiting_look_tells_whether_it_suits_is_not_passed_over() -> None:
    gentle = fix("gentle", only_if=(fact_is("a.size", 9),))
    a = cause("a", BAD, fixes=(gentle, fix("wipe", Risk.DESTRUCTIVE)))
    kb = trees(symptom("s", a), causes=(a,))
    found = (("a.bad", True), ("a.size", NOT_ASKED))
    action = next_of(kb, *found, waiting={"a.size": LOOK})
    assert (action.kind, action.id, action.cause) == ("probe", "a.look", "a")
    assert next_of(kb, *found).id == "wipe"


def test_a_fix_behind_the_one_that_suits_needs_no_look() -> None:
    second = fix("second", only_if=(fact_is("a.size", 9),))
    a = cause("a", BAD, fixes=(fix("first"), second))
    kb = trees(symptom("s", a), causes=(a,))
    assert next_of(kb, ("a.bad", True), ("a.size", NOT_ASKED), waiting={"a.size": LOOK}).id == "first"


def test_cheaper_fix_of_an_equally_likely_cause_is_tried_first() -> None:
    a, b = cause("a", fixes=(fix("restart", Risk.DISRUPTIVE),)), cause("b", fixes=(fix("edit"),))
    assert next_of(trees(symptom("s", a, b), causes=(a, b))).id == "edit"


def test_likelier_cause_is_tried_first_at_equal_cost() -> None:
    a, b = cause("a", odds=Odds.OCCASIONAL, fixes=(fix("x"),)), cause("b", fixes=(fix("y"),))
    assert next_of(trees(symptom("s", a, b), causes=(a, b))).id == "y"


def test_question_that_tells_the_causes_apart_is_asked() -> None:
    question = Question("upgraded", "Was Docker upgraded?", answers={"yes": "yes", "no": "no"})
    a = cause(
        "a", supports(fact_is("answer.upgraded", "yes")), excludes(fact_is("answer.upgraded", "no")), fixes=(fix("x"),)
    )
    b = cause("b", excludes(fact_is("answer.upgraded", "yes")), fixes=(fix("y", Risk.DISRUPTIVE),))
    kb = trees(symptom("s", a, b, questions=(question,)), causes=(a, b))
    action = next_of(kb)
    assert (action.kind, action.id) == ("question", "upgraded")
    assert action.why == "It tells these causes apart: Title of a; Title of b."
    assert next_of(kb, ("answer.upgraded", "yes")).id == "x"


def test_question_that_tells_nothing_is_not_asked() -> None:
    question = Question("colour", "Which colour?", answers={"red": "red", "blue": "blue"})
    a = cause("a", fixes=(fix("x"),))
    assert next_of(trees(symptom("s", a, questions=(question,)), causes=(a,))).kind == "fix"


def test_question_is_asked_for_a_capture_that_the_evidence_needs() -> None:
    question = Question("which", "Which container?", "Its limits tell.", fills="container")
    a = cause(
        "a", confirms(fact_is("container.oom_killed", True, of="{container}")), fixes=(fix("x", Risk.DISRUPTIVE),)
    )
    b = cause("b", fixes=(fix("y", Risk.DISRUPTIVE),))
    kb = trees(symptom("s", a, b, questions=(question,)), causes=(a, b))
    assert next_of(kb) == Next("question", "which", "Its limits tell.")
    given = diagnose(kb, (match("s"),), frozenset(), {}, {"container": "web"}).next
    assert (given.kind, given.id) == ("probe", "container.oom_killed of web")


def test_capture_condition_alone_needs_no_question_when_the_text_gives_it() -> None:
    question = Question("which", "Which address?", fills="address")
    a = cause("a", supports(capture_is("address", "x")), fixes=(fix("x"),))
    kb = trees(symptom("s", a, questions=(question,)), causes=(a,))
    diagnosis = diagnose(kb, (match("s", captures={"address": "x"}),), frozenset(), {})
    assert diagnosis.next.kind == "fix"


def test_nothing_is_changed_when_no_cause_stands_out() -> None:
    causes = tuple(cause(f"c{n}", fixes=(fix(f"f{n}"),)) for n in range(6))
    action = next_of(trees(symptom("s", *causes), causes=causes))
    assert (action.kind, action.id) == ("nothing", "")
    assert action.why.startswith("No cause stands out")


def test_nothing_is_changed_on_shared_words_alone() -> None:
    a = cause("a", fixes=(fix("x"),))
    matches = (match("s", MatchKind.WORDS, score=1.0),)
    assert diagnose(trees(symptom("s", a), causes=(a,)), matches, frozenset(), {}).next.kind == "nothing"


def test_fix_that_can_lose_data_waits_for_a_proof() -> None:
    a = cause("a", BAD, fixes=(fix("wipe", Risk.DESTRUCTIVE),))
    kb = trees(symptom("s", a), causes=(a,))
    assert next_of(kb, ("a.bad", NOT_ASKED)).kind == "nothing"
    assert next_of(kb, ("a.bad", True)).id == "wipe"


def test_excluded_causes_are_not_acted_on() -> None:
    a = cause("a", excludes(fact_is("a.bad", False)), fixes=(fix("x"),))
    action = next_of(trees(symptom("s", a), causes=(a,)), ("a.bad", False))
    assert (action.kind, action.why) == ("nothing", "Every known cause is ruled out on this host.")


def test_attempts_are_ordered_by_chance_over_cost() -> None:
    attempts = [Attempt("a", 0.5, 20), Attempt("b", 0.3, 5), Attempt("c", 0.1, 1)]
    assert [each.cause_id for each in in_order(attempts)] == ["c", "b", "a"]


def test_cost_of_repair_counts_each_attempt_as_often_as_it_is_made() -> None:
    assert cost_of_repair([Attempt("a", 0.75, 4), Attempt("b", 0.25, 8)]) == pytest.approx(4 + 0.25 * 8)
    assert cost_of_repair([]) == pytest.approx(60)


def test_attempt_that_is_not_worth_its_cost_is_not_made() -> None:
    assert cost_of_repair([Attempt("a", 0.01, 30)]) == pytest.approx(60)


def test_knowing_is_never_dearer_than_not_knowing() -> None:
    attempts = [Attempt("a", 0.5, 10), Attempt("b", 0.4, 12)]
    assert cost_when_told(attempts, {"a"}) <= cost_of_repair(attempts)
    assert cost_when_told(attempts, {"a", "b"}) == pytest.approx(0.5 * 10 + 0.4 * 12 + 0.1 * 60)
    sharp = {"yes": {"a": 1.0, "b": 0.0}, "no": {"a": 0.0, "b": 1.0}}
    assert cost_when_answered(attempts, sharp) < cost_of_repair(attempts)
    assert cost_when_answered(attempts, {"yes": {}, "no": {}}) == pytest.approx(cost_of_repair(attempts))
