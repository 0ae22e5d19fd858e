"""What the benchmark works with stays usable; the figures themselves are nothing that a test could know."""

from itertools import chain

import pytest

from assistant.kb.load import load
from assistant.matching.matcher import Matcher
from assistant.probes.catalogue import SPECS
from assistant.reasoning import weights
from assistant.wiring import Wiring, shipped_knowledge
from bench.cross import SCALES, loss_of
from bench.forest import plant
from bench.judged import (
    Complaint,
    Judged,
    Source,
    Text,
    Verdict,
    answered,
    benign,
    complaints,
    conclusion,
    judge_all,
    wild,
)
from bench.reports import alarms, table, truth, words
from tests.diagnosis.small import DISK_FULL, expertise

FULL = "write /x: no space left on device"
CAUSE = f"{DISK_FULL}-cause"
NO_FAULT = "Daemon has completed initialization"


def text_of(text=FULL, source=Source.WILD, **labels):
    return Text("one", source, text, **labels)


def test_the_trees_that_are_planted_under_other_ids_compile(tmp_path):
    count = plant(tmp_path, 1)
    kb = load([tmp_path], SPECS)
    shipped = {f"{path.parent.name}0/{path.stem}" for path in shipped_knowledge().rglob("*.yaml")}
    assert set(kb.symptoms) == shipped
    assert count == len(shipped)
    assert Matcher.load(Matcher.compile(kb.messages[:20], kb.phrases[:20]))


def test_the_labels_of_the_cases_name_causes_and_symptoms_that_exist():
    kb = Wiring().expertise.kb
    assert {id_ for case in wild() for id_ in case.right | case.partial} <= set(kb.causes)
    assert {id_ for case in complaints() for id_ in case.right} <= set(kb.causes) | set(kb.symptoms)


def test_each_case_has_an_id_of_its_own_and_either_a_right_answer_or_the_reason_why_there_is_none():
    ids = [case.id for case in chain(wild(), benign(), complaints())]
    assert len(set(ids)) == len(ids)
    assert [case.id for case in wild() if bool(case.right) == case.missing and not case.faultless] == []
    assert [case.id for case in complaints() if [bool(case.right), case.missing, case.noise].count(True) != 1] == []


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({"right": {CAUSE}}, Verdict.RIGHT),
        ({"partial": {CAUSE}}, Verdict.PARTIAL),
        ({"right": {"other/cause"}}, Verdict.WRONG),
        ({"faultless": True}, Verdict.WRONG),
        ({"text": "the quick brown fox", "right": {CAUSE}}, Verdict.NOTHING),
    ],
)
def test_an_answer_is_judged_by_its_first_candidate(labels, expected):
    (judged,) = judge_all(expertise(), [text_of(**labels)])
    assert judged.verdict is expected


def test_a_claim_about_a_text_without_a_fault_is_a_false_alarm_and_silence_is_none():
    loud, silent = judge_all(
        expertise(), [text_of(faultless=True), text_of(NO_FAULT, faultless=True, source=Source.BENIGN)]
    )
    assert (loud.is_false_alarm, silent.is_false_alarm) == (True, False)
    benign_row, wild_row = list(alarms([loud, silent]))[1:]
    assert ("0 (0%)" in benign_row, "1 (100%)" in wild_row) == (True, True)


def test_only_decidable_faults_count_for_the_share_that_is_right():
    texts = [text_of(right={CAUSE}), text_of(right={CAUSE}, missing=True), text_of(right={CAUSE}, decidable=False)]
    judged = judge_all(expertise(), texts)
    _, counted, known, _ = table(judged)
    assert ("2 (100%)" in counted, "1 (100%)" in known) == (True, True)


def test_the_claims_are_compared_with_what_they_are_worth():
    judged = judge_all(expertise(), [text_of(right={CAUSE}), text_of(right={"other/cause"})])
    assert "of the claims at >= 0.5, right: 1 (50%) of 2" in list(truth(judged))


def test_a_complaint_is_answered_by_a_symptom_or_a_cause_among_the_first_three():
    good, bad = (Complaint("one", "en", "no room left", frozenset((right,))) for right in (DISK_FULL, "other/symptom"))
    diagnosis = conclusion(expertise(), "no room left")
    assert [answered(each, diagnosis).place for each in (good, bad)] == [1, 0]
    row = next(line for line in words([answered(good, diagnosis), answered(bad, diagnosis)]) if line.startswith("en"))
    assert row.count("1 (50%)") == 2


def test_each_weight_that_is_fitted_has_a_value_of_today_that_is_tried():
    assert {name: getattr(weights, name) for name, scale in SCALES.items() if getattr(weights, name) not in scale} == {}


def test_a_sure_answer_that_is_wrong_costs_more_than_an_unsure_one_and_a_right_one_costs_least():
    sure, unsure, right = (
        loss_of(Judged(text_of(right=frozenset({"a"})), said, probability, found))
        for said, probability, found in (
            ("b", 0.9, Verdict.WRONG),
            ("b", 0.3, Verdict.WEAK),
            ("a", 0.9, Verdict.RIGHT),
        )
    )
    assert right < unsure < sure
