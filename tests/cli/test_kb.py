"""`drydock kb` for authors: lint names what is badly written, a new tree comes with what its editor needs."""

import re
from pathlib import Path

import pytest

from assistant.kb.skeleton import skeleton
from tests.cli.run import drydock

ID = "network/my-symptom"


def _tree(folder: Path, text: str) -> Path:
    path = folder / f"{ID}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


def _filled() -> str:
    """The skeleton as its author leaves it."""
    text = skeleton(ID).replace("name-the-cause", "what-is-wrong").replace("name-the-fix", "repair-it")
    return re.sub(r"<[^<>]+>", lambda found: f"Our program {len(found.group())}", text)


def test_lint_finds_nothing_in_a_new_tree_that_was_filled_in(tmp_path: Path) -> None:
    _tree(tmp_path, _filled())
    assert drydock("kb", "lint", str(tmp_path)).out.endswith("no faults\n")


def test_lint_names_what_is_badly_written_with_file_and_line(tmp_path: Path) -> None:
    text = re.sub("    title: Our program .*", "    title: The bridge shall be there.", _filled(), count=1)
    path = _tree(tmp_path, text)
    line = text[: text.index("shall")].count("\n") + 1
    ended = drydock("kb", "lint", str(tmp_path))
    assert ended.code == 1
    assert f"{path}:{line}: title contains `shall`" in ended.out
    assert f"{path}:{line}: a title must be one line without a full stop" in ended.out


def test_lint_names_faults_of_both_kinds_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = _filled().replace("odds: occasional", "odds: often").replace("title: Our", "title: our")
    _tree(tmp_path, text)
    faults = drydock("kb", "lint", "--json", str(tmp_path)).json["faults"]
    assert ["capital letter" in each["what"] for each in faults] == [True, True, False, True]
    assert [each["line"] for each in faults] == sorted(each["line"] for each in faults)


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_new_tree_has_its_schema_beside_it(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert drydock("kb", "new", ID, "--folder", str(tmp_path), *arguments).code == 0
    tree = tmp_path / f"{ID}.yaml"
    schema = tree.parent / tree.read_text().partition("\n")[0].removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve() == tmp_path / "tree.schema.json"
    assert schema.read_text() == drydock("kb", "schema").out
    faults = drydock("kb", "lint", "--json", str(tmp_path)).json["faults"]
    assert [each["what"] for each in faults if "skeleton" not in each["what"]] == []


def test_the_schema_beside_is_that_of_this_release(tmp_path: Path) -> None:
    (tmp_path / "tree.schema.json").write_text('{"title": "of an older release"}')
    assert drydock("kb", "new", ID, "--folder", str(tmp_path)).code == 0
    assert (tmp_path / "tree.schema.json").read_text() == drydock("kb", "schema").out


def test_a_new_tree_of_the_repository_uses_the_published_schema(tmp_path: Path) -> None:
    published = tmp_path / "docs" / "tree.schema.json"
    published.parent.mkdir()
    published.write_text("{}")
    assert drydock("kb", "new", ID, "--folder", str(tmp_path / "knowledge")).code == 0
    tree = tmp_path / "knowledge" / f"{ID}.yaml"
    assert tree.read_text().startswith("# yaml-language-server: $schema=../../docs/tree.schema.json\n")
    assert published.read_text() == "{}"
    assert [each.name for each in (tmp_path / "knowledge").iterdir()] == ["network"]


def test_an_id_that_is_none_leaves_nothing_behind(tmp_path: Path) -> None:
    assert drydock("kb", "new", "../elsewhere/x", "--folder", str(tmp_path / "mine")).code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_shipped_symptom_is_not_begun_anew(tmp_path: Path) -> None:
    refused = drydock("kb", "new", "daemon/cannot-connect", "--folder", str(tmp_path))
    assert (refused.code, "`refines: daemon/cannot-connect`" in refused.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_family_of_facts_that_there_is_not_is_no_empty_answer() -> None:
    refused = drydock("kb", "facts", "discs")
    assert (refused.code, refused.out) == (2, "")
    assert "disk" in refused.err


def test_a_mistyped_command_is_told_like_those_at_the_top() -> None:
    assert "Did you mean 'facts'?" in drydock("kb", "fatcs").err
    assert "'drydock kb --help' lists the commands" in drydock("kb", "zzz").err
