"""The examples of trees are tried, and what fails says what was concluded instead, and from what."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.diagnosis.examples import failing_examples
from assistant.diagnosis.expertise import Expertise
from assistant.kb.load import load
from assistant.matching.matcher import Matcher
from assistant.model.fact import FactSpec, FactType
from tests.kb.vocabulary import write

SPECS = {
    spec.name: spec
    for spec in (
        FactSpec("port.holder", FactType.TEXT, "who holds it", of="port", values=("container", "process")),
        FactSpec("port.free", FactType.BOOL, "nobody holds it", of="port"),
        FactSpec("service.fatal_lines", FactType.LIST, "what it died of", of="unit"),
        FactSpec("service.active_state", FactType.TEXT, "its state", of="unit"),
    )
}
TREE = """\
symptom: network/port-in-use
title: A host port is taken
messages:
  - "cannot publish the port {port}"
questions:
  - {id: which-port, ask: Which port is it?, fills: port}
causes:
  - id: network/other-container
    title: Another container holds the port
    odds: common
    explain: A port is given away once.
    wrong_if: A program holds it.
    evidence:
      - {fact: port.holder, of: "{port}", is: container, effect: confirms, says: "a container holds port {port}"}
      - {fact: port.holder, of: "{port}", is: process, effect: excludes, says: "a program holds port {port}"}
    fixes:
      - id: use-another-port
        title: Publish another port
        risk: read-only
        steps:
          - {ask_human: "Publish another port than {port}.", why: Both can then run.}
    sources: [a page]
  - id: network/other-program
    title: A program holds the port
    odds: rare
    explain: A port is given away once.
    wrong_if: A container holds it.
    evidence:
      - {fact: port.holder, of: "{port}", is: process, effect: confirms, says: "a program holds port {port}"}
    fixes:
      - id: stop-the-program
        title: Stop the program
        risk: disruptive
        undo: Start it again.
        only_if: [{fact: port.free, of: "{port}", is: false}]
        steps:
          - {stop_service: x.service, why: It holds the port.}
        verify: [{fact: port.free, of: "{port}", is: true}]
    sources: [a page]
  - id: network/reserved-always
    title: The port 22 is taken
    odds: rare
    explain: The login needs it.
    wrong_if: It is free.
    evidence:
      - {fact: port.holder, of: "22", is: process, effect: confirms, says: the login has port 22}
    sources: [a page]
examples:
  - "cannot publish the port 8080"
EXAMPLES
not_examples:
  - the port is open
"""


def what_fails(folder: Path, *examples: str) -> list[str]:
    text = TREE.replace("EXAMPLES\n", "".join(f"  - {example}\n" for example in examples))
    text = text.replace(
        "ask_human: Publish another port than {port}.", 'ask_human: "Publish another port than {port}."'
    )
    kb = load([write(folder, {"network/port-in-use.yaml": text})], SPECS)
    expertise = Expertise(kb, Matcher.load(Matcher.compile(kb.messages, kb.phrases)))
    return [fault.what for fault in failing_examples(expertise, kb.symptoms.values())]


@pytest.mark.parametrize(
    "example",
    [
        "{text: cannot publish the port 80, cause: network/other-container}",
        "{text: cannot publish the port 80, host: {port.holder:80: process}, cause: network/other-program, "
        "status: confirmed, excluded: [network/other-container]}",
        "{text: cannot publish the port 80, host: {port.holder:80: process, port.free:80: false}, "
        "cause: network/other-program, fix: stop-the-program}",
        "{text: cannot publish the port 80, host: {port.holder:80: container}, cause: network/other-container, "
        "fix: use-another-port}",
        "{text: cannot publish the port 80, host: {port.holder:80: {unknown: denied}}, cause: network/other-container, "
        "status: possible}",
        "{text: cannot publish the port 80, host: {port.holder:80: process}, excluded: [network/other-container]}",
        "{host: {port.holder:22: process}, cause: network/reserved-always, status: confirmed}",
        "{host: {port.holder:22: absent}, excluded: [network/reserved-always]}",
        "{host: {'service.fatal_lines:docker.service': [cannot publish the port 80], "
        "'service.active_state:docker.service': failed, port.holder:80: process}, cause: network/other-program}",
    ],
)
def test_an_example_that_holds_says_nothing(tmp_path: Path, example: str) -> None:
    assert what_fails(tmp_path, example) == []


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("another program has my port", []),
        ("the port is already taken, what now?", []),
        ("the weather is nice", ["not among the suggestions by its words"]),
    ],
)
def test_a_tree_without_messages_is_found_by_its_words(tmp_path: Path, example: str, said: list[str]) -> None:
    head, tail = TREE.split("messages:")
    own = (
        f"{head}words: [the port is taken by another program, cannot publish the port]\nquestions:"
        + tail.split("questions:", 1)[1]
    )
    own = own.replace("EXAMPLES\n", f"  - {example}\n").replace("{port}", "80")
    kb = load([write(tmp_path, {"network/port-in-use.yaml": own})], SPECS)
    expertise = Expertise(kb, Matcher.load(Matcher.compile(kb.messages, kb.phrases)))
    assert [fault.what for fault in failing_examples(expertise, kb.symptoms.values())] == said


def test_a_host_that_shows_another_cause_is_told_with_what_shows_it(tmp_path: Path) -> None:
    example = "{text: cannot publish the port 80, host: {port.holder:80: process}, cause: network/other-container}"
    (said,) = what_fails(tmp_path, example)
    assert said.startswith("the text and the host rank network/other-program (confirmed, ")
    assert "confirms: a program holds port 80) first, not network/other-container (excluded, 0%; excludes: " in said


def test_what_was_not_stated_is_told_as_unsettled(tmp_path: Path) -> None:
    example = "{text: cannot publish the port 80, cause: network/other-program}"
    (said,) = what_fails(tmp_path, example)
    assert said.startswith("the text alone ranks network/other-container (possible, ")
    assert "not network/other-program (possible, " in said
    assert "unsettled: port.holder of 80: not checked" in said


@pytest.mark.parametrize(
    ("example", "piece"),
    [
        (
            "{text: cannot publish the port 80, cause: network/other-container, status: confirmed}",
            "is ranked first, but should be confirmed",
        ),
        (
            "{text: cannot publish the port 80, host: {port.holder:80: container}, cause: network/other-program, "
            "excluded: [network/other-container]}",
            "is not ruled out",
        ),
        (
            "{text: cannot publish the port 80, host: {port.holder:80: process, port.free:80: true}, "
            "cause: network/other-program, fix: stop-the-program}",
            "next is nothing, not the fix stop-the-program",
        ),
        ("{host: {port.holder:22: process}, cause: network/other-program}", "the host ranks network/reserved-always"),
        ("{host: {port.holder:22: absent}, cause: network/reserved-always}", "the host ranks nothing first"),
        (
            "{text: cannot publish the port 80, host: {port.holder:81: process}, cause: network/other-container}",
            "port.holder of 81 is stated, but nothing asks for it",
        ),
        (
            "{text: cannot publish the port 80, host: {answer.which-port: far}, cause: network/other-container}",
            "far is not an answer to which-port",
        ),
        ("{text: publish nothing, host: {port.holder:22: process}, cause: network/reserved-always}", "not recognised"),
    ],
)
def test_what_does_not_follow_from_an_example_is_told(tmp_path: Path, example: str, piece: str) -> None:
    assert any(piece in said for said in what_fails(tmp_path, example)), what_fails(tmp_path, example)
