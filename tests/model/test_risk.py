"""What was allowed beforehand covers what it names, and nothing else."""

import pytest

from assistant.model.risk import ALLOWANCES, Aspect, Risk, allowance_of, filled_up, joined


@pytest.mark.parametrize(
    ("allowed", "risk", "affects", "lacking"),
    [
        ("reversible", Risk.REVERSIBLE, [], ""),
        ("reversible", Risk.REVERSIBLE, [Aspect.SECURITY], "security"),
        ("read-only", Risk.REVERSIBLE, [], "reversible"),
        ("read-only", Risk.READ_ONLY, [], ""),
        ("disruptive", Risk.DISRUPTIVE, [Aspect.SERVICE], ""),
        ("disruptive", Risk.DISRUPTIVE, [Aspect.SERVICE, Aspect.DATA], "service,data"),
        ("destructive", Risk.DESTRUCTIVE, [Aspect.SERVICE, Aspect.DATA], ""),
        ("destructive", Risk.REVERSIBLE, [Aspect.REACH], "service,data,reach"),
        ("security, reach", Risk.REVERSIBLE, [Aspect.REACH], ""),
    ],
)
def test_an_allowance_lacks_what_it_does_not_name(
    allowed: str, risk: Risk, affects: list[Aspect], lacking: str
) -> None:
    assert allowance_of(allowed).lacking(risk, affects) == lacking


@pytest.mark.parametrize("word", ALLOWANCES)
def test_what_is_said_to_be_lacking_can_be_typed_and_then_covers_the_step(word: str) -> None:
    for aspect in Aspect:
        lacking = allowance_of(word).lacking(Risk.REVERSIBLE, [aspect])
        if lacking:
            assert allowance_of(lacking).lacking(Risk.REVERSIBLE, [aspect]) == ""


def test_an_unknown_word_is_named() -> None:
    with pytest.raises(ValueError, match="everything"):
        allowance_of("service,everything")


def test_the_first_sentence_counts_and_no_aspect_is_lost() -> None:
    assert filled_up({Aspect.DATA: "here"}, {Aspect.DATA: "there", Aspect.SERVICE: "x"}) == {
        Aspect.SERVICE: "x",
        Aspect.DATA: "here",
    }


def test_all_sentences_about_an_aspect_are_kept_once() -> None:
    parts = [{Aspect.REACH: "One."}, {Aspect.REACH: "Two."}, {Aspect.REACH: "One."}]
    assert joined(*parts) == {Aspect.REACH: "One. Two."}
