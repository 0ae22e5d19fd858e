"""What a fact is about must be such a thing: a literal by its form, a capture by the type of its hole."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.objects import KINDS, is_object
from assistant.probes.catalogue import SPECS as ALL
from tests.kb.vocabulary import TREE, faults_of, line_of, with_evidence


def evidence(condition: str, message: str = "ping: unknown host {host}", captures: str = "bridge: docker0") -> str:
    tree = with_evidence(f"{{{condition}, is: present, effect: supports, says: so}}")
    tree = tree.replace('"ping: unknown host {host}"', f'"{message}"')
    return tree.replace("captures: {bridge: docker0}", f"captures: {{{captures}}}")


def test_every_kind_of_object_that_a_probe_knows_has_a_form_that_its_example_has() -> None:
    assert {spec.of for spec in ALL.values() if spec.of} <= set(KINDS)
    assert [kind for kind, known in KINDS.items() if not is_object(kind, known.example)] == []


@pytest.mark.parametrize(
    ("condition", "what"),
    [
        ("fact: disk.exists, of: etc/docker", "the path of disk.exists cannot be etc/docker"),
        ("fact: disk.exists, of: /etc/../root", "cannot be /etc/../root"),
        ("fact: service.active_state, of: docker", "the unit of service.active_state cannot be docker"),
        ("fact: interface.ipv4, of: a-name-that-is-too-long", "the interface of interface.ipv4 cannot be a-name"),
        ("fact: interface.ipv4, of: ''", "text is missing"),
        ("fact: disk.exists, of: '{bridge}'", "cannot be docker0, the default of {bridge}"),
        ("fact: disk.exists, of: '{host}'", "the path of disk.exists cannot be {host}: its hole has the type host"),
        ("fact: disk.exists, of: '{container}'", "cannot be {container}: its hole has the type container"),
        ("fact: disk.exists", "needs `of:`, the path it is about"),
        ("fact: daemon.version, of: docker0", "takes no `of:`"),
    ],
)
def test_an_object_that_cannot_be_one_is_a_fault_at_its_line(tmp_path: Path, condition: str, what: str) -> None:
    tree = evidence(condition)
    fitting = [fault for fault in faults_of(tmp_path, tree) if what in fault.what]
    assert [fault.line for fault in fitting] == [line_of(tree, "effect: supports")]
    assert all(fault.hint for fault in fitting) or "missing" in what


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("fact: disk.exists, of: '{path}'", "ping: cannot open {path}"),
        ("fact: disk.exists, of: '/run/{user}/docker.sock'", "ping: unknown user {user}"),
        ("fact: disk.exists, of: '{daemon.version}'", "ping: unknown host {host}"),
        ("fact: disk.free_bytes, of: data-root", "ping: unknown host {host}"),
        ("fact: interface.ipv4, of: '{bridge}'", "ping: unknown device {bridge:interface}"),
        ("fact: service.active_state, of: snap.docker.dockerd.service", "ping: unknown host {host}"),
    ],
)
def test_an_object_that_can_be_one_is_accepted(tmp_path: Path, condition: str, message: str) -> None:
    found = [fault for fault in faults_of(tmp_path, evidence(condition, message)) if " cannot be " in fault.what]
    assert found == []


def test_an_object_in_a_sentence_is_checked_like_one_in_a_condition(tmp_path: Path) -> None:
    tree = TREE.replace("docker0 has {value}", "docker0 has {disk.free_bytes:{host}}")
    assert any("cannot be {host}: its hole has the type host" in fault.what for fault in faults_of(tmp_path, tree))


def test_a_capture_that_comes_from_several_holes_must_fit_in_each(tmp_path: Path) -> None:
    tree = evidence("fact: disk.exists, of: '{where}'", "ping: cannot open {where:path}")
    assert not any(" cannot be " in fault.what for fault in faults_of(tmp_path, tree))
    tree = tree.replace("messages:\n", 'messages:\n  - "ping: cannot mount the volume {where:volume}"\n')
    assert any("cannot be {where}: its hole has the type volume" in fault.what for fault in faults_of(tmp_path, tree))
