"""Proofs: a fix that changes something shows what did not hold before, not the change itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.files import read_folders
from assistant.kb.lint import lint
from assistant.kb.load import load
from assistant.kb.proofs import Beside, proof_faults
from assistant.model.actions import KINDS
from assistant.model.errors import KnowledgeError, KnowledgeFault
from assistant.wiring import Wiring
from tests.kb.vocabulary import PATH, SPECS, TREE, faults_of, line_of, with_step, write

PROOF = "          - {fact: interface.ipv4, of: docker0, is: present}\n        undo"
OTHER = "dns/other.yaml"
SHIPPED = Path(__file__).parents[2] / "knowledge"


def faults_of_proof(folder: Path, tree: str, other: str = "") -> tuple[KnowledgeFault, ...]:
    folder = write(folder, {PATH: tree, **({OTHER: other} if other else {})})
    knowledge = load([folder], SPECS)
    return proof_faults(read_folders([folder]), Beside(knowledge.causes, knowledge.symptoms))


def verifying(condition: str, tree: str = TREE) -> str:
    assert PROOF in tree
    return tree.replace(PROOF, f"          - {{{condition}}}\n        undo")


def test_a_proof_that_the_cause_excludes_is_one(tmp_path: Path) -> None:
    assert faults_of_proof(tmp_path, TREE) == ()


@pytest.mark.parametrize(
    ("step", "proof"),
    [
        (
            "{edit_json: {file: /etc/docker/daemon.json, set: {dns: [10.0.0.2]}}, why: x}",
            "fact: config.key, of: dns, is: 10.0.0.2",
        ),
        ("{write_file: {file: /etc/x, content: a}, why: x}", "fact: disk.exists, of: /etc/x, is: true"),
        (
            "{make_directory: /x, why: x}",
            "fact: disk.exists, of: /x, is: true",
        ),
        ("{move_aside: /etc/x, why: x}", "fact: disk.exists, of: /etc/x, is: false"),
    ],
)
def test_what_a_step_wrote_itself_proves_nothing(tmp_path: Path, step: str, proof: str) -> None:
    tree = verifying(proof, with_step(step))
    (fault,) = faults_of_proof(tmp_path, tree)
    assert "only reads back what" in fault.what
    assert "by_word" in fault.hint
    assert fault.line == line_of(tree, "- id: restart-docker")


def test_the_same_fact_of_another_object_is_not_what_the_step_wrote(tmp_path: Path) -> None:
    tree = verifying("fact: disk.exists, of: /etc/y, is: true", with_step("{move_aside: /etc/x, why: x}"))
    assert faults_of_proof(tmp_path, tree) == ()


RUNS = "fact: service.active_state, of: docker.service"
NOT_FAILED = f"{RUNS}, is_not: failed"
ABSENT = '"{bridge}", is: absent, effect'


@pytest.mark.parametrize(
    "tree",
    [
        TREE.replace("        steps:", f"        only_if: [{{{RUNS}, is: active}}]\n        steps:"),
        TREE.replace("        steps:", f"        only_if: [{{{RUNS}, one_of: [active]}}]\n        steps:"),
        TREE.replace(ABSENT, f"{ABSENT}: supports, says: x}}\n      - {{{RUNS}, is: active, effect", 1),
    ],
)
def test_what_must_hold_before_the_fix_proves_nothing(tmp_path: Path, tree: str) -> None:
    assert tree != TREE
    (fault,) = faults_of_proof(tmp_path, verifying(NOT_FAILED, tree))
    assert "holds already" in fault.what


def test_what_only_one_of_the_confirming_looks_needs_may_be_false_before(tmp_path: Path) -> None:
    more = f"      - {{{RUNS}, is: active, effect: confirms, says: x}}\n    fixes:"
    assert faults_of_proof(tmp_path, verifying(NOT_FAILED, TREE.replace("    fixes:", more))) == ()


def test_that_the_engine_answers_proves_nothing_where_nobody_says_that_it_did_not(tmp_path: Path) -> None:
    (fault,) = faults_of_proof(tmp_path, verifying("fact: daemon.reachable, is: true"))
    assert "daemon.reachable holds on every working host" in fault.what


@pytest.mark.parametrize(
    "said",
    [
        "{fact: daemon.reachable, is: true, effect: excludes, says: it answers}",
        "{fact: daemon.reachable, is: true, effect: weakens, says: it answers}",
        "{all: [{fact: daemon.reachable, is: false}, {fact: daemon.warnings, is: present}], effect: confirms, says: x}",
    ],
)
def test_that_the_engine_answers_is_a_proof_where_the_cause_says_that_it_did_not(tmp_path: Path, said: str) -> None:
    tree = verifying("fact: daemon.reachable, is: true").replace("evidence:\n", f"evidence:\n      - {said}\n")
    assert faults_of_proof(tmp_path, tree) == ()


def test_that_the_engine_answers_is_a_proof_for_what_stops_it(tmp_path: Path) -> None:
    stopped = "    effect_of: [network/docker0-without-ipv4]\n    evidence:\n"
    stopped += "      - {fact: daemon.reachable, is: true, effect: excludes, says: it answers}\n"
    other = (
        TREE.replace("    evidence:\n", stopped).replace("upgraded", "other").replace("  - id: network", "  - id: dns")
    )
    other = other.replace("cause: network", "cause: dns").replace("points_to: [network", "points_to: [dns")
    other = other.replace("network/container-cannot-resolve", "dns/other")
    assert faults_of_proof(tmp_path, verifying("fact: daemon.reachable, is: true"), other) == ()


def test_that_the_engine_answers_is_a_proof_where_the_symptom_is_gone_with_it(tmp_path: Path) -> None:
    gone = "gone_if: [{fact: daemon.reachable, is: true, says: it answers}]\nquestions:"
    assert (
        faults_of_proof(tmp_path, verifying("fact: daemon.reachable, is: true", TREE.replace("questions:", gone))) == ()
    )


def test_a_fix_may_say_that_only_the_person_can_tell(tmp_path: Path) -> None:
    tree = verifying("fact: daemon.reachable, is: true").replace(
        "undo: nothing", "by_word: No fact shows what the program inside does.\n        undo: nothing"
    )
    assert faults_of_proof(tmp_path, tree) == ()
    (cause,) = load([write(tmp_path, {PATH: tree})], SPECS).causes.values()
    assert cause.fixes[0].by_word == "No fact shows what the program inside does."


def test_advice_needs_no_proof(tmp_path: Path) -> None:
    tree = with_step("{ask_human: Do it., why: x}", risk="read-only").replace(PROOF, "        undo")
    assert faults_of_proof(tmp_path, tree.replace("        verify:\n", "")) == ()


def test_a_tree_without_a_proof_still_loads(tmp_path: Path) -> None:
    assert faults_of(tmp_path, verifying("fact: daemon.reachable, is: true")) == ()


def test_every_kind_of_action_that_only_writes_says_what_reads_it_back() -> None:
    silent = {kind.tag() for kind in KINDS if kind.is_change and kind.forms and "reads_back" not in vars(kind)}
    assert silent == {"start_containers"}, "that a container runs is no file that was read back"


def test_the_shipped_fixes_have_proofs() -> None:
    knowledge = Wiring().knowledge
    assert [
        str(each) for each in proof_faults(read_folders([SHIPPED]), Beside(knowledge.causes, knowledge.symptoms))
    ] == []


def test_lint_finds_a_fix_without_a_proof(tmp_path: Path) -> None:
    folder = write(tmp_path, {PATH: verifying("fact: daemon.reachable, is: true")})
    with pytest.raises(KnowledgeError) as caught:
        lint([folder], SPECS)
    assert any("holds on every working host" in each.what for each in caught.value.faults)
