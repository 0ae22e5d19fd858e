"""docs/tree-format.md tells the truth: its example loads, and it names every word of the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.load import load
from assistant.kb.typed import fields_of
from assistant.model.fact import FactSpec, FactType
from assistant.model.match import HoleType
from assistant.model.risk import Risk
from assistant.model.speaker import Speaker
from assistant.model.tree import Cause, Effect, Example, Fix, Message, Odds, Operator, Question, Step, Subject, Symptom
from tests.kb.test_schema import FORMAT, example_of_the_documentation
from tests.kb.vocabulary import SPECS, TREE, write

HIDDEN = {"home", "path", "when", "id", "action"}


def stub(symptom: str, cause: str) -> str:
    tree = TREE.replace("network/container-cannot-resolve", symptom).replace("network/docker0-without-ipv4", cause)
    return tree.replace("ping: unknown host", f"the program of {symptom} says")


def test_the_example_loads(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "network/container-cannot-resolve.yaml": example_of_the_documentation(),
        "dns/something.yaml": stub("dns/something", "dns/no-nameserver-reachable"),
        "daemon/other.yaml": stub("daemon/other", "daemon/not-running"),
        "dns/broken.yaml": stub("dns/broken", "dns/host-resolver-broken"),
    }
    example = files["network/container-cannot-resolve.yaml"]
    assert isinstance(example, str)
    see = "  - see: dns/no-nameserver-reachable"
    files["network/container-cannot-resolve.yaml"] = example.replace(see, f"  - see: dns/host-resolver-broken\n{see}")
    specs = {**SPECS, "service.active_state": FactSpec("service.active_state", FactType.TEXT, "its state", of="unit")}
    for path in ("dns/something.yaml", "daemon/other.yaml", "dns/broken.yaml"):
        text = files[path]
        assert isinstance(text, str)
        files[path] = text.replace("- {id: upgraded", f"- {{id: {path[:3]}-upgraded")
    kb = load([write(tmp_path, files)], specs)
    assert len(kb.symptoms["network/container-cannot-resolve"].causes) == 4


@pytest.mark.parametrize("kind", [Symptom, Message, Question, Example, Cause, Fix, Step])
def test_every_field_is_named(kind: type) -> None:
    text = FORMAT.read_text(encoding="utf-8")
    assert [info.name for info in fields_of(kind) if info.name not in HIDDEN and info.name not in text] == []


@pytest.mark.parametrize("words", [HoleType, Operator, Effect, Odds, Risk, Subject, Speaker])
def test_every_word_is_named(words: type[HoleType]) -> None:
    text = FORMAT.read_text(encoding="utf-8")
    assert [each.value for each in words if each.value not in text] == []
