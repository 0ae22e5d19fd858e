"""A line that reports a fault wants an explanation: without one, something else becomes likelier."""

from __future__ import annotations

import msgspec

from assistant.model.diagnosis import CauseStatus, Diagnosis
from assistant.model.fault_line import FaultLine
from assistant.model.tree import Operator
from assistant.reasoning.rank import diagnose
from tests.reasoning.trees import capture_is, cause, confirms, match, paste_says, supports, symptom, trees

KB = trees(symptom("s", cause("a")), causes=[cause("a")])


def answer(*lines: FaultLine) -> Diagnosis:
    return diagnose(KB, (match("s"),), frozenset(), {}, fault_lines=lines)


def line(number: int, weight: float = 1.0, *symptoms: str, phrases: tuple[str, ...] = ()) -> FaultLine:
    return FaultLine(number, f"ERROR: number {number}", weight, symptoms, phrases)


def test_an_unexplained_line_lowers_the_claim_and_is_shown() -> None:
    alone, beside = answer(line(1, 1.0, "s")), answer(line(1, 1.0, "s"), line(2))
    assert beside.candidates[0].probability < alone.candidates[0].probability - 0.1
    assert beside.other_probability > alone.other_probability + 0.1
    assert [(each.line, each.text) for each in beside.unexplained] == [(2, "ERROR: number 2")]
    assert alone.unexplained == ()


def test_many_unexplained_lines_lower_a_claim_in_bounds() -> None:
    several, very_many = (answer(*map(line, range(1, most))).candidates[0].probability for most in (10, 1000))
    assert 0.2 < very_many <= several


def test_what_only_repeats_a_failure_neither_counts_nor_is_shown() -> None:
    assert answer(line(2, 0.0)) == answer()


def test_surest_lines_are_shown_in_the_order_of_the_text() -> None:
    shown = answer(line(9), line(1, 0.5), line(4), line(6)).unexplained
    assert [each.line for each in shown] == [4, 6, 9]


def test_a_line_that_supporting_evidence_stands_on_is_explained() -> None:
    told = cause("a", supports(paste_says("the ring is lost")))
    kb = trees(symptom("s", told), causes=[told])
    found = diagnose(
        kb,
        (match("s"),),
        frozenset({"the ring is lost"}),
        {},
        fault_lines=[line(2, phrases=("the ring is lost",))],
    )
    assert found.unexplained == ()


def test_that_nothing_is_wrong_is_ruled_out_beside_a_line_that_reports_a_fault() -> None:
    fine = msgspec.structs.replace(cause("fine", confirms(capture_is("x", "1", Operator.IS))), no_fault=True)
    kb = trees(symptom("s", fine), causes=[fine])
    alone = diagnose(kb, (match("s"),), frozenset(), {})
    beside = diagnose(kb, (match("s"),), frozenset(), {}, fault_lines=[line(3)])
    assert alone.best is not None
    assert beside.best is None
    assert beside.candidates[0].status is CauseStatus.EXCLUDED
    assert "line 3" in beside.candidates[0].findings[-1].says
