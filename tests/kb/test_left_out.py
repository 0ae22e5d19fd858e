"""A faulty tree of one's own disables only itself, and what depends on it; the shipped trees stay strict."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.index import open_knowledge
from assistant.kb.knowledge import KnowledgeBase
from assistant.kb.load import load
from assistant.model.errors import KnowledgeError
from tests.kb.test_forest import CAUSE, REFINEMENT, SYMPTOM
from tests.kb.vocabulary import PATH, SPECS, TREE, write

OTHER = TREE.replace(SYMPTOM, "site/other").replace(CAUSE, "site/other-cause")
FAULTY = TREE.replace(SYMPTOM, "site/faulty").replace(CAUSE, "site/faulty-cause").replace("odds: occasional", "odds: x")
SEES_FAULTY = REFINEMENT.replace("causes:\n", "causes:\n  - {see: site/faulty-cause}\n")


def opened(tmp_path: Path, *own: dict[str, str | bytes], cache: Path | None = None) -> KnowledgeBase:
    folders = [write(tmp_path / "shipped", {PATH: TREE})]
    folders += [write(tmp_path / f"own{number}", files) for number, files in enumerate(own)]
    return open_knowledge(folders, SPECS, cache)


def left_out(kb: KnowledgeBase) -> dict[str, str]:
    return {Path(fault.path).name: fault.what for fault in kb.left_out}


def test_a_faulty_tree_is_left_out_and_all_others_work(tmp_path: Path) -> None:
    kb = opened(tmp_path, {"site/other.yaml": OTHER, "site/faulty.yaml": FAULTY, "r.yaml": REFINEMENT})
    assert sorted(kb.symptoms) == [SYMPTOM, "site/other"]
    assert "site/proxy-down" in kb.causes
    (fault,) = kb.left_out
    assert (Path(fault.path).name, fault.what) == ("faulty.yaml", "x is not one of the possible values")
    assert fault.line == FAULTY[: FAULTY.index("odds: x")].count("\n") + 1


def test_several_folders_are_joined_and_each_tree_stands_for_itself(tmp_path: Path) -> None:
    third = TREE.replace(SYMPTOM, "team/third").replace(CAUSE, "team/third-cause")
    kb = opened(tmp_path, {"site/other.yaml": OTHER}, {"site/faulty.yaml": FAULTY}, {"team/third.yaml": third})
    assert sorted(kb.symptoms) == [SYMPTOM, "site/other", "team/third"]
    assert left_out(kb) == {"faulty.yaml": "x is not one of the possible values"}


def test_what_depends_on_a_faulty_tree_is_left_out_with_it(tmp_path: Path) -> None:
    kb = opened(tmp_path, {"site/faulty.yaml": FAULTY, "r.yaml": SEES_FAULTY, "site/other.yaml": OTHER})
    assert sorted(kb.symptoms) == [SYMPTOM, "site/other"]
    assert left_out(kb) == {
        "faulty.yaml": "x is not one of the possible values",
        "r.yaml": "there is no cause site/faulty-cause",
    }


@pytest.mark.parametrize(
    "faulty",
    [b"a: [", b"\xff", b"", "- a list", "a: 1", f"refines: {SYMPTOM}\ncaptures: {{bridge: x}}\n", TREE],
    ids=["yaml", "binary", "empty", "list", "keys", "replaces", "doubled"],
)
def test_whatever_is_wrong_with_it_nothing_of_it_is_used(tmp_path: Path, faulty: str | bytes) -> None:
    kb = opened(tmp_path, {"network/container-cannot-resolve.yaml": faulty, "site/other.yaml": OTHER})
    assert sorted(kb.symptoms) == [SYMPTOM, "site/other"]
    assert kb.symptoms[SYMPTOM].captures == {"bridge": "docker0"}
    assert len(kb.symptoms[SYMPTOM].causes) == 1
    assert len(kb.left_out) == 1


def test_a_folder_that_is_not_there_is_told_and_the_rest_works(tmp_path: Path) -> None:
    write(tmp_path / "shipped", {PATH: TREE})
    kb = open_knowledge([tmp_path / "shipped", tmp_path / "gone"], SPECS, None)
    assert list(kb.symptoms) == [SYMPTOM]
    assert left_out(kb) == {"gone": "there is no such folder"}


def test_a_refinement_whose_holes_break_a_shipped_cause_is_left_out_and_the_shipped_cause_works(tmp_path: Path) -> None:
    own = (
        f"refines: {SYMPTOM}\nmessages: ['our bridge is called {{bridge:path}}']\nexamples: [our bridge is called /x]\n"
    )
    kb = opened(tmp_path, {"r.yaml": own, "site/other.yaml": OTHER})
    assert sorted(kb.symptoms) == [SYMPTOM, "site/other"]
    assert len(kb.symptoms[SYMPTOM].messages) == 2
    assert "bridge" in left_out(kb)["r.yaml"]


def test_what_was_left_out_is_remembered_with_the_compiled_knowledge(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    own: dict[str, str | bytes] = {"site/faulty.yaml": FAULTY, "site/other.yaml": OTHER}
    first = opened(tmp_path, own, cache=cache)
    assert opened(tmp_path, own, cache=cache).left_out == first.left_out != ()
    mended = opened(tmp_path, {"site/faulty.yaml": FAULTY.replace("odds: x", "odds: rare")}, cache=cache)
    assert mended.left_out == ()
    assert "site/faulty" in mended.symptoms


def test_a_folder_that_has_moved_is_told_by_its_new_place(tmp_path: Path) -> None:
    own: dict[str, str | bytes] = {"site/faulty.yaml": FAULTY}
    opened(tmp_path / "before", own, cache=tmp_path / "cache")
    (fault,) = opened(tmp_path / "after", own, cache=tmp_path / "cache").left_out
    assert Path(fault.path) == tmp_path / "after" / "own0" / "site" / "faulty.yaml"


def test_a_faulty_shipped_tree_is_refused_whatever_stands_beside_it(tmp_path: Path) -> None:
    folders = [write(tmp_path / "shipped", {PATH: TREE.replace("odds: occasional", "odds: x")})]
    folders.append(write(tmp_path / "own", {"site/faulty.yaml": FAULTY, "site/other.yaml": OTHER}))
    with pytest.raises(KnowledgeError) as raised:
        open_knowledge(folders, SPECS, None)
    assert {Path(fault.path).name for fault in raised.value.faults} == {Path(PATH).name}


def test_lint_tells_all_faults_of_all_folders(tmp_path: Path) -> None:
    opened(tmp_path, {"site/faulty.yaml": FAULTY, "r.yaml": REFINEMENT + "title: x\n"})
    with pytest.raises(KnowledgeError) as raised:
        load([tmp_path / "shipped", tmp_path / "own0"], SPECS)
    assert {Path(fault.path).name for fault in raised.value.faults} == {"faulty.yaml", "r.yaml"}


@pytest.mark.parametrize("copy", ["a.yaml", "z.yaml"])
def test_a_copy_that_still_has_the_id_of_its_original_is_left_out_alone(tmp_path: Path, copy: str) -> None:
    kb = opened(tmp_path, {f"site/{copy}": OTHER, "site/other.yaml": OTHER})
    assert sorted(kb.symptoms) == [SYMPTOM, "site/other"]
    assert left_out(kb) == {copy: "the ID site/other is not the file's path"}


def test_what_a_faulty_file_writes_twice_does_not_disable_the_file_that_is_in_order(tmp_path: Path) -> None:
    faulty = OTHER.replace("site/other\n", "site/a\n").replace("title: A container", "titel: A container")
    kb = opened(tmp_path, {"site/a.yaml": faulty, "site/other.yaml": OTHER})
    assert "site/other-cause" in kb.causes
    assert list(left_out(kb)) == ["a.yaml"]
