"""docs/tree-format.md tells the truth: its example loads, and it names every word of the format."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from assistant.kb.knowledge import KnowledgeBase
from assistant.kb.load import load
from assistant.kb.typed import fields_of
from assistant.model.example import Example
from assistant.model.match import HoleType
from assistant.model.risk import Risk
from assistant.model.speaker import Speaker
from assistant.model.tree import Cause, Effect, Fix, Message, Odds, Operator, Question, Step, Subject, Symptom
from tests.kb.test_schema import FORMAT, example_of_the_documentation
from tests.kb.vocabulary import SPECS, TREE, write

HIDDEN = {"home", "path", "when", "id", "action", "taken", "trees", "untrusted"}


def stub(symptom: str, cause: str) -> str:
    tree = TREE.replace("network/container-cannot-resolve", symptom).replace("network/docker0-without-ipv4", cause)
    tree = tree.replace("{id: upgraded", f"{{id: upgraded-{symptom.replace('/', '-')}")
    return tree.replace("ping: unknown host", f"the program of {symptom} says")


def blocks() -> list[str]:
    """The YAML of the documentation: a whole tree first, then pieces of it, and a tree that refines another."""
    return re.findall(r"```yaml\n(.*?)```", FORMAT.read_text(encoding="utf-8"), re.DOTALL)


def with_piece(tree: str, piece: str) -> str:
    """A tree with one of its sections given anew."""
    key = piece.partition("\n")[0]
    old = re.search(rf"^( *){key}\n(?:\1[ -].*\n)+", tree, re.MULTILINE)
    assert old, key
    return tree.replace(old.group(), textwrap.indent(piece, old.group(1)))


def knowledge(tmp_path: Path, tree: str, own: str = "") -> KnowledgeBase:
    """The tree of the documentation among the trees that it refers to, and perhaps one of somebody's own."""
    see = "  - see: dns/no-nameserver-reachable"
    files: dict[str, str | bytes] = {
        "network/container-cannot-resolve.yaml": tree.replace(see, f"  - see: dns/host-resolver-broken\n{see}"),
        "dns/something.yaml": stub("dns/something", "dns/no-nameserver-reachable"),
        "daemon/other.yaml": stub("daemon/other", "daemon/not-running"),
        "dns/broken.yaml": stub("dns/broken", "dns/host-resolver-broken"),
        "dns/daemon-cannot-look-up.yaml": stub("dns/daemon-cannot-look-up", "dns/of-its-own"),
        "proxy/other.yaml": stub("proxy/other", "proxy/not-reachable"),
    }
    return load([write(tmp_path / "shipped", files), write(tmp_path / "own", {"own.yaml": own} if own else {})], SPECS)


def test_the_example_loads(tmp_path: Path) -> None:
    kb = knowledge(tmp_path, example_of_the_documentation())
    assert len(kb.symptoms["network/container-cannot-resolve"].causes) == 4


@pytest.mark.parametrize("block", blocks()[1:], ids=lambda block: block.partition("\n")[0])
def test_each_other_piece_loads_as_it_stands(tmp_path: Path, block: str) -> None:
    tree = example_of_the_documentation()
    if block.startswith("refines:"):
        knowledge(tmp_path, tree, block)
    else:
        knowledge(tmp_path, with_piece(tree, block))


@pytest.mark.parametrize("kind", [Symptom, Message, Question, Example, Cause, Fix, Step])
def test_every_field_is_named(kind: type) -> None:
    text = FORMAT.read_text(encoding="utf-8")
    assert [info.name for info in fields_of(kind) if info.name not in HIDDEN and info.name not in text] == []


@pytest.mark.parametrize("words", [HoleType, Operator, Effect, Odds, Risk, Subject, Speaker])
def test_every_word_is_named(words: type[HoleType]) -> None:
    text = FORMAT.read_text(encoding="utf-8")
    assert [each.value for each in words if each.value not in text] == []
