"""Whatever Drydock says itself passes redaction as it is written: a person approves what is said, not a gap in it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from assistant.text.redaction import redact

REPOSITORY = Path(__file__).parents[2]
EXAMPLE = re.compile(r"://[^/\s:]+:[^/\s]+@|SWMTKN-")
"""What people paste holds logins; the examples of the knowledge do, too."""
HOLE = re.compile(r"\{[a-z_.]+(?::[a-z_]+)?\}")
OTHER = re.compile(r"docker-credential-\{|--token \{|digest \{")
"""Holes for the name of a program, a token and a digest."""
FILLED = ("registry.example:5000", "10.0.0.9:5000", "/etc/docker/daemon.json", "web-1", "https://mirror.example/v2/")
"""What stands in a hole when a sentence is shown."""


def _scalars(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for key, value in plain.items():
            yield from (*_scalars(key), *_scalars(value))
    elif isinstance(plain, list):
        for each in plain:
            yield from _scalars(each)


def _of_knowledge() -> set[str]:
    trees = (REPOSITORY / "knowledge").rglob("*.yaml")
    return {text for tree in trees for text in _scalars(yaml.load(tree.read_text(), yaml.CSafeLoader))}


def _of_program() -> set[str]:
    modules = [path for path in (REPOSITORY / "assistant").rglob("*.py") if "redaction" not in path.parts]
    return {text for path in modules for node in ast.walk(ast.parse(path.read_text())) for text in _literal(node)}


def _literal(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{value}" for part in node.values)


def _of_pages() -> set[str]:
    pages = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *(REPOSITORY / "docs").rglob("*.md")]
    return {line for page in pages for line in page.read_text().splitlines()}


@pytest.mark.parametrize("texts", [_of_knowledge, _of_program, _of_pages])
def test_what_is_said_by_drydock_itself_stays_as_it_is(texts):
    said = [text for text in texts() if not EXAMPLE.search(text)]
    assert len(said) > 100
    assert [text for text in said if redact(text) != text] == []


def test_what_is_filled_into_a_sentence_of_the_knowledge_stays_too():
    texts = _of_knowledge() | _of_program()
    holed = [text for text in texts if " " in text and HOLE.search(text) and not OTHER.search(text)]
    said = [HOLE.sub(lambda _, value=value: value, text) for text in holed for value in FILLED]
    assert [text for text in said if redact(text) != text] == []
