"""Examples that state a host: each fact is one that there is, about what it can be about, with a value it can have."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model.fact import Absent, Answer, Fact, FactKey, Known, Reason, Unknown
from tests.kb.vocabulary import PATH, TREE, faults_of, load_tree

CAUSE = "network/docker0-without-ipv4"
SYMPTOM = PATH.removesuffix(".yaml")


def with_host(*facts: str, expected: str = f"cause: {CAUSE}", text: str = "") -> str:
    """The tree with one more example."""
    lines = "".join(f"      {fact}\n" for fact in facts)
    example = f"  - host:\n{lines}    {expected}\n{text}"
    return TREE.replace("not_examples:", f"{example}not_examples:")


def facts_of(folder: Path, *facts: str) -> dict[FactKey, Answer]:
    host: tuple[Fact, ...] = load_tree(folder, with_host(*facts)).symptoms[SYMPTOM].examples[-1].host
    return {fact.key: fact.answer for fact in host}


def test_values_have_the_types_of_their_facts(tmp_path: Path) -> None:
    assert facts_of(
        tmp_path,
        "daemon.reachable: false",
        "daemon.version: 20.10",
        "daemon.warnings: [No swap limit support]",
        "daemon.connection: refused",
        "disk.free_bytes:/var/lib/docker: 1_000",
        "disk.free_bytes:data-root: 2 GiB",
        "config.key:hosts: [fd://, tcp://10.0.0.1:2376]",
        "config.key:live-restore: true",
        "interface.ipv4:docker0: absent",
        "interface.ipv4:eth0: unknown",
        "image.shells:nginx:1.27: {unknown: denied}",
        "service.active_state:docker.service: failed",
        'answer.upgraded: "yes"',
        'daemon.socket: "absent"',
    ) == {
        FactKey("daemon.reachable"): Known(False),
        FactKey("daemon.version"): Known("20.10"),
        FactKey("daemon.warnings"): Known(("No swap limit support",)),
        FactKey("daemon.connection"): Known("refused"),
        FactKey("disk.free_bytes", "/var/lib/docker"): Known(1000),
        FactKey("disk.free_bytes", "data-root"): Known(float(2 << 30)),
        FactKey("config.key", "hosts"): Known(("fd://", "tcp://10.0.0.1:2376")),
        FactKey("config.key", "live-restore"): Known(True),
        FactKey("interface.ipv4", "docker0"): Absent(),
        FactKey("interface.ipv4", "eth0"): Unknown(Reason.NOT_RECORDED, "stated by the example"),
        FactKey("image.shells", "nginx:1.27"): Unknown(Reason.DENIED),
        FactKey("service.active_state", "docker.service"): Known("failed"),
        FactKey("answer.upgraded"): Known("yes"),
        FactKey("daemon.socket"): Known("absent"),
    }


@pytest.mark.parametrize(
    ("fact", "what"),
    [
        ("daemon.versoin: x", "unknown fact daemon.versoin"),
        ("answer.upgrade: x", "unknown fact answer.upgrade"),
        ("daemon.version:docker: x", "takes no object"),
        ("interface.ipv4: 10.0.0.1", "needs the interface it is about"),
        ("disk.exists:etc: true", "the path of disk.exists cannot be etc"),
        ("disk.exists:{host}: true", "cannot be {host}"),
        ("daemon.reachable: maybe", "true or false"),
        ("daemon.version: [a]", "must be text"),
        ("daemon.version: present", "`present` is not a value"),
        ("daemon.warnings: text", "daemon.warnings must be a list"),
        ("daemon.connection: refuse", "never refuse"),
        ("answer.upgraded: perhaps", "never perhaps"),
        ("disk.free_bytes:/: little", "must be a number"),
        ("disk.free_bytes:/: {unknown: shy}", "shy is not one of the possible values"),
        ("disk.free_bytes:/: {value: 1}", "this must be a value, not a map"),
    ],
)
def test_a_fact_that_cannot_be_is_a_fault_at_its_line(tmp_path: Path, fact: str, what: str) -> None:
    tree = with_host("daemon.hung: true" if fact == "" else fact)
    faults = [fault for fault in faults_of(tmp_path, tree) if what in fault.what]
    assert [fault.line for fault in faults] == [tree[: tree.index(f"      {fact}")].count("\n") + 1]
    assert all(fault.hint for fault in faults if "unknown fact" in fault.what or "object" in fault.what)


@pytest.mark.parametrize(
    ("expected", "what"),
    [
        ("source: x", "an example with a `host` needs a result"),
        (f"excluded: [{CAUSE}]\n    fix: restart-docker", "need a `cause`"),
        (f"cause: {CAUSE}\n    status: sure", "sure is not one of the possible values"),
        (f"cause: {CAUSE}\n    excluded: [{CAUSE}]", "both ranked first and ruled out"),
        (f"cause: {CAUSE}\n    fix: restart-doker", f"{CAUSE} has no fix restart-doker"),
        (f"cause: {CAUSE}\n    also: [{SYMPTOM}]", "needs a `text`"),
        ("cause: network/docker0", "there is no cause network/docker0"),
        ("excluded: [network/docker0]", "there is no cause network/docker0"),
    ],
)
def test_what_follows_from_a_host_must_be_said_and_must_be_known(tmp_path: Path, expected: str, what: str) -> None:
    tree = with_host("daemon.reachable: true", expected=expected)
    assert any(what in fault.what for fault in faults_of(tmp_path, tree)), faults_of(tmp_path, tree)


def test_an_example_has_a_text_or_a_host(tmp_path: Path) -> None:
    tree = TREE.replace("not_examples:", f"  - cause: {CAUSE}\nnot_examples:")
    assert any("a `text`, a `host` or both" in fault.what for fault in faults_of(tmp_path, tree))


def test_hosts_alone_do_not_test_the_messages(tmp_path: Path) -> None:
    tree = with_host("daemon.reachable: true")
    begin = tree.index('  - text: "ping: unknown host www')
    tree = tree[:begin] + tree[tree.index("  - host:") :]
    assert any("nothing tests the messages" in fault.what for fault in faults_of(tmp_path, tree))


@pytest.mark.parametrize("counter", ["{source: x}", "{text: x, host: {daemon.reachable: true}}", "{text: x, fix: y}"])
def test_a_counter_example_is_a_text(tmp_path: Path, counter: str) -> None:
    tree = TREE + f"  - {counter}\n"
    assert any("`text` is missing" in str(f) or "unknown field" in str(f) for f in faults_of(tmp_path, tree))
