"""Without a text, the causes are reported that facts alone prove."""

from __future__ import annotations

from assistant.model.diagnosis import CauseStatus
from assistant.model.fact import FactKey, Reason, Unknown
from assistant.reasoning.doctor import confirmed_by_facts, facts_for_doctor
from tests.reasoning.trees import (
    capture_is,
    cause,
    confirms,
    excludes,
    fact_is,
    facts,
    fix,
    paste_says,
    supports,
    symptom,
    trees,
)

BAD = confirms(fact_is("a.bad", True), says="it is bad")


def test_healthy_host_has_no_fault() -> None:
    a = cause("a", BAD)
    diagnosis = confirmed_by_facts(trees(symptom("s", a), causes=(a,)), facts(("a.bad", False)))
    assert (diagnosis.candidates, diagnosis.other_probability, diagnosis.next.kind) == ((), 1.0, "nothing")
    assert diagnosis.remarks == ()


def test_cause_that_a_fact_proves_is_reported_with_its_fix() -> None:
    a, b = cause("a", BAD, fixes=(fix("mend"),)), cause("b", supports(fact_is("a.bad", True)))
    diagnosis = confirmed_by_facts(trees(symptom("s", a, b), causes=(a, b)), facts(("a.bad", True)))
    assert [(each.cause.id, each.status) for each in diagnosis.candidates] == [("a", CauseStatus.CONFIRMED)]
    assert (diagnosis.next.kind, diagnosis.next.id) == ("fix", "mend")


def test_cause_whose_facts_are_normal_is_left_out() -> None:
    a = cause("a", BAD, doctor=False)
    assert confirmed_by_facts(trees(symptom("s", a), causes=(a,)), facts(("a.bad", True))).candidates == ()


def test_excluded_cause_is_left_out() -> None:
    a = cause("a", BAD, excludes(fact_is("a.fine", True)))
    found = facts(("a.bad", True), ("a.fine", True))
    assert confirmed_by_facts(trees(symptom("s", a), causes=(a,)), found).candidates == ()


def test_text_that_is_not_there_proves_nothing() -> None:
    a = cause("a", confirms(paste_says("x")), confirms(capture_is("host", "present")))
    assert confirmed_by_facts(trees(symptom("s", a), causes=(a,)), {}).candidates == ()


def test_captures_have_only_their_defaults() -> None:
    a = cause("a", confirms(fact_is("interface.exists", False, of="{bridge}")))
    b = cause("b", confirms(fact_is("image.exists", False, of="{image}")))
    kb = trees(symptom("s", a, b, captures={"bridge": "docker0"}), causes=(a, b))
    found = facts(("interface.exists", "docker0", False), ("image.exists", "x", False))
    assert [each.cause.id for each in confirmed_by_facts(kb, found).candidates] == ["a"]
    assert facts_for_doctor(kb) == (FactKey("interface.exists", "docker0"),)


def test_effects_are_folded_under_their_roots() -> None:
    root = cause("root", BAD)
    effect = cause("effect", BAD, effect_of=("root",))
    diagnosis = confirmed_by_facts(trees(symptom("s", root, effect), causes=(effect, root)), facts(("a.bad", True)))
    assert [each.cause.id for each in diagnosis.candidates] == ["root", "effect"]
    assert diagnosis.candidates[0].root_of == ("effect",)
    assert diagnosis.remarks == ()


def test_several_faults_are_said() -> None:
    a, b = cause("a", BAD), cause("b", BAD)
    diagnosis = confirmed_by_facts(trees(symptom("s", a, b), causes=(a, b)), facts(("a.bad", True)))
    assert diagnosis.remarks == ("Several faults at once: Title of a; Title of b.",)


def test_facts_that_could_not_be_had_are_said() -> None:
    a = cause("a", BAD)
    denied = Unknown(Reason.DENIED, "no rights", "run it with sudo")
    diagnosis = confirmed_by_facts(trees(symptom("s", a), causes=(a,)), facts(("a.bad", denied)))
    assert diagnosis.remarks == ("Could not check: a.bad (no rights). Run it with sudo.",)


def test_only_facts_that_can_prove_something_are_looked_at() -> None:
    a = cause("a", BAD, excludes(fact_is("a.fine", True)))
    b = cause("b", supports(fact_is("b.some", True)))
    c = cause("c", confirms(fact_is("c.normal", True)), doctor=False)
    assert set(facts_for_doctor(trees(symptom("s", a, b, c), causes=(a, b, c)))) == {
        FactKey("a.bad"),
        FactKey("a.fine"),
    }
