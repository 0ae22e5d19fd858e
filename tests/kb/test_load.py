"""Loading: what a good tree becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.load import load
from assistant.model.actions.service import Service
from assistant.model.errors import KnowledgeError
from assistant.model.example import Example
from assistant.model.fact import FactSpec
from assistant.model.match import HoleType
from assistant.model.risk import Aspect, Risk
from assistant.model.tree import CauseRef, Effect, Message, Odds, Operator, Question, Subject
from tests.kb.vocabulary import SPECS, TREE, load_tree, with_evidence, with_step, write

SYMPTOM = "network/container-cannot-resolve"
CAUSE = "network/docker0-without-ipv4"


def test_a_symptom_holds_what_its_file_says(tmp_path: Path) -> None:
    symptom = load_tree(tmp_path).symptoms[SYMPTOM]
    assert symptom.messages == (
        Message("ping: unknown host {host}"),
        Message("Temporary failure in name resolution", points_to=(CAUSE,)),
    )
    assert symptom.captures == {"bridge": "docker0"}
    assert symptom.causes == (CauseRef(CAUSE, Odds.OCCASIONAL),)
    assert symptom.examples == (Example("ping: unknown host www.example.com", "a forum", cause=CAUSE),)
    assert symptom.not_examples == ("getaddrinfo ENOTFOUND db",)
    assert symptom.path == f"{SYMPTOM}.yaml"


def test_words_are_given_by_language_and_a_list_is_english(tmp_path: Path) -> None:
    assert load_tree(tmp_path).symptoms[SYMPTOM].words == {"en": ("no dns",)}
    given = TREE.replace("words: [no dns]", "words: {en: [no dns], zh: [解析不了域名, 没有网络]}")
    words = load_tree(tmp_path, given).symptoms[SYMPTOM].words
    assert words == {"en": ("no dns",), "zh": ("解析不了域名", "没有网络")}


def test_words_of_what_is_no_language_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as raised:
        load_tree(tmp_path, TREE.replace("words: [no dns]", "words: {english: [no dns]}"))
    assert "english is not a language" in raised.value.faults[0].what


def test_a_cause_holds_its_evidence_and_fixes(tmp_path: Path) -> None:
    cause = load_tree(tmp_path).causes[CAUSE]
    assert cause.home == SYMPTOM
    assert [evidence.effect for evidence in cause.evidence] == [Effect.CONFIRMS, Effect.EXCLUDES]
    condition = cause.evidence[0].when[0]
    assert (condition.subject, condition.name, condition.of) == (Subject.FACT, "interface.ipv4", "{bridge}")
    assert (condition.operator, condition.operand) == (Operator.IS, "absent")
    step = cause.fixes[0].steps[0]
    assert (step.action, step.risk) == (Service("restart", ("docker.service",)), Risk.DISRUPTIVE)


def test_what_a_fix_and_its_steps_affect_is_read_with_the_sentence_for_the_person(tmp_path: Path) -> None:
    old = "            why: dockerd gives docker0"
    of_step = '            affects: {reach: "{bridge} gets another address."}\n'
    of_fix = "        affects: {service: Containers stop.}\n        steps:\n"
    tree = TREE.replace(old, of_step + old).replace("        steps:\n", of_fix)
    fix = load_tree(tmp_path, tree).causes[CAUSE].fixes[0]
    assert fix.affects == {Aspect.SERVICE: "Containers stop."}
    assert fix.steps[0].affects == {Aspect.REACH: "{bridge} gets another address."}


def test_an_answer_that_fills_a_capture_may_name_its_type(tmp_path: Path) -> None:
    old = "fills: container}"
    tree = TREE.replace(old, "fills: other, type: container}")
    asked = load_tree(tmp_path, tree).symptoms[SYMPTOM].questions[1]
    assert asked == Question("which-container", "Which container is it?", fills="other", type=HoleType.CONTAINER)


def test_several_conditions_can_hold_together(tmp_path: Path) -> None:
    tree = with_evidence(
        "{all: [{fact: daemon.reachable, is: true}, {capture: host, starts_with: db}], effect: supports, says: both}"
    )
    evidence = load_tree(tmp_path, tree).causes[CAUSE].evidence[0]
    assert [condition.name for condition in evidence.when] == ["daemon.reachable", "host"]


def test_a_symptom_can_say_what_shows_that_it_is_gone(tmp_path: Path) -> None:
    tree = TREE.replace("captures:", "gone_if: {fact: daemon.reachable, is: true, says: Docker answers}\ncaptures:", 1)
    (gone,) = load_tree(tmp_path, tree).symptoms[SYMPTOM].gone_if
    assert (gone.effect, gone.when[0].name, gone.says) == (Effect.EXCLUDES, "daemon.reachable", "Docker answers")


def test_a_text_cannot_say_that_a_symptom_is_gone(tmp_path: Path) -> None:
    tree = TREE.replace("captures:", "gone_if: {capture: host, is: db, says: it is the database}\ncaptures:", 1)
    with pytest.raises(KnowledgeError) as refused:
        load_tree(tmp_path, tree)
    assert [fault.what for fault in refused.value.faults] == ["gone_if takes facts of the host alone"]


def test_evidence_can_rest_on_an_answer_of_the_human(tmp_path: Path) -> None:
    tree = with_evidence('{fact: answer.upgraded, is: "yes", effect: supports, says: it was upgraded}')
    assert load_tree(tmp_path, tree).causes[CAUSE].evidence[0].when[0].name == "answer.upgraded"


def test_texts_of_paste_conditions_are_listed_for_the_matcher(tmp_path: Path) -> None:
    tree = with_evidence(
        "{paste: Memory cgroup out of memory, is: present, effect: supports, says: the kernel says so}"
    )
    assert load_tree(tmp_path, tree).phrases == ("Memory cgroup out of memory",)


def test_messages_come_with_their_symptom(tmp_path: Path) -> None:
    assert [symptom for symptom, _ in load_tree(tmp_path).messages] == [SYMPTOM, SYMPTOM]


def test_facts_that_are_named_anywhere_are_listed(tmp_path: Path) -> None:
    tree = with_step('{ask_human: "Look at {image.shells:nginx}.", why: to see}', risk="read-only")
    assert load_tree(tmp_path, tree).fact_names == ("image.shells", "interface.ipv4")


def test_a_cause_that_others_see_knows_all_its_symptoms_home_first(tmp_path: Path) -> None:
    other = TREE.replace(SYMPTOM, "a/other").replace("[network/docker0-without-ipv4]", "[]")
    head, _, rest = other.partition("  - id: network")
    tail = rest[rest.index("examples:") :].replace("    cause: network/docker0-without-ipv4\n", "")
    folder = write(
        tmp_path, {f"{SYMPTOM}.yaml": TREE, "a/other.yaml": f"{head}  - {{see: {CAUSE}, odds: rare}}\n{tail}"}
    )
    kb = load([folder], SPECS)
    assert kb.symptoms_of(CAUSE) == (SYMPTOM, "a/other")
    assert kb.symptoms["a/other"].causes == (CauseRef(CAUSE, Odds.RARE),)


def test_an_empty_folder_is_an_empty_knowledge_base(tmp_path: Path) -> None:
    kb = load([tmp_path], SPECS)
    assert not kb.symptoms
    assert not kb.messages
    assert kb.symptoms_of("no/such") == ()


def test_the_digest_follows_the_files_and_the_vocabulary(tmp_path: Path) -> None:
    first = load_tree(tmp_path)
    assert load_tree(tmp_path).digest == first.digest
    more = {**SPECS, "a.b": FactSpec("a.b", SPECS["daemon.reachable"].type, "new")}
    assert load([tmp_path], more).digest != first.digest
    assert load_tree(tmp_path, TREE + "# a comment\n").digest != first.digest
