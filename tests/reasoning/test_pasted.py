"""What the user's text shows of a host proves less than a look, more than words, and never against a look."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.block import Inside
from assistant.model.diagnosis import CauseStatus, Diagnosis, Proved
from assistant.model.fact import FactKey, Origin, Reason, Unknown
from assistant.model.tree import Odds, Operator
from assistant.reasoning.rank import diagnose
from tests.reasoning.trees import (
    Found,
    Trees,
    cause,
    confirms,
    evidence,
    excludes,
    fact_is,
    facts,
    match,
    paste_says,
    pasted,
    symptom,
    trees,
)

FULL = cause("full", confirms(fact_is("a.full", True)), excludes(fact_is("a.full", False)), odds=Odds.RARE)
OFTEN = cause("often", odds=Odds.VERY_COMMON)
KB = trees(symptom("s", FULL, OFTEN), causes=(FULL, OFTEN))
DENIED = Unknown(Reason.DENIED, "no rights")


def told(kb: Trees, live: list[tuple[str, Found]], shown: list[tuple[str, Found]], *symptoms: str) -> Diagnosis:
    return diagnose(kb, [match(each) for each in symptoms], frozenset(), facts(*live), pasted=pasted(*shown))


def first(diagnosis: Diagnosis) -> tuple[str, CauseStatus, Proved]:
    assert diagnosis.best is not None
    return diagnosis.best.cause.id, diagnosis.best.status, diagnosis.best.proved


def test_a_fact_of_the_text_proves_a_cause_and_not_by_the_host() -> None:
    assert first(told(KB, [], [("a.full", True)], "s")) == ("full", CauseStatus.CONFIRMED, Proved.BY_TEXT)


def test_a_live_fact_goes_before_a_pasted_one_and_the_contradiction_is_told() -> None:
    diagnosis = told(KB, [("a.full", False)], [("a.full", True)], "s")
    assert first(diagnosis)[0] == "often"
    assert [each for each in diagnosis.remarks if "line 7" in each and "a.full is yes" in each and "is no now" in each]


def test_a_look_that_shows_the_same_contradicts_nothing_and_proves_by_the_host() -> None:
    diagnosis = told(KB, [("a.full", True)], [("a.full", True)], "s")
    assert first(diagnosis) == ("full", CauseStatus.CONFIRMED, Proved.BY_HOST)
    assert not [each for each in diagnosis.remarks if "In your text" in each]


def test_what_could_not_be_looked_at_leaves_the_pasted_fact() -> None:
    assert first(told(KB, [("a.full", DENIED)], [("a.full", True)], "s")) == (
        "full",
        CauseStatus.CONFIRMED,
        Proved.BY_TEXT,
    )


def test_a_fact_of_the_text_names_a_cause_where_no_message_is_known() -> None:
    assert first(told(KB, [], [("a.full", True)])) == ("full", CauseStatus.CONFIRMED, Proved.BY_TEXT)
    assert told(KB, [], [("a.full", False)]).best is None


def test_a_cause_that_no_symptom_of_the_text_lists_is_found_by_what_the_text_shows() -> None:
    other = cause("other")
    kb = trees(symptom("s", FULL), symptom("t", other), causes=(FULL, other))
    assert first(told(kb, [], [("a.full", True)], "t"))[0] == "full"


def test_a_cause_that_only_a_symptom_can_prove_is_not_found_by_what_the_text_shows() -> None:
    normal = cause("normal", confirms(fact_is("a.full", True)), doctor=False)
    kb = trees(symptom("s", normal), symptom("t", OFTEN), causes=(normal, OFTEN))
    assert [each.cause.id for each in told(kb, [], [("a.full", True)], "t").candidates] == ["often"]


@pytest.mark.parametrize(
    ("live", "shown", "excluded"),
    [
        ([], [("a.proof", True), ("a.full", False)], True),
        ([("a.proof", True)], [("a.full", False)], False),
        ([("a.full", False)], [("a.proof", True)], True),
    ],
    ids=["pasted against pasted", "pasted against live", "live against pasted"],
)
def test_an_excluding_fact_counts_against_proofs_that_are_no_surer_than_it(
    live: list[tuple[str, Found]], shown: list[tuple[str, Found]], excluded: bool
) -> None:
    both = cause("both", confirms(fact_is("a.proof", True)), excludes(fact_is("a.full", False)))
    diagnosis = told(trees(symptom("s", both), causes=(both,)), live, shown, "s")
    assert (diagnosis.candidates[0].status is CauseStatus.EXCLUDED) is excluded


def test_a_pasted_fact_counts_more_than_words_of_the_text() -> None:
    words = cause("words", confirms(paste_says("x")))
    kb = trees(symptom("s", FULL, words), causes=(FULL, words))
    found = diagnose(kb, (match("s"),), frozenset({"x"}), {}, pasted=pasted(("a.full", True)))
    assert found.best is not None
    assert found.best.cause.id == "full"


def test_findings_and_facts_say_where_they_come_from() -> None:
    mixed = cause("mixed", evidence(FULL.evidence[0].effect, fact_is("a.full", True), fact_is("a.live", True)))
    diagnosis = told(trees(symptom("s", mixed), causes=(mixed,)), [("a.live", True)], [("a.full", True)], "s")
    assert diagnosis.best is not None
    assert [(each.origin, each.line) for each in diagnosis.best.findings] == [(Origin.PASTE, 7)]
    assert {fact.key: fact.origin for fact in diagnosis.facts} == {
        FactKey("a.live"): Origin.HOST,
        FactKey("a.full"): Origin.PASTE,
    }


def test_what_a_fact_is_compared_with_or_about_must_be_looked_at_too() -> None:
    larger = cause("larger", confirms(fact_is("a.mtu", "{a.uplink}", operator=Operator.ABOVE)))
    named = cause("named", confirms(fact_is("a.full", True, of="{a.root}")))
    kb = trees(symptom("s", larger, named), causes=(larger, named))
    live = facts(("a.mtu", 1500), ("a.full", "/srv", True))
    found = diagnose(kb, (match("s"),), frozenset(), live, pasted=pasted(("a.uplink", 1400), ("a.root", "/srv")))
    assert {each.cause.id: each.proved for each in found.candidates} == {
        "larger": Proved.BY_TEXT,
        "named": Proved.BY_TEXT,
    }


def test_a_containers_own_output_beside_a_fact_is_no_proof_by_the_host() -> None:
    mixed = cause("mixed", confirms(fact_is("a.full", True), paste_says("x")))
    alone = cause("alone", confirms(fact_is("a.full", True)))
    kb = trees(symptom("s", mixed, alone), causes=(mixed, alone))
    own = msgspec.structs.replace(match("s"), inside=Inside.CONTAINER)
    found = diagnose(kb, (own,), frozenset({"x"}), facts(("a.full", True)))
    assert {each.cause.id: each.proved for each in found.candidates} == {
        "mixed": Proved.BY_TEXT,
        "alone": Proved.BY_HOST,
    }


def test_what_the_text_shows_of_its_user_is_about_that_user() -> None:
    member = cause("member", confirms(fact_is("user.in_docker_group", False)))
    kb = trees(symptom("s", member), causes=(member,))
    live, shown = facts(("user.in_docker_group", True)), pasted(("user.in_docker_group", False))
    assert first(diagnose(kb, (match("s"),), frozenset(), live, pasted=shown))[0] == "member"


def test_what_a_text_of_another_machine_shows_goes_before_what_is_found_here() -> None:
    theirs = msgspec.structs.replace(match("s"), host="web3")
    live = facts(("a.full", False), ("kernel.hostname", "desk"))
    found = diagnose(KB, (theirs,), frozenset(), live, pasted=pasted(("a.full", True)))
    assert first(found) == ("full", CauseStatus.CONFIRMED, Proved.BY_TEXT)
    assert not [each for each in found.remarks if "In your text" in each]
    assert [each for each in found.remarks if "web3" in each and "desk" in each]
