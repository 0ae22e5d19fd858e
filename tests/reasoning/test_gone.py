"""A symptom that the host does not have now rules its causes out, but for what a fact proves."""

from __future__ import annotations

from assistant.model.diagnosis import CauseStatus, Diagnosis
from assistant.model.fact import FactKey, Reason, Unknown
from assistant.reasoning.rank import diagnose
from assistant.reasoning.wanted import facts_wanted
from tests.reasoning.trees import Trees, cause, confirms, excludes, fact_is, facts, match, paste_says, symptom, trees

ANSWERS = excludes(fact_is("engine.answers", True, "{port}"), says="the engine answers on {port}")
BY_TEXT = cause("by-text", confirms(paste_says("it is broken")))
BY_FACT = cause("by-fact", confirms(fact_is("a.bad", True)))
HELD = frozenset({"it is broken"})


def kb() -> Trees:
    silent = symptom("silent", BY_TEXT, BY_FACT, gone_if=(ANSWERS,))
    return trees(silent, symptom("other", BY_TEXT), causes=(BY_TEXT, BY_FACT))


def statuses(diagnosis: Diagnosis) -> dict[str, CauseStatus]:
    return {each.cause.id: each.status for each in diagnosis.candidates}


def test_what_works_again_is_not_repaired_for_an_old_text() -> None:
    found = diagnose(kb(), (match("silent", captures={"port": "1"}),), HELD, facts(("engine.answers", "1", True)))
    assert set(statuses(found).values()) == {CauseStatus.EXCLUDED}
    assert found.next.kind == "nothing"
    assert "not on the host now: the engine answers on 1." in found.remarks[0]
    assert "Try again what failed" in found.remarks[0]


def test_what_a_fact_proves_stands_although_the_symptom_is_not_there_yet() -> None:
    known = facts(("engine.answers", "1", True), ("a.bad", True))
    found = diagnose(kb(), (match("silent", captures={"port": "1"}),), HELD, known)
    assert statuses(found) == {"by-fact": CauseStatus.CONFIRMED, "by-text": CauseStatus.EXCLUDED}


def test_unknown_is_not_gone() -> None:
    known = facts(("engine.answers", "1", Unknown(Reason.DENIED)))
    found = diagnose(kb(), (match("silent", captures={"port": "1"}),), HELD, known)
    assert statuses(found)["by-text"] is CauseStatus.CONFIRMED


def test_a_text_about_two_objects_is_out_of_date_only_when_both_work() -> None:
    two = (match("silent", captures={"port": "1"}), match("silent", captures={"port": "2"}, line=2))
    one_works = diagnose(kb(), two, HELD, facts(("engine.answers", "1", True)))
    both_work = diagnose(kb(), two, HELD, facts(("engine.answers", "1", True), ("engine.answers", "2", True)))
    assert statuses(one_works)["by-text"] is CauseStatus.CONFIRMED
    assert statuses(both_work)["by-text"] is CauseStatus.EXCLUDED


def test_a_cause_that_explains_a_symptom_that_is_still_there_stands() -> None:
    both = (match("silent", captures={"port": "1"}), match("other", line=2))
    found = diagnose(kb(), both, HELD, facts(("engine.answers", "1", True)))
    assert statuses(found)["by-text"] is CauseStatus.CONFIRMED


def test_what_the_journal_of_the_host_says_is_not_out_of_date() -> None:
    read = match("silent", captures={"port": "1"}, origin="journal of docker.service")
    found = diagnose(kb(), (read,), HELD, facts(("engine.answers", "1", True)))
    assert statuses(found)["by-text"] is CauseStatus.CONFIRMED


def test_whether_the_symptom_is_there_is_looked_at_first() -> None:
    wanted = facts_wanted(kb(), (match("silent", captures={"port": "1"}),))
    assert wanted[0] == FactKey("engine.answers", "1")
