"""How much a message tells is measured: on its words, on the examples, and on texts without a fault."""

from __future__ import annotations

from assistant.kb.benign.texts import BenignText, benign_texts
from assistant.matching.matcher import Matcher
from assistant.matching.specificity.corpus import Corpus, Told
from assistant.model.tree import Message
from tests.matching.sample import build

SAID = "the quorum ledger of shard 3 has diverged from its witness"
LONG = "the quorum ledger of shard {shard:number} has diverged from its witness"
CAUSES = {"a/ledger": frozenset({"a/diverged"}), "b/other": frozenset({"b/cause"})}


def told(symptom: str, text: str, cause: str) -> Told:
    return Told(symptom, frozenset({cause}), text)


def specificity(message: str, *texts: Told, benign: tuple[BenignText, ...] = (), symptom: str = "a/ledger") -> float:
    corpus = Corpus(texts, benign, CAUSES, {"proves it": frozenset({"a/diverged"})})
    matcher = Matcher.load(Matcher.compile([(symptom, Message(message))], ["proves it"], corpus))
    sample = message.replace("{shard:number}", "7")
    return matcher.match(sample).matches[0].specificity


def test_a_message_with_words_of_its_own_tells_more_than_one_of_ordinary_words() -> None:
    ordinary = tuple(
        BenignText("ordinary", f"$ {name} x\n{name}: x: gone away", healthy=False) for name in ("ls", "cat")
    )
    assert specificity(LONG, benign=ordinary) > 0.85
    assert specificity("it is gone away", benign=ordinary) < 0.4


def test_what_a_healthy_host_prints_tells_little() -> None:
    healthy = (BenignText("healthy", f"$ journalctl\n{SAID}", healthy=True),)
    assert specificity(LONG, benign=healthy) < 0.5 < specificity(LONG)


def test_a_text_without_a_fault_is_an_example_of_that_nothing_is_wrong() -> None:
    healthy = (BenignText("healthy", SAID, healthy=True),)
    assert specificity(LONG, benign=healthy, symptom="none/fine") > 0.85


def test_examples_of_its_own_causes_speak_for_a_message_and_others_against_it() -> None:
    own = specificity(LONG, *[told("a/ledger", SAID, "a/diverged")] * 3)
    foreign = specificity(LONG, told("b/other", SAID, "b/cause"))
    assert foreign < specificity(LONG) < own


def test_several_foreign_examples_of_one_tree_count_once() -> None:
    foreign = told("b/other", SAID, "b/cause")
    assert specificity(LONG, foreign) == specificity(LONG, foreign, foreign, foreign)


def test_a_phrase_is_measured_by_the_causes_that_it_proves() -> None:
    corpus = Corpus((), (BenignText("healthy", "it proves it", healthy=True),), CAUSES, {})
    matcher = Matcher.load(Matcher.compile([("a/ledger", Message(LONG))], ["proves it"], corpus))
    assert matcher.match("it proves it").worth["proves it"] < 0.5
    assert Matcher.load(Matcher.compile([], ["proves it"])).match("it proves it").worth == {"proves it": 1.0}


def test_without_texts_every_message_is_taken_at_its_word() -> None:
    assert build(("a/ledger", LONG)).match(SAID).matches[0].specificity == 1


def test_recorded_texts_are_whole_commands_of_both_kinds() -> None:
    texts = benign_texts()
    assert {True, False} == {each.healthy for each in texts}
    assert sum(each.text.startswith("$ ") for each in texts) > 0.9 * len(texts)
