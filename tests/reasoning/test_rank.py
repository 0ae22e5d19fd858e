"""Causes are ranked by odds, by what they explain, and by the evidence; `confirmed` needs a proof."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.diagnosis import CauseStatus, Diagnosis
from assistant.model.fact import Absent, FactKey, Reason, Unknown
from assistant.model.fault_line import FaultLine
from assistant.model.match import Match, MatchKind
from assistant.model.tree import Cause, Effect, Odds, Operator
from assistant.reasoning.rank import diagnose
from tests.reasoning.trees import (
    Trees,
    capture_is,
    cause,
    confirms,
    excludes,
    fact_is,
    facts,
    match,
    paste_says,
    supports,
    symptom,
    trees,
    weakens,
)

DENIED = Unknown(Reason.DENIED, "no rights to read it", "run Drydock with sudo")
BAD = confirms(fact_is("a.bad", True))
GOOD = excludes(fact_is("a.bad", False))


def ids(diagnosis: Diagnosis) -> list[str]:
    return [each.cause.id for each in diagnosis.candidates]


def statuses(diagnosis: Diagnosis) -> dict[str, CauseStatus]:
    return {each.cause.id: each.status for each in diagnosis.candidates}


def probability(diagnosis: Diagnosis, cause_id: str) -> float:
    return next(each.probability for each in diagnosis.candidates if each.cause.id == cause_id)


def one(*causes: Cause) -> Trees:
    return trees(symptom("s", *causes), causes=causes)


def test_nothing_recognised_claims_nothing() -> None:
    diagnosis = diagnose(one(cause("a")), (), frozenset(), {})
    assert (diagnosis.candidates, diagnosis.other_probability, diagnosis.best) == ((), 1.0, None)


def test_match_of_an_unknown_symptom_is_passed_over() -> None:
    assert diagnose(one(cause("a")), (match("gone"),), frozenset(), {}).candidates == ()


def test_odds_decide_where_nothing_else_is_known() -> None:
    kb = one(cause("rare", odds=Odds.RARE), cause("often", odds=Odds.VERY_COMMON), cause("some", odds=Odds.OCCASIONAL))
    assert ids(diagnose(kb, (match("s"),), frozenset(), {})) == ["often", "some", "rare"]


def test_odds_are_those_of_the_symptom() -> None:
    a, b = cause("a", odds=Odds.VERY_COMMON), cause("b", odds=Odds.RARE)
    kb = trees(symptom("s", (a, Odds.RARE), (b, Odds.COMMON)), causes=(a, b))
    assert ids(diagnose(kb, (match("s"),), frozenset(), {})) == ["b", "a"]


def test_something_else_is_the_likelier_the_worse_the_match() -> None:
    kb = one(cause("a"))
    kinds = (
        match("s"),
        match("s", MatchKind.APPROXIMATE, score=0.85),
        match("s", MatchKind.WORDS, score=0.5),
    )
    others = [diagnose(kb, (each,), frozenset(), {}).other_probability for each in kinds]
    assert others == sorted(others)
    assert others[0] < 0.2 < others[1] < 0.5 < others[2]


def test_single_cause_of_an_exact_match_is_likely_and_not_confirmed() -> None:
    assert statuses(diagnose(one(cause("a")), (match("s"),), frozenset(), {})) == {"a": CauseStatus.LIKELY}


def test_shared_words_make_nothing_likely() -> None:
    matches = (match("s", MatchKind.WORDS, score=1.0),)
    assert statuses(diagnose(one(cause("a")), matches, frozenset(), {})) == {"a": CauseStatus.POSSIBLE}


def test_symptom_that_the_user_chose_counts_as_recognised() -> None:
    matches = (match("s", MatchKind.CHOSEN, origin="your choice"),)
    assert statuses(diagnose(one(cause("a")), matches, frozenset(), {})) == {"a": CauseStatus.LIKELY}


def test_confirming_fact_lifts_a_rare_cause_over_common_ones() -> None:
    kb = one(cause("rare", BAD, odds=Odds.RARE), *(cause(f"c{n}", odds=Odds.VERY_COMMON) for n in range(5)))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", True)))
    assert diagnosis.best is not None
    assert (diagnosis.best.cause.id, diagnosis.best.status) == ("rare", CauseStatus.CONFIRMED)
    assert diagnosis.best.probability > 0.9


def test_unknown_fact_confirms_and_excludes_nothing() -> None:
    kb = one(cause("a", BAD, GOOD))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", DENIED)))
    assert statuses(diagnosis) == {"a": CauseStatus.LIKELY}
    assert [each.name for each in diagnosis.candidates[0].unsettled] == ["a.bad", "a.bad"]


def test_condition_on_being_unknown_proves_nothing() -> None:
    kb = one(cause("a", confirms(fact_is("a.bad", "unknown"))), cause("b", excludes(fact_is("a.bad", "unknown"))))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", DENIED)))
    assert set(statuses(diagnosis).values()) == {CauseStatus.LIKELY, CauseStatus.POSSIBLE}


def test_excluded_cause_comes_last_with_no_probability() -> None:
    kb = one(cause("a", GOOD, odds=Odds.VERY_COMMON), cause("b", odds=Odds.RARE))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", False)))
    assert ids(diagnosis) == ["b", "a"]
    assert statuses(diagnosis)["a"] is CauseStatus.EXCLUDED
    assert probability(diagnosis, "a") == 0


def test_excluding_fact_wins_over_a_confirming_one() -> None:
    kb = one(cause("a", BAD, excludes(fact_is("user.is_root", True))))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", True), ("user.is_root", True)))
    assert statuses(diagnosis) == {"a": CauseStatus.EXCLUDED}


def test_confirming_fact_wins_over_an_excluding_text() -> None:
    kb = one(cause("a", BAD, excludes(capture_is("address", "unix://", Operator.STARTS_WITH))))
    matches = (match("s", captures={"address": "unix:///run/docker.sock"}),)
    assert statuses(diagnose(kb, matches, frozenset(), {})) == {"a": CauseStatus.EXCLUDED}
    assert statuses(diagnose(kb, matches, frozenset(), facts(("a.bad", True)))) == {"a": CauseStatus.CONFIRMED}


def test_text_that_is_the_proof_confirms_without_a_host() -> None:
    kb = one(cause("a", confirms(paste_says("hosts: (from flag"))), cause("b", odds=Odds.VERY_COMMON))
    diagnosis = diagnose(kb, (match("s"),), {"hosts: (from flag"}, {})
    assert statuses(diagnosis)["a"] is CauseStatus.CONFIRMED


def test_text_does_not_confirm_what_the_host_does_not_show() -> None:
    kb = one(cause("a", confirms(paste_says("hosts: (from flag")), BAD), cause("b"))
    diagnosis = diagnose(kb, (match("s"),), {"hosts: (from flag"}, facts(("a.bad", False)))
    assert statuses(diagnosis)["a"] is not CauseStatus.CONFIRMED
    unlooked = diagnose(kb, (match("s"),), {"hosts: (from flag"}, facts(("a.bad", DENIED)))
    assert statuses(unlooked)["a"] is CauseStatus.CONFIRMED


def test_badly_recognised_text_supports_and_does_not_confirm() -> None:
    kb = one(cause("a", confirms(capture_is("key", "graph"))), cause("b"))
    matches = (match("s", MatchKind.APPROXIMATE, score=0.85, captures={"key": "graph"}),)
    diagnosis = diagnose(kb, matches, frozenset(), {})
    assert ids(diagnosis)[0] == "a"
    assert diagnosis.candidates[0].status is not CauseStatus.CONFIRMED


def test_the_best_of_several_causes_by_odds_alone_is_not_likely() -> None:
    often, rare = cause("often", odds=Odds.VERY_COMMON), cause("rare", odds=Odds.RARE)
    assert diagnose(one(often, rare), (match("s"),), frozenset(), {}).candidates[0].status is CauseStatus.POSSIBLE
    pointed = diagnose(one(often, rare), (match("s", points_to=("often",)),), frozenset(), {})
    assert pointed.candidates[0].status is CauseStatus.LIKELY


def test_a_generic_message_alone_makes_nothing_likely() -> None:
    generic = msgspec.structs.replace(match("s", captures={"key": "graph"}), specificity=0.4)
    kb = one(cause("a", confirms(capture_is("key", "graph"))))
    best = diagnose(kb, (generic,), frozenset(), {}).candidates[0]
    assert (best.status, best.probability < 0.5) == (CauseStatus.POSSIBLE, True)


def test_a_phrase_that_many_texts_hold_supports_and_does_not_confirm() -> None:
    kb = one(cause("a", confirms(paste_says("it is gone"))), cause("b"))
    known, weak = (
        diagnose(kb, (match("s"),), frozenset({"it is gone"}), {}, worth={"it is gone": told}).candidates[0].status
        for told in (0.9, 0.2)
    )
    assert known is CauseStatus.CONFIRMED
    assert weak is not CauseStatus.CONFIRMED


def test_evidence_that_says_what_the_message_says_tells_causes_apart_and_adds_nothing_against_something_else() -> None:
    repeating = one(cause("a", supports(paste_says("message of s"))), cause("b"))
    fresh = one(cause("a", supports(paste_says("quite another thing"))), cause("b"))
    phrases = frozenset({"message of s", "quite another thing"})
    again, more = (diagnose(kb, (match("s"),), phrases, {}) for kb in (repeating, fresh))
    assert ids(again)[0] == ids(more)[0] == "a"
    assert again.other_probability > more.other_probability + 0.05


def test_harmless_lines_stand_behind_what_names_a_fault() -> None:
    kb = trees(symptom("harmless", cause("h")), symptom("fault", cause("f")), causes=[cause("h"), cause("f")])
    quiet = msgspec.structs.replace(match("harmless"), quiet=True)
    assert ids(diagnose(kb, (quiet, match("fault")), frozenset(), {}))[0] == "f"
    alone = diagnose(kb, (quiet,), frozenset(), {})
    beside = diagnose(kb, (quiet,), frozenset(), {}, fault_lines=[FaultLine(7, "ERROR: gone", 1.0)])
    assert alone.candidates[0].probability > 0.5 > beside.candidates[0].probability


def test_supports_add_up_less_and_less() -> None:
    def ratio(count: int) -> float:
        kb = one(cause("a", *(supports(fact_is(f"a.f{n}", 1)) for n in range(count))), cause("b"))
        found = facts(*((f"a.f{n}", 1) for n in range(count)))
        diagnosis = diagnose(kb, (match("s"),), frozenset(), found)
        return probability(diagnosis, "a") / probability(diagnosis, "b")

    gains = [ratio(n + 1) / ratio(n) for n in range(4)]
    assert gains == sorted(gains, reverse=True)
    assert gains[-1] > 1


def test_many_supports_are_no_proof() -> None:
    kb = one(cause("a", *(supports(fact_is(f"a.f{n}", 1)) for n in range(9))), cause("b", BAD, odds=Odds.RARE))
    found = facts(("a.bad", True), *((f"a.f{n}", 1) for n in range(9)))
    assert ids(diagnose(kb, (match("s"),), frozenset(), found)) == ["b", "a"]


def test_weakening_fact_lowers_a_cause() -> None:
    kb = one(cause("a", weakens(fact_is("a.f", 1)), odds=Odds.COMMON), cause("b", odds=Odds.OCCASIONAL))
    assert ids(diagnose(kb, (match("s"),), frozenset(), {})) == ["a", "b"]
    assert ids(diagnose(kb, (match("s"),), frozenset(), facts(("a.f", 1)))) == ["b", "a"]


def test_cause_whose_proof_was_looked_for_in_vain_is_less_likely() -> None:
    kb = one(cause("a", BAD), cause("b"))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", False)))
    assert ids(diagnosis) == ["b", "a"]


def test_message_that_points_to_a_cause_makes_it_likelier() -> None:
    kb = one(cause("a", odds=Odds.COMMON), cause("b", odds=Odds.OCCASIONAL))
    assert ids(diagnose(kb, (match("s", points_to=("b",)),), frozenset(), {})) == ["b", "a"]


def test_echo_line_never_outranks_the_line_that_names_the_fault() -> None:
    often, rare = cause("often", odds=Odds.VERY_COMMON), cause("rare", odds=Odds.RARE)
    kb = trees(symptom("failed", often), symptom("named", rare), causes=(often, rare))
    matches = (match("failed", echo=True, points_to=("often",)), match("named", MatchKind.TRUNCATED, line=9))
    assert ids(diagnose(kb, matches, frozenset(), {})) == ["rare", "often"]


def test_echo_lines_alone_leave_much_to_something_else() -> None:
    assert diagnose(one(cause("a")), (match("s", echo=True),), frozenset(), {}).other_probability == pytest.approx(0.5)


def test_cause_that_explains_all_that_was_recognised_comes_first() -> None:
    both, first, second = cause("both", odds=Odds.OCCASIONAL), cause("first"), cause("second")
    kb = trees(symptom("s", both, first), symptom("t", both, second), causes=(both, first, second))
    diagnosis = diagnose(kb, (match("s"), match("t")), frozenset(), {})
    assert ids(diagnosis)[0] == "both"
    assert diagnosis.candidates[0].symptoms == ("s", "t")


def test_effect_is_listed_under_its_confirmed_root() -> None:
    root = cause("json-syntax", BAD, odds=Odds.OCCASIONAL)
    effect = cause("not-running", confirms(fact_is("d.up", False)), odds=Odds.VERY_COMMON, effect_of=("json-syntax",))
    kb = trees(symptom("cannot-connect", effect), symptom("start-failed", root), causes=(root, effect))
    matches = (match("cannot-connect"), match("start-failed", origin="journal of docker.service"))
    diagnosis = diagnose(kb, matches, frozenset(), facts(("a.bad", True), ("d.up", False)))
    assert ids(diagnosis) == ["json-syntax", "not-running"]
    assert diagnosis.candidates[0].root_of == ("not-running",)
    assert diagnosis.candidates[0].symptoms == ("cannot-connect", "start-failed")
    assert probability(diagnosis, "json-syntax") > 0.9
    assert diagnosis.remarks == ()


def test_symptom_can_be_named_as_the_root() -> None:
    root = cause("json-syntax", BAD)
    effect = cause("not-running", odds=Odds.VERY_COMMON, effect_of=("start-failed",))
    kb = trees(symptom("cannot-connect", effect), symptom("start-failed", root, effect), causes=(root, effect))
    diagnosis = diagnose(kb, (match("cannot-connect"),), frozenset(), facts(("a.bad", True)))
    assert ids(diagnosis) == ["json-syntax", "not-running"]


def test_root_that_no_message_named_counts_only_when_a_fact_confirms_it() -> None:
    root = cause("json-syntax", BAD)
    effect = cause("not-running", effect_of=("json-syntax",))
    kb = trees(symptom("cannot-connect", effect), symptom("start-failed", root), causes=(root, effect))
    assert ids(diagnose(kb, (match("cannot-connect"),), frozenset(), facts(("a.bad", False)))) == ["not-running"]
    assert ids(diagnose(kb, (match("cannot-connect"),), frozenset(), facts(("a.bad", True))))[0] == "json-syntax"


def test_root_whose_facts_are_normal_needs_its_symptom() -> None:
    root = cause("stopped-on-purpose", BAD, doctor=False)
    effect = cause("not-running", effect_of=("stopped-on-purpose",))
    kb = trees(symptom("cannot-connect", effect), symptom("other", root), causes=(root, effect))
    diagnosis = diagnose(kb, (match("cannot-connect"),), frozenset(), facts(("a.bad", True)))
    assert ids(diagnosis) == ["not-running"]


def test_chain_of_effects_ends_at_the_root() -> None:
    first = cause("disk-full", confirms(fact_is("d.full", True)))
    second = cause("start-failed", confirms(fact_is("d.failed", True)), effect_of=("disk-full",))
    third = cause("not-running", confirms(fact_is("d.up", False)), effect_of=("start-failed",))
    kb = trees(symptom("s", third), symptom("t", second), symptom("u", first), causes=(first, second, third))
    found = facts(("d.full", True), ("d.failed", True), ("d.up", False))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), found)
    assert ids(diagnosis)[0] == "disk-full"
    assert set(diagnosis.candidates[0].root_of) == {"start-failed", "not-running"}
    assert diagnosis.candidates[1].root_of == ()


def test_causes_that_name_each_other_as_root_stay_side_by_side() -> None:
    a = cause("a", BAD, effect_of=("b",))
    b = cause("b", BAD, effect_of=("a",))
    diagnosis = diagnose(one(a, b), (match("s"),), frozenset(), facts(("a.bad", True)))
    assert all(each.root_of == () for each in diagnosis.candidates)


def test_unrelated_fault_of_the_host_does_not_outrank_what_the_user_showed() -> None:
    shown, beside = cause("x509"), cause("group-missing", BAD)
    kb = trees(symptom("pull-fails", shown), symptom("socket-fails", beside), causes=(shown, beside))
    matches = (match("pull-fails"), match("socket-fails", origin="journal of docker.socket"))
    diagnosis = diagnose(kb, matches, frozenset(), facts(("a.bad", True)))
    assert ids(diagnosis) == ["x509", "group-missing"]
    assert statuses(diagnosis)["group-missing"] is CauseStatus.CONFIRMED


def test_journal_names_the_fault_where_the_user_showed_only_an_echo() -> None:
    named, vague = cause("json-syntax"), cause("vague", odds=Odds.VERY_COMMON)
    kb = trees(symptom("job-failed", vague), symptom("start-fails", named), causes=(named, vague))
    matches = (match("job-failed", echo=True), match("start-fails", origin="journal of docker.service"))
    assert ids(diagnose(kb, matches, frozenset(), {})) == ["json-syntax", "vague"]


def test_several_faults_at_once_are_said() -> None:
    a, b = cause("a", BAD), cause("b", confirms(fact_is("b.bad", True)))
    diagnosis = diagnose(one(a, b), (match("s"),), frozenset(), facts(("a.bad", True), ("b.bad", True)))
    assert diagnosis.remarks == ("Several faults at once: Title of a; Title of b.",)


def test_text_that_does_not_fit_the_host_is_said() -> None:
    kb = one(cause("a", GOOD), cause("b", GOOD))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", False)))
    assert diagnosis.other_probability == 1
    assert diagnosis.best is None
    assert "older than the last restart" in diagnosis.remarks[0]


def test_exclusion_by_the_text_alone_says_nothing_of_the_host() -> None:
    kb = one(cause("a", excludes(paste_says("x"))))
    assert diagnose(kb, (match("s"),), {"x"}, {}).remarks == ()


def test_facts_that_could_not_be_had_are_said_with_their_remedy() -> None:
    kb = one(cause("a", BAD), cause("b", confirms(fact_is("b.bad", True))))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", DENIED), ("b.bad", DENIED)))
    assert diagnosis.remarks == ("Could not check: a.bad, b.bad (no rights to read it). Run Drydock with sudo.",)


def test_facts_that_could_not_be_had_do_not_matter_when_the_cause_is_confirmed() -> None:
    kb = one(cause("a", BAD), cause("b", confirms(fact_is("b.bad", True))))
    assert diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", True), ("b.bad", DENIED))).remarks == ()


def test_guess_confirms_only_what_facts_alone_can_prove() -> None:
    guess: tuple[Match, ...] = (match("s", MatchKind.WORDS, score=0.8),)
    alone = diagnose(one(cause("a", BAD)), guess, frozenset(), facts(("a.bad", True)))
    given = diagnose(one(cause("a", BAD, doctor=False)), guess, frozenset(), facts(("a.bad", True)))
    assert statuses(alone) == {"a": CauseStatus.CONFIRMED}
    assert statuses(given) == {"a": CauseStatus.POSSIBLE}


def test_captures_come_from_the_answer_then_the_text_then_the_tree() -> None:
    a = cause("a")
    kb = trees(symptom("s", a, captures={"bridge": "docker0", "host": "h"}), causes=(a,))
    matches = (match("s", captures={"host": "example.org", "port": "53"}),)
    diagnosis = diagnose(kb, matches, frozenset(), {}, {"port": "5353"})
    assert diagnosis.candidates[0].captures == {"bridge": "docker0", "host": "example.org", "port": "5353"}


def test_reading_of_the_text_that_the_facts_prove_is_taken() -> None:
    a = cause(
        "a", confirms(fact_is("dns.resolves", False, of="{host}")), excludes(fact_is("dns.resolves", True, of="{host}"))
    )
    matches = (match("s", captures={"host": "good"}), match("s", line=2, captures={"host": "bad"}))
    found = facts(("dns.resolves", "good", True), ("dns.resolves", "bad", False))
    diagnosis = diagnose(one(a), matches, frozenset(), found)
    assert diagnosis.candidates[0].captures == {"host": "bad"}
    assert diagnosis.candidates[0].status is CauseStatus.CONFIRMED


def test_finding_says_what_was_found() -> None:
    a = cause("a", confirms(fact_is("interface.ipv4", "absent", of="{bridge}"), says="{bridge} has no address"))
    b = cause("b", supports(fact_is("disk.free_bytes", 10, of="/", operator=Operator.ABOVE), says="{value} free"))
    kb = trees(symptom("s", a, b, captures={"bridge": "docker0"}), causes=(a, b))
    found = facts(("interface.ipv4", "docker0", Absent()), ("disk.free_bytes", "/", 5_000_000))
    said = {
        finding.says for each in diagnose(kb, (match("s"),), frozenset(), found).candidates for finding in each.findings
    }
    assert said == {"docker0 has no address", "5 MB free"}


def test_value_from_outside_is_never_read_as_a_template() -> None:
    a = cause("a", supports(capture_is("host", "present"), says="the text names {value} {host}"))
    matches = (match("s", captures={"host": "{0.__class__}{daemon.version}%s"}),)
    diagnosis = diagnose(one(a), matches, frozenset(), facts(("daemon.version", "1")))
    assert diagnosis.candidates[0].findings[0].says == (
        "the text names {0.__class__}{daemon.version}%s {0.__class__}{daemon.version}%s"
    )


def test_message_that_says_the_same_line_more_exactly_wins() -> None:
    generic, exact = cause("port-taken", odds=Odds.VERY_COMMON), cause("api-port-taken", odds=Odds.OCCASIONAL)
    kb = trees(symptom("port", generic), symptom("api-port", exact), causes=(generic, exact))
    texts = {"port": "listen tcp {address:host}:{port}: bind", "api-port": "load listeners: listen tcp {address}: bind"}
    seen = [
        Match(id_, text, MatchKind.EXACT, 1.0, 1, text, points_to=(kb.symptoms[id_].causes[0].id,))
        for id_, text in texts.items()
    ]
    assert ids(diagnose(kb, seen, frozenset(), {})) == ["api-port-taken", "port-taken"]
    apart = [msgspec.structs.replace(seen[0], line=2), seen[1]]
    assert ids(diagnose(kb, apart, frozenset(), {})) == ["port-taken", "api-port-taken"]


def test_last_line_that_names_a_fault_counts_more_than_a_warning_before_it() -> None:
    warned, fatal = cause("a-warned"), cause("b-fatal")
    kb = trees(symptom("s", warned), symptom("t", fatal), causes=(warned, fatal))
    assert ids(diagnose(kb, (match("s", line=1), match("t", line=2)), frozenset(), {})) == ["b-fatal", "a-warned"]
    assert ids(diagnose(kb, (match("s", line=2), match("t", line=1)), frozenset(), {})) == ["a-warned", "b-fatal"]


def test_wording_outweighs_the_odds() -> None:
    kb = one(cause("a", odds=Odds.VERY_COMMON), cause("b", odds=Odds.RARE))
    assert ids(diagnose(kb, (match("s", points_to=("b",)),), frozenset(), {})) == ["b", "a"]
    twice = (match("s", points_to=("b",)), match("s", points_to=("b",)))
    once = probability(diagnose(kb, twice[:1], frozenset(), {}), "b")
    assert probability(diagnose(kb, twice, frozenset(), {}), "b") == pytest.approx(once)


def test_a_finding_names_all_facts_that_it_rests_on() -> None:
    kb = one(cause("a", confirms(fact_is("a.bad", True), fact_is("b.bad", True), capture_is("host", "h"))))
    found = facts(("a.bad", True), ("b.bad", True))
    (finding,) = diagnose(kb, (match("s", captures={"host": "h"}),), frozenset(), found).candidates[0].findings
    assert finding.keys == (FactKey("a.bad"), FactKey("b.bad"))


def test_findings_with_the_same_words_rest_on_their_own_facts() -> None:
    same = "the bridge is broken"
    first = supports(fact_is("a.bad", True), fact_is("b.bad", True), says=same)
    second = supports(fact_is("a.bad", True), fact_is("c.bad", True), says=same)
    found = facts(("a.bad", True), ("b.bad", False), ("c.bad", True))
    (finding,) = diagnose(one(cause("a", first, second)), (match("s"),), frozenset(), found).candidates[0].findings
    assert finding.keys == (FactKey("a.bad"), FactKey("c.bad"))


def test_unsettled_evidence_names_the_facts_that_it_would_rest_on() -> None:
    kb = one(cause("a", confirms(fact_is("a.bad", True), fact_is("b.bad", True))))
    found = facts(("a.bad", True), ("b.bad", DENIED))
    (unsettled,) = diagnose(kb, (match("s"),), frozenset(), found).candidates[0].unsettled
    assert (unsettled.name, unsettled.keys) == ("b.bad", (FactKey("a.bad"), FactKey("b.bad")))


def test_facts_that_keep_a_cause_from_being_proved_are_named() -> None:
    kb = one(cause("a", confirms(fact_is("a.bad", True), fact_is("b.bad", True))))
    found = facts(("a.bad", True), ("b.bad", False))
    assert diagnose(kb, (match("s"),), frozenset(), found).candidates[0].unproved == (FactKey("b.bad"),)


def test_what_is_said_alike_is_told_once_with_all_the_facts_behind_it() -> None:
    stopped = cause(
        "daemon/not-running",
        supports(fact_is("daemon.process", False), says="no dockerd runs"),
        confirms(fact_is("daemon.process", False), fact_is("service.manager", "sysv"), says="no dockerd runs"),
        weakens(fact_is("daemon.process", False), says="no dockerd runs"),
        supports(fact_is("service.manager", "sysv"), says="SysV init starts it"),
    )
    kb = trees(symptom("daemon/cannot-connect", stopped), causes=(stopped,))
    found = facts(("daemon.process", False), ("service.manager", "sysv"))
    best = diagnose(kb, (match("daemon/cannot-connect"),), set(), found).best
    assert best is not None
    assert [(each.effect, each.says) for each in best.findings] == [
        (Effect.CONFIRMS, "no dockerd runs"),
        (Effect.WEAKENS, "no dockerd runs"),
        (Effect.SUPPORTS, "SysV init starts it"),
    ]
    assert best.findings[0].keys == (FactKey("daemon.process"), FactKey("service.manager"))
