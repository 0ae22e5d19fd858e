"""A fix is written once, and other causes refer to it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from assistant.kb.knowledge import KnowledgeBase
from assistant.kb.load import load
from assistant.model.errors import KnowledgeError
from tests.kb.test_forest import CAUSE, SYMPTOM
from tests.kb.test_schema import fits
from tests.kb.vocabulary import PATH, SPECS, TREE, faults_of, write

_FIXES = TREE[TREE.index("    fixes:\n") : TREE.index("    sources:")]
OTHER = TREE.replace(SYMPTOM, "network/other").replace(CAUSE, "network/other-cause").replace("id: upgraded", "id: b")


def sharing(reference: str, tree: str = OTHER) -> str:
    return tree.replace(_FIXES, f"    fixes:\n      - {{see: {reference}}}\n")


def loaded(folder: Path, home: str, *others: str) -> KnowledgeBase:
    files: dict[str, str | bytes] = {PATH: home}
    files |= {f"{other.split(maxsplit=2)[1]}.yaml": other for other in others}
    return load([write(folder, files)], SPECS)


def faults(folder: Path, home: str, *others: str) -> list[str]:
    with pytest.raises(KnowledgeError) as raised:
        loaded(folder, home, *others)
    return [str(fault).partition(f"{folder}/")[2] for fault in raised.value.faults]


def test_a_shared_fix_is_the_fix_of_its_home(tmp_path: Path) -> None:
    kb = loaded(tmp_path, TREE, sharing(f"{CAUSE}/restart-docker"))
    assert kb.causes["network/other-cause"].fixes == kb.causes[CAUSE].fixes != ()


def test_a_shared_fix_stands_in_its_place_among_the_others(tmp_path: Path) -> None:
    own = _FIXES.replace("fixes:\n", f"fixes:\n      - see: {CAUSE}/restart-docker\n").replace(
        "restart-docker\n", "o\n"
    )
    own = own.replace(f"{CAUSE}/o", f"{CAUSE}/restart-docker")
    kb = loaded(tmp_path, TREE, OTHER.replace(_FIXES, own))
    assert [fix.id for fix in kb.causes["network/other-cause"].fixes] == ["restart-docker", "o"]


def test_a_reference_may_lead_through_another(tmp_path: Path) -> None:
    third = OTHER.replace("network/other", "network/third").replace("id: b", "id: c")
    kb = loaded(
        tmp_path, TREE, sharing(f"{CAUSE}/restart-docker"), sharing("network/other-cause/restart-docker", third)
    )
    assert kb.causes["network/third-cause"].fixes == kb.causes[CAUSE].fixes


@pytest.mark.parametrize(
    ("reference", "what"),
    [
        (
            "network/docker0-without-ipv5/restart-docker",
            f"there is no cause network/docker0-without-ipv5 (did you mean {CAUSE}?)",
        ),
        (f"{CAUSE}/restart-doker", f"{CAUSE} has no fix restart-doker (did you mean restart-docker?)"),
        (f"{CAUSE}/other", f"{CAUSE} has no fix other (one of restart-docker)"),
        ("restart-docker", "restart-docker is not a reference to a fix (write the cause's ID"),
        (CAUSE, f"{CAUSE} is not a reference to a fix (write the cause's ID"),
        ("network/other-cause/restart-docker", "network/other-cause/restart-docker refers only to itself"),
    ],
)
def test_a_reference_that_leads_nowhere_is_a_fault_where_it_stands(tmp_path: Path, reference: str, what: str) -> None:
    other = sharing(reference)
    (fault,) = faults(tmp_path, TREE, other)
    line = other[: other.index("- {see:")].count("\n") + 1
    assert fault.startswith(f"network/other.yaml:{line}: {what}")


def test_references_in_a_circle_are_faults(tmp_path: Path) -> None:
    said = faults(tmp_path, sharing("network/other-cause/restart-docker", TREE), sharing(f"{CAUSE}/restart-docker"))
    assert len([each for each in said if "refers only to itself" in each]) == 2


def test_a_capture_that_the_other_symptoms_do_not_give_is_a_fault_there(tmp_path: Path) -> None:
    home = TREE.replace(
        "title: Restart Docker", "title: Restart Docker\n        only_if: [{capture: bridge, is: docker0}]"
    )
    other = (
        sharing(f"{CAUSE}/restart-docker")
        .replace("{bridge: docker0}", "{bridges: docker0}")
        .replace("{bridge}", "{bridges}")
    )
    (fault,) = faults(tmp_path, home, other)
    assert "restart-docker cannot be used here: unknown capture bridge" in fault
    assert fault.startswith("network/other.yaml:")


def test_a_faulty_fix_is_told_where_it_is_written_alone(tmp_path: Path) -> None:
    said = faults(tmp_path, TREE.replace("restart_service", "restart_servise"), sharing(f"{CAUSE}/restart-docker"))
    assert {each.partition(":")[0] for each in said} == {PATH}


def test_a_reference_says_nothing_else_and_stands_once(tmp_path: Path) -> None:
    more = OTHER.replace("    fixes:\n", f"    fixes:\n      - {{see: {CAUSE}/restart-docker, title: x}}\n")
    said = faults(tmp_path, TREE, more)
    assert any("unknown field title" in each for each in said)
    assert any("the fix restart-docker appears twice" in each for each in said)


def test_editors_know_references(tmp_path: Path) -> None:
    assert fits(sharing(f"{CAUSE}/restart-docker"))
    assert not fits(sharing(f"{CAUSE}/restart-docker, title: x"))


def test_a_shared_fix_can_be_expected_of_an_example(tmp_path: Path) -> None:
    expected = f"    cause: {CAUSE}\n    fix: "
    tree = TREE.replace(f"    cause: {CAUSE}\n", f"{expected}restart-docker\n")
    assert faults_of(tmp_path, tree) == ()
    assert faults_of(tmp_path, tree.replace(f"{expected}restart-docker", f"{expected}restart"))
    assert msgspec.to_builtins(loaded(tmp_path, tree).symptoms[SYMPTOM].examples[0])["fix"] == "restart-docker"
