"""The words of the whole text tell candidates apart, and make none surer than its messages and evidence do."""

from __future__ import annotations

import pytest

from assistant.model.diagnosis import CauseStatus, Diagnosis
from assistant.model.tree import Odds
from assistant.reasoning import weights
from assistant.reasoning.rank import diagnose
from tests.reasoning.trees import cause, confirms, fact_is, facts, match, symptom, trees

USUAL, RARE = cause("usual", odds=Odds.COMMON), cause("rare", odds=Odds.RARE)
PROVED = cause("proved", confirms(fact_is("a.bad", True)), odds=Odds.RARE)
KB = trees(symptom("s", USUAL, RARE, PROVED), causes=(USUAL, RARE, PROVED))


def told(likeness: dict[str, float], *found: tuple[str, bool]) -> Diagnosis:
    return diagnose(KB, (match("s"),), frozenset(), facts(*found), likeness=likeness)


def test_of_two_candidates_the_one_whose_tree_has_the_words_of_the_text_comes_first() -> None:
    assert next(each.cause.id for each in told({}).candidates) == "usual"
    assert next(each.cause.id for each in told({"rare": 1.2, "usual": 0.3}).candidates) == "rare"


def test_likeness_alone_makes_nothing_likely() -> None:
    after = told({"rare": 1.5, "usual": 0.1})
    assert after.best is not None
    assert after.best.status is CauseStatus.POSSIBLE
    assert after.best.probability <= weights.ODDS_ALONE + 0.001


def test_a_fact_outweighs_any_likeness() -> None:
    best = told({"usual": 3.0, "rare": 3.0}, ("a.bad", True)).best
    assert best is not None
    assert (best.cause.id, best.status) == ("proved", CauseStatus.CONFIRMED)


@pytest.mark.parametrize("likeness", [{}, {"elsewhere": 2.0}, {"usual": 0.7, "rare": 0.7, "proved": 0.7}])
def test_what_is_alike_to_all_or_to_none_of_them_changes_nothing(likeness: dict[str, float]) -> None:
    assert [each.probability for each in told(likeness).candidates] == pytest.approx(
        [each.probability for each in told({}).candidates]
    )
