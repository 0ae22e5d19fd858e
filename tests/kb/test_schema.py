"""The JSON Schema says what the loader takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from assistant.kb.actions import FORMS
from assistant.kb.schema import json_schema
from assistant.kb.skeleton import skeleton
from tests.cli.run import drydock
from tests.kb.jsonschema import is_valid
from tests.kb.test_forest import REFINEMENT
from tests.kb.vocabulary import SPECS, TREE, with_evidence, with_step

ROOT = Path(__file__).parents[2]
FORMAT = ROOT / "docs" / "tree-format.md"


def fits(text: str, *, facts: bool = False) -> bool:
    schema = json_schema(SPECS if facts else None)
    return is_valid(yaml.load(text, Loader=yaml.CSafeLoader), schema, schema)


def example_of_the_documentation() -> str:
    found = re.search(r"```yaml\n(.*?)```", FORMAT.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found.group(1)


def test_it_is_plain_json() -> None:
    assert json.loads(json.dumps(json_schema())) == json_schema()


@pytest.mark.parametrize("text", [TREE, REFINEMENT, skeleton("a/b"), example_of_the_documentation()])
def test_good_trees_fit(text: str) -> None:
    assert fits(text)


@pytest.mark.parametrize("path", sorted((ROOT / "knowledge").rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_tree_fits(path: Path) -> None:
    assert fits(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A", "titel: A"),
        ("odds: occasional", "odds: often"),
        ("effect: excludes", "effect: exclude"),
        ("is: present, effect: excludes", "effect: excludes"),
        ("is: present, effect: excludes", "is: present, is_not: x, effect: excludes"),
        ("risk: disruptive", "risk: harmless"),
        ("restart_service: docker.service", "restart: docker"),
        ("not_examples:\n", "counter_examples:\n"),
        ("    wrong_if: The", "    wrong: The"),
    ],
)
def test_faulty_trees_do_not_fit(old: str, new: str) -> None:
    assert old in TREE
    assert not fits(TREE.replace(old, new))


def test_with_a_vocabulary_it_knows_the_facts() -> None:
    assert fits(TREE, facts=True)
    assert fits(with_evidence("{fact: answer.x, is: y, effect: supports, says: so}"), facts=True)
    assert not fits(TREE.replace("fact: interface.ipv4", "fact: interface.ip"), facts=True)


@pytest.mark.parametrize(
    "step",
    [
        "{run: [ls], why: x}",
        "{run: {argv: [ls], root: false}, why: x}",
        "{daemon_reload: true, why: x}",
        "{start_service: [a, b], why: x}",
        "{write_file: {file: /x, content: y, mode: 0644}, why: x}",
        "{make_device_node: {path: /dev/x, kind: block, major: 7, minor: 0}, why: x}",
        "{wait_for: {fact: daemon.reachable, is: true}, why: x}",
        "{edit_json: {file: /x, set: {a: {b: [1]}}}, why: x}",
    ],
)
def test_steps_fit(step: str) -> None:
    assert fits(with_step(step))


def test_a_step_with_two_actions_does_not_fit() -> None:
    assert not fits(with_step("{run: [ls], daemon_reload: true, why: x}"))


@pytest.mark.parametrize(
    ("example", "good"),
    [
        ("{host: {daemon.hung: true, 'interface.ipv4:docker0': absent}, cause: a/b, status: confirmed}", True),
        ("{text: x, host: {answer.upgraded: 'yes'}, cause: a/b, excluded: [a/c], fix: d}", True),
        ("{host: {}, cause: a/b}", False),
        ("{host: {docker0: absent}, cause: a/b}", False),
        ("{host: {daemon.hung: true}, cause: a/b, status: excluded}", False),
        ("{host: [daemon.hung], cause: a/b}", False),
    ],
)
def test_hosts_of_examples_fit(example: str, good: bool) -> None:
    assert fits(TREE.replace("not_examples:", f"  - {example}\nnot_examples:")) is good


def test_every_action_is_in_it() -> None:
    assert set(FORMS) <= set(json_schema()["$defs"]["step"]["properties"])


def test_the_published_schema_is_the_one_that_the_command_prints() -> None:
    printed = drydock("kb", "schema")
    assert (ROOT / "docs" / "tree.schema.json").read_text(encoding="utf-8") == printed.out, (
        "drydock kb schema > docs/tree.schema.json"
    )
