"""The program's own sentences keep to the vocabulary of docs/words.md, and no function is longer than a screen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
ASSISTANT = REPOSITORY / "assistant"
MOUTHS = (
    *("cli", "repl", "terminal", "host", "store", "kb", "diagnosis", "say", "repair", "session", "steps"),
    *("model", "owned", "probes", "reasoning", "config", "export"),
)
NOT_SAID = re.compile(
    r"\b(?:shall|anew|take[ns]? back|mend(?:ed)?|name servers?|host names?|no id|root's (?:rights|power))\b",
    re.IGNORECASE,
)
DOCS = ("README.md", "CONTRIBUTING.md", "docs/configuration.md", "docs/design-notes.md", "docs/tree-format.md")
PLAIN_VERBS = re.compile(
    NOT_SAID.pattern + r"|\b(?:stands?|taken? out|takes out|takes? \w+ back|mend|lies)\b", re.IGNORECASE
)
LONGEST_FUNCTION = 50


def _modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ASSISTANT / folder).rglob("*.py"))]


def _sentences(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module that have several words, without its docstrings."""
    tree = ast.parse(path.read_text())
    alone = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if (
            isinstance(each, ast.Constant)
            and isinstance(each.value, str)
            and " " in each.value
            and id(each) not in alone
        ):
            yield each.lineno, each.value


def _helps(path: Path) -> Iterator[tuple[int, str]]:
    """The docstrings of commands: what --help prints."""
    for each in ast.walk(ast.parse(path.read_text())):
        if isinstance(each, ast.FunctionDef) and any("command" in ast.unparse(one) for one in each.decorator_list):
            yield each.lineno, ast.get_docstring(each) or ""


@pytest.mark.parametrize("path", _modules(*MOUTHS), ids=lambda path: str(path.relative_to(ASSISTANT)))
def test_no_sentence_uses_a_word_that_the_vocabulary_replaces(path: Path) -> None:
    said = [*_sentences(path), *(_helps(path) if path.parent.name == "cli" else ())]
    # The rule against a word has to name it.
    named = {"says `shall`", " contains `shall`", r"\bshall\b"}
    assert [(line, text) for line, text in said if NOT_SAID.search(text) and text not in named] == []


@pytest.mark.parametrize("name", DOCS)
def test_no_page_uses_a_word_that_the_vocabulary_replaces(name: str) -> None:
    lines = (REPOSITORY / name).read_text().splitlines()
    assert [(number, line) for number, line in enumerate(lines, 1) if PLAIN_VERBS.search(line)] == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        (str(path.relative_to(ASSISTANT)), each.name)
        for path in _modules(".")
        for each in ast.walk(ast.parse(path.read_text()))
        if isinstance(each, ast.FunctionDef) and (each.end_lineno or 0) - each.lineno >= LONGEST_FUNCTION
    ]
    assert long == []
