"""Whatever the facts, texts and trees: the reasoning answers, adds up, and reads nothing from outside as its own."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.model.actions.run import RunCommand
from assistant.model.diagnosis import CauseStatus
from assistant.model.fact import Fact, FactKey, Known, Unknown
from assistant.model.match import Match
from assistant.model.tree import Condition, Operator, Subject
from assistant.reasoning.condition import judge
from assistant.reasoning.doctor import confirmed_by_facts
from assistant.reasoning.filled_action import fill_action
from assistant.reasoning.rank import diagnose
from assistant.reasoning.template import fill, fill_words
from assistant.reasoning.values import Missing, Values
from assistant.reasoning.version import is_older
from assistant.reasoning.wanted import facts_wanted
from assistant.say.explain import how, what_if, why, why_not
from assistant.text.cells import width
from assistant.text.safe import flat
from assistant.text.template import Placeholder, parse
from assistant.text.wrapped import COLUMNS
from tests.property.strategies import (
    CAUSES,
    NASTY_TEXT,
    answers,
    conditions,
    knowledge,
    known_facts,
    matches,
    phrases,
)
from tests.reasoning.trees import Trees

Facts = Mapping[FactKey, Fact]
VERSIONS = st.from_regex(r"v?[0-9]{1,3}(\.[0-9]{1,3}){0,3}(-rc[0-9]|-[0-9]+\.el7|\+dfsg1|~ds1)?", fullmatch=True)


@given(knowledge(), matches(), phrases(), known_facts())
def test_probabilities_add_up_and_the_best_comes_first(
    kb: Trees, found: tuple[Match, ...], said: frozenset[str], facts: Facts
) -> None:
    diagnosis = diagnose(kb, found, said, facts)
    chances = [each.probability for each in diagnosis.candidates]
    assert sum(chances) + diagnosis.other_probability == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in chances)
    alive = [each.probability for each in diagnosis.candidates if each.status is not CauseStatus.EXCLUDED]
    assert alive == sorted(alive, reverse=True)
    assert diagnosis.candidates[: len(alive)] == tuple(
        each for each in diagnosis.candidates if each.status is not CauseStatus.EXCLUDED
    )


@given(knowledge(), matches(), phrases(), known_facts())
def test_same_input_gives_the_same_answer(
    kb: Trees, found: tuple[Match, ...], said: frozenset[str], facts: Facts
) -> None:
    first, second = (diagnose(kb, found, said, facts) for _ in range(2))
    assert first == second


@given(knowledge(), matches(), phrases(), known_facts())
def test_nothing_is_confirmed_without_a_confirming_finding(
    kb: Trees, found: tuple[Match, ...], said: frozenset[str], facts: Facts
) -> None:
    for each in diagnose(kb, found, said, facts).candidates:
        if each.status is CauseStatus.CONFIRMED:
            assert any(finding.effect.value == "confirms" for finding in each.findings)
        if each.status is CauseStatus.EXCLUDED:
            assert any(finding.effect.value == "excludes" for finding in each.findings)
            assert each.probability == 0


@given(knowledge(), matches(), known_facts())
def test_unknown_facts_prove_no_more_than_none(kb: Trees, found: tuple[Match, ...], facts: Facts) -> None:
    unknown = {key: fact for key, fact in facts.items() if isinstance(fact.answer, Unknown)}
    textual = {(each.cause.id, each.status) for each in diagnose(kb, found, frozenset(), {}).candidates}
    for each in diagnose(kb, found, frozenset(), unknown).candidates:
        if each.status is CauseStatus.EXCLUDED:
            assert (each.cause.id, CauseStatus.EXCLUDED) in textual
        if each.status is CauseStatus.CONFIRMED:
            assert (each.cause.id, CauseStatus.CONFIRMED) in textual


@given(knowledge(), matches(), phrases(), known_facts(), st.sampled_from(CAUSES), answers())
def test_explanations_never_fail_and_are_plain_lines(
    kb: Trees, found: tuple[Match, ...], said: frozenset[str], facts: Facts, cause_id: str, answer: Known
) -> None:
    key = FactKey("a.one")
    before = diagnose(kb, found, said, facts)
    after = diagnose(kb, found, said, {**facts, key: Fact(key, answer)})
    lines = [*why(before), *how(before, cause_id), *why_not(before, kb, cause_id), *what_if(before, after, key, answer)]
    assert all(width(line) <= COLUMNS and line == flat(line) for line in lines)


@given(knowledge(), known_facts())
def test_doctor_reports_only_what_facts_prove(kb: Trees, facts: Facts) -> None:
    diagnosis = confirmed_by_facts(kb, facts)
    assert all(each.status is CauseStatus.CONFIRMED and each.cause.doctor for each in diagnosis.candidates)
    if not facts:
        assert not diagnosis.candidates


@given(knowledge(), matches(), known_facts())
def test_facts_wanted_are_each_wanted_once_and_never_of_the_human(
    kb: Trees, found: tuple[Match, ...], facts: Facts
) -> None:
    wanted = facts_wanted(kb, found, {}, facts)
    assert len(set(wanted)) == len(wanted)
    assert not any(key.name.startswith("answer.") for key in wanted)


@given(conditions(), known_facts())
def test_condition_on_a_fact_that_is_not_known_is_not_judged(condition: Condition, facts: Facts) -> None:
    unknown = {key: fact for key, fact in facts.items() if isinstance(fact.answer, Unknown)}
    verdict = judge(condition, Values({}, unknown), None)
    asks_for_unknown = condition.operand == "unknown"
    assert verdict.held is None or asks_for_unknown


@given(conditions(), known_facts(), st.dictionaries(st.sampled_from(("host", "port")), NASTY_TEXT))
def test_opposite_operators_disagree(condition: Condition, facts: Facts, captures: dict[str, str]) -> None:
    opposite = {Operator.IS: Operator.IS_NOT, Operator.ONE_OF: Operator.NONE_OF}.get(condition.operator)
    if opposite is not None and condition.subject is not Subject.PASTE:
        one = judge(condition, Values(captures, facts), frozenset()).held
        other = judge(msgspec.structs.replace(condition, operator=opposite), Values(captures, facts), frozenset()).held
        assert (one is None) == (other is None)
        assert one is None or one is not other


@given(NASTY_TEXT, NASTY_TEXT)
def test_value_is_put_in_once_and_unchanged(value: str, around: str) -> None:
    literal = around.replace("{", "{{").replace("}", "}}")
    filled = fill(f"{literal}{{host}}", Values({"host": value, "port": "80"}))
    assert filled == around + value if value else isinstance(filled, Missing)


def _is_template(text: str) -> bool:
    """What is none is refused when its tree is loaded, and never filled."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


@given(st.text("{}ab.:_ ", max_size=30), known_facts())
def test_any_template_is_filled_or_missing(template: str, facts: Facts) -> None:
    values = Values({"a": "x", "b": "y"}, facts)
    assume(_is_template(template))
    filled = fill(template, values)
    assert isinstance(filled, str | Missing)
    assert isinstance(fill_words(template, values), str)
    if not any(isinstance(piece, Placeholder) for piece in parse(template)):
        assert filled == "".join(str(piece) for piece in parse(template))


@given(NASTY_TEXT)
def test_value_from_outside_stays_one_argument_and_no_option(value: str) -> None:
    filled = fill_action(RunCommand(("docker", "stop", "{host}")), Values({"host": value}))
    if isinstance(filled, RunCommand):
        assert filled.argv == ("docker", "stop", value)
        assert not value.startswith("-")
        assert value.isprintable()


@given(VERSIONS, VERSIONS, VERSIONS)
def test_versions_are_ordered(one: str, two: str, three: str) -> None:
    assert not (is_older(one, two) and is_older(two, one))
    assert is_older(one, one) is False
    if is_older(one, two) and is_older(two, three):
        assert is_older(one, three)
