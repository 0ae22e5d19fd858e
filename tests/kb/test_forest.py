"""Trees together: ids are written once, references lead somewhere, and nobody's tree is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.knowledge import KnowledgeBase
from assistant.kb.load import load
from assistant.model.errors import KnowledgeError
from tests.kb.vocabulary import PATH, SPECS, TREE, write

SYMPTOM = "network/container-cannot-resolve"
CAUSE = "network/docker0-without-ipv4"

REFINEMENT = f"""\
refines: {SYMPTOM}
words: [our own words]
messages:
  - {{text: "our proxy says: cannot resolve {{url}}", points_to: [site/proxy-down]}}
captures: {{proxy: proxy.example.com}}
causes:
  - id: site/proxy-down
    title: Our proxy is down
    odds: common
    explain: Everything goes through it.
    wrong_if: The proxy answers.
    evidence:
      - {{fact: disk.exists, of: "{{url}}{{bridge}}", is: false, effect: supports, says: "{{proxy}} and {{host}}"}}
    sources: [our wiki]
examples:
  - "our proxy says: cannot resolve http://example.com"
"""


def join(tmp_path: Path, shipped: dict[str, str | bytes], own: dict[str, str | bytes]) -> KnowledgeBase:
    return load([write(tmp_path / "shipped", shipped), write(tmp_path / "own", own)], SPECS)


def faults(tmp_path: Path, shipped: dict[str, str | bytes], own: dict[str, str | bytes]) -> list[str]:
    with pytest.raises(KnowledgeError) as raised:
        join(tmp_path, shipped, own)
    return [str(fault) for fault in raised.value.faults]


def test_a_tree_of_ones_own_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    own = TREE.replace(SYMPTOM, "site/own").replace(CAUSE, "site/own-cause")
    kb = join(tmp_path, {PATH: TREE}, {"site/own.yaml": own})
    assert sorted(kb.symptoms) == [SYMPTOM, "site/own"]


def test_a_refinement_adds_to_a_shipped_symptom(tmp_path: Path) -> None:
    kb = join(tmp_path, {PATH: TREE}, {"anywhere.yaml": REFINEMENT})
    symptom = kb.symptoms[SYMPTOM]
    assert symptom.title == "A container cannot resolve names"
    assert [ref.id for ref in symptom.causes] == [CAUSE, "site/proxy-down"]
    assert symptom.words == {"en": ("no dns", "our own words")}
    assert symptom.captures == {"bridge": "docker0", "proxy": "proxy.example.com"}
    assert symptom.messages[-1].points_to == ("site/proxy-down",)
    assert len(symptom.examples) == 2
    assert kb.causes["site/proxy-down"].home == SYMPTOM


def test_a_refinement_can_add_examples_alone(tmp_path: Path) -> None:
    own = f"refines: {SYMPTOM}\nexamples:\n  - 'ping: unknown host a'\n"
    assert len(join(tmp_path, {PATH: TREE}, {"a.yaml": own}).symptoms[SYMPTOM].examples) == 2


@pytest.mark.parametrize(
    ("own", "what"),
    [
        (REFINEMENT.replace(f"refines: {SYMPTOM}", "refines: network/container-cannot-resolv"), "there is no symptom"),
        (REFINEMENT.replace("site/proxy-down", CAUSE), "cannot be replaced"),
        (REFINEMENT.replace("proxy: proxy", "bridge: proxy"), "cannot be replaced"),
        (REFINEMENT + "title: Another title\n", "unknown field title"),
        (REFINEMENT[: REFINEMENT.index("examples:")], "examples is missing"),
    ],
)
def test_a_refinement_never_replaces(tmp_path: Path, own: str, what: str) -> None:
    assert any(what in each for each in faults(tmp_path, {PATH: TREE}, {"own.yaml": own}))


def test_a_shipped_symptom_cannot_be_replaced_and_the_fault_says_what_to_do(tmp_path: Path) -> None:
    found = faults(tmp_path, {PATH: TREE}, {PATH: TREE.replace(CAUSE, "site/cause")})
    assert any("cannot be replaced" in each and f"`refines: {SYMPTOM}`" in each for each in found)


def test_refining_within_one_folder_is_a_fault(tmp_path: Path) -> None:
    found = faults(tmp_path, {PATH: TREE, "more.yaml": REFINEMENT}, {})
    assert any("another folder" in each for each in found)


def test_a_cause_written_twice_names_both_places(tmp_path: Path) -> None:
    other = TREE.replace(SYMPTOM, "network/other")
    found = faults(tmp_path, {PATH: TREE, "network/other.yaml": other}, {})
    assert any("other.yaml:12" in each and "container-cannot-resolve.yaml:12" in each for each in found)


def test_points_to_a_cause_of_another_symptom_hints_at_see(tmp_path: Path) -> None:
    other = TREE.replace(SYMPTOM, "network/other").replace(f"id: {CAUSE}", "id: network/other-cause")
    other = other.replace(f"    cause: {CAUSE}\n", "")
    found = faults(tmp_path, {PATH: TREE, "network/other.yaml": other}, {})
    assert any(f"add `- see: {CAUSE}`" in each for each in found)


def test_a_cause_may_use_captures_of_every_symptom_that_sees_it(tmp_path: Path) -> None:
    home = TREE.replace('says: "docker0 has {value}"', 'says: "{registry}"')
    assert any("unknown capture registry" in each for each in faults(tmp_path / "1", {PATH: home}, {}))
    other = TREE.replace(SYMPTOM, "network/other").replace("host {host}", "registry {registry}")
    begin, end = other.index("  - id: "), other.index("examples:")
    other = f"{other[:begin]}  - see: {CAUSE}\n{other[end:]}"
    join(tmp_path / "2", {PATH: home, "network/other.yaml": other}, {})


def test_causes_that_are_each_others_effect_are_refused(tmp_path: Path) -> None:
    first = TREE.replace("    odds: occasional\n", "    odds: occasional\n    effect_of: [network/second]\n")
    second = TREE.replace(SYMPTOM, "network/other").replace(CAUSE, "network/second")
    second = second.replace("    odds: occasional\n", f"    odds: occasional\n    effect_of: [{CAUSE}]\n")
    found = faults(tmp_path, {PATH: first, "network/other.yaml": second}, {})
    assert any("its own effect, through other causes" in each for each in found)


def test_one_question_has_the_same_answers_everywhere(tmp_path: Path) -> None:
    other = TREE.replace(SYMPTOM, "network/other").replace(CAUSE, "network/second")
    shipped: dict[str, str | bytes] = {PATH: TREE, "network/other.yaml": other}
    join(tmp_path / "1", shipped, {})
    shipped["network/other.yaml"] = other.replace('{"yes": "yes", "no": "no"}', '{"yes": "yes", "never": "no"}')
    assert any("has other answers" in each for each in faults(tmp_path / "2", shipped, {}))


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as raised:
        load([tmp_path / "nowhere"], SPECS)
    assert "no such folder" in str(raised.value.faults[0])


def test_a_question_of_ones_own_puts_no_other_words_to_what_a_shipped_tree_asks(tmp_path: Path) -> None:
    own = TREE.replace(SYMPTOM, "site/own").replace(CAUSE, "site/own-cause")
    join(tmp_path / "same", {PATH: TREE}, {"site/own.yaml": own})
    misleading = own.replace("Was Docker upgraded?", "Is all well?")
    found = faults(tmp_path / "other", {PATH: TREE}, {"site/own.yaml": misleading})
    assert any("the question upgraded is put in other words" in each for each in found)
