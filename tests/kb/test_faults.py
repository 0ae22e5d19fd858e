"""Faults of trees: each is found, at its line, with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kb.vocabulary import PATH, TREE, faults_of, line_of, load_tree, with_evidence


def replaced(old: str, new: str) -> str:
    assert old in TREE
    return TREE.replace(old, new, 1)


def assert_fault(folder: Path, tree: str, what: str, line: int | None = None, hint: str = "") -> None:
    faults = faults_of(folder, tree)
    fitting = [each for each in faults if what in each.what and hint in each.hint]
    assert fitting, [str(each) for each in faults]
    if line is not None:
        assert line in [each.line for each in fitting]


def test_the_tree_that_the_other_cases_change_has_no_faults(tmp_path: Path) -> None:
    load_tree(tmp_path)


def test_all_faults_are_reported_at_once_in_order(tmp_path: Path) -> None:
    tree = TREE.replace("odds: occasional", "odds: often").replace("effect: excludes", "effect: exclude")
    tree = tree.replace("title: A container cannot", "titel: A container cannot")
    faults = faults_of(tmp_path, tree)
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
    assert {
        "unknown field titel",
        "title is missing",
        "often is not one of the possible values",
        "exclude is not one of the possible values",
    } <= {fault.what for fault in faults}


@pytest.mark.parametrize(
    ("old", "new", "what", "hint"),
    [
        ("title: A container", "titel: A container", "unknown field titel", "title"),
        ("symptom: network", "symptom: networks", "is not the file's path", "network/container-cannot-resolve"),
        (
            "risk: disruptive",
            "risk: disruptive\n        affects: {servce: It stops.}",
            "servce is not an aspect",
            "service",
        ),
        ("risk: disruptive", "risk: disruptive\n        affects: It stops.", "affects must be a map", "service, data"),
        ("risk: disruptive", 'risk: disruptive\n        affects: {data: "{no.fact}"}', "no.fact", ""),
        ("odds: occasional", "odds: ocasional", "ocasional is not one of the possible values", "occasional"),
        ("    wrong_if: The container does not use docker0.\n", "", "wrong_if is missing", ""),
        ("    explain: Nothing leaves the container.\n", "", "explain is missing", ""),
        ('    sources: ["https://docs.docker.com/engine/network/"]\n', "", "sources is missing", ""),
        ('["https://docs.docker.com/engine/network/"]', "[]", "at least one source", ""),
        ("Nothing leaves", "Nothing\u202eleaves", "U+202E", ""),
        ("Nothing leaves the container.", '"Nothing \\e[31mleaves"', "U+001B", ""),
        ("Nothing leaves the container.", "Nothing leaves {host}.", "{host} is not filled in here", ""),
        ("title: A container cannot", "title: The host {host} cannot", "{host} is not filled in here", ""),
        (
            "title: A container cannot",
            "title: On {daemon.version} it cannot",
            "{daemon.version} is not filled in here",
            "",
        ),
        ("title: The bridge", "title: The {bridge}", "{bridge} is not filled in here", ""),
        ("title: Restart Docker", "title: Restart Docker for {host}", "{host} is not filled in here", ""),
        ("undo: nothing-to-undo", "undo: Start {hots}", "unknown capture hots", "host"),
        ('ask: "Was Docker upgraded?"', "ask: 'Was {host} upgraded?'", "{host} is not filled in here", ""),
        ("breaks: Containers stop.", "breaks: Containers of {hots} stop.", "unknown capture hots", "host"),
        ("breaks: Containers stop.", "breaks: 'Containers of {daemon.versio} stop.'", "unknown fact", "daemon.version"),
        (
            "fact: interface.ipv4, of: docker0, is: present, e",
            "fact: interface.ip, of: x, is: y, e",
            "unknown fact",
            "ipv4",
        ),
        ("of: docker0, is: present, effect", "is: present, effect", "needs `of:`", ""),
        ('{bridge}", is', '{brige}", is', "unknown capture brige", "bridge"),
        ('says: "docker0 has {value}"', 'says: "docker0 has {values}"', "unknown capture values", ""),
        ('says: "docker0 has {value}"', 'says: "docker0 has {item}"', "can only be used in", ""),
        ('says: "docker0 has {value}"', 'says: "docker0 has {daemon.versio}"', "unknown fact", "daemon.version"),
        ('says: "docker0 has {value}"', 'says: "docker0 has {"', "lone '{'", ""),
        ('says: "docker0 has {value}"', 'says: "docker0 has {0.__class__}"', "neither a capture nor a fact", ""),
        ('{host}"', '{host}{port}"', "put literal text between", ""),
        ("ping: unknown host {host}", "host {host}", "letters outside of holes", ""),
        ("ping: unknown host {host}", "{why:text} unknown host", "must follow literal text", ""),
        ("ping: unknown host {host}", "ping: unknown host {hots}", "no known type", ""),
        ("ping: unknown host {host}", "ping: {host} unknown host {host}", "two holes have the name host", ""),
        ("ping: unknown host {host}", "temporary failure in name resolution", "appears twice in the symptom", ""),
        ("fills: container", "fills: contaner", "not a type of hole", "container"),
        (
            'answers: {"yes": "yes", "no": "no"}',
            'fills: host, answers: {"a": "b", "c": "d"}',
            "either `answers` or",
            "",
        ),
        ('answers: {"yes": "yes", "no": "no"}', 'answers: {"yes": "yes"}', "at least two answers", ""),
        ("- id: network/docker0-without-ipv4", "- id: docker0", "is not a valid ID", "area/slug"),
        ("- id: restart-docker", "- id: Restart Docker", "is not a valid ID", ""),
        (
            "points_to: [network/docker0-without-ipv4]",
            "points_to: [network/docker0]",
            "not a cause of this symptom",
            "did you",
        ),
        ("    cause: network/docker0-without-ipv4", "    cause: a/b", "not a cause of this symptom", ""),
        ("    source: a forum", "    also: [a/b]", "there is no symptom a/b", ""),
        ("    odds: occasional", "    odds: occasional\n    effect_of: [a/b]", "no cause or symptom a/b", ""),
        (
            "    odds: occasional",
            "    odds: occasional\n    effect_of: [network/docker0-without-ipv4]",
            "its own effect",
            "",
        ),
        ("causes:\n", "causes:\n  - see: network/docker0-without-ip\n", "there is no cause", "docker0-without-ipv4"),
        ("causes:\n", "causes:\n  - see: network/docker0-without-ipv4\n", "appears twice in this symptom", ""),
        ("captures: {bridge: docker0}", "captures: {value: docker0}", "cannot name a capture", ""),
        ("words: [no dns]", "words: [no dns, ]\nword: x", "unknown field word", "words"),
        ("        risk: disruptive\n", "", "needs `risk`", ""),
        ("        risk: disruptive\n", "        risk: reversible\n", "this step is disruptive", "raise"),
        ("        verify:\n          - {fact: interface.ipv4, of: docker0, is: present}\n", "", "needs `verify`", ""),
        ("            why: dockerd gives docker0 its address when it starts.\n", "", "why is missing", ""),
        ("restart_service", "restart_servise", "no action", "restart_service"),
        (
            "- restart_service: docker.service",
            '- run: "systemctl start x"\n            risk: disruptive',
            "must be a list",
            "put the elements in [ ]",
        ),
        (
            "- restart_service: docker.service",
            "- daemon_reload: true\n            restart_service: d",
            "more than one action",
            "",
        ),
        ("captures: {bridge: docker0}", "captures: {bridge: docker0}\nwords: [again]", "words appears twice", ""),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, what: str, hint: str) -> None:
    assert_fault(tmp_path, replaced(old, new), what, hint=hint)


def test_a_fault_is_at_its_line(tmp_path: Path) -> None:
    tree = replaced("is: present, effect: excludes", "is: present, effect: exclude")
    assert_fault(tmp_path, tree, "exclude is not one of the possible values", line_of(tree, "effect: exclude,"))


@pytest.mark.parametrize("key", ["examples", "not_examples"])
def test_a_tree_without_its_own_tests_is_refused(tmp_path: Path, key: str) -> None:
    begin = TREE.index(f"\n{key}:") + 1
    end = TREE.find("\nnot_examples:", begin)
    tree = TREE[:begin] + (TREE[end + 1 :] if end > 0 else "")
    assert_fault(tmp_path, tree, f"{key} is missing")


def test_a_cause_without_evidence_is_refused(tmp_path: Path) -> None:
    begin, end = TREE.index("    evidence:"), TREE.index("    fixes:")
    assert_fault(tmp_path, TREE[:begin] + TREE[end:], "evidence is missing")
    assert_fault(tmp_path, TREE[:begin] + "    evidence: []\n" + TREE[end:], "needs evidence")


@pytest.mark.parametrize(
    ("condition", "what"),
    [
        ("fact: daemon.reachable, is: maybe", "true or false"),
        ("fact: daemon.reachable, above: 5", "cannot be used with daemon.reachable"),
        ("fact: daemon.reachable, of: x, is: true", "takes no `of:`"),
        ("fact: daemon.connection, is: refuse", "never refuse"),
        ("fact: daemon.connection, one_of: [refused, denied]", "never denied"),
        ("fact: daemon.connection, one_of: [refused, absent]", "cannot be in a list"),
        ("fact: daemon.connection, one_of: refused", "a list of values"),
        ("fact: daemon.connection, is: [refused]", "must be one value"),
        ("fact: daemon.warnings, is: broken", "is a list"),
        ("fact: daemon.warnings, above: 3", "cannot be used with"),
        ("fact: disk.free_bytes, of: /, below: little", "compared with a number"),
        ("fact: disk.free_bytes, of: /, starts_with: 1", "cannot be used with"),
        ("fact: daemon.version, is: x, is_not: y", "more than one operator"),
        ("fact: daemon.version", "no operator"),
        ("fact: daemon.version, equals: x", "unknown field equals"),
        ("fact: daemon.version, capture: host, is: x", "more than one subject"),
        ("is: present", "no subject"),
        ("capture: hots, is: present", "unknown capture hots"),
        ("capture: host, of: x, is: present", "only a fact can have an object"),
        ("paste: oom, is: present", "letters outside"),
        ("paste: Memory cgroup out of memory, is: a", "true or false"),
        ("fact: answer.upgraded, is: maybe", "never maybe"),
        ("fact: answer.upgrade, is: x", "unknown fact answer.upgrade"),
        ("fact: daemon.version, is: ~", "has no value"),
    ],
)
def test_a_condition_fits_its_subject(tmp_path: Path, condition: str, what: str) -> None:
    tree = with_evidence(f"{{{condition}, effect: supports, says: so}}")
    assert_fault(tmp_path, tree, what, line_of(tree, "effect: supports"))


@pytest.mark.parametrize(
    "condition",
    [
        "fact: daemon.reachable, is: unknown",
        "fact: daemon.connection, is_not: accepted",
        "fact: daemon.connection, is: absent",
        "fact: daemon.warnings, contains: No swap limit",
        "fact: daemon.warnings, one_of: [a, b]",
        "fact: disk.free_bytes, of: data-root, below: 500MB",
        "fact: disk.free_bytes, of: data-root, below: 1_000_000",
        "fact: disk.free_bytes, of: /, above: '{disk.free_bytes:/tmp}'",
        "fact: daemon.version, older_than: 3.10",
        "fact: config.key, of: graph, is: true",
        "fact: config.key, of: hosts, contains: tcp",
        "capture: host, starts_with: 'tcp://'",
        "capture: container, is: present",
        "paste: Memory cgroup out of memory, is: absent",
    ],
)
def test_reasonable_conditions_are_accepted(tmp_path: Path, condition: str) -> None:
    assert faults_of(tmp_path, with_evidence(f"{{{condition}, effect: supports, says: so}}")) == ()


def test_a_version_is_not_read_as_a_number(tmp_path: Path) -> None:
    tree = with_evidence("{fact: daemon.version, older_than: 3.10, effect: supports, says: old}")
    evidence = load_tree(tmp_path, tree).causes["network/docker0-without-ipv4"].evidence[0]
    assert evidence.when[0].operand == "3.10"


def test_real_pastes_may_hold_control_characters(tmp_path: Path) -> None:
    tree = TREE.replace('- text: "ping', '- text: "\\e[31m\\u202e\\0ping')
    assert faults_of(tmp_path, tree) == ()


def test_a_path_that_is_no_id_is_refused(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, TREE.replace("network/container-cannot-resolve", "Deep/Net/x"), "Deep/Net/x.yaml")
    assert any("is not a valid ID" in fault.what for fault in faults)


def test_the_path_of_a_fault_leads_to_the_file(tmp_path: Path) -> None:
    fault = faults_of(tmp_path, "a: 1\n")[0]
    assert Path(fault.path) == tmp_path / PATH


@pytest.mark.parametrize(
    "text", ["{daemon.version:" * 200_000, "{a.b:" * 5_000 + "}" * 5_000, "{" * 500_001, "}{" * 250_000]
)
def test_hostile_templates_are_faults(tmp_path: Path, text: str) -> None:
    assert faults_of(tmp_path, TREE.replace("docker0 has {value}", text))


def test_thousands_of_faults_in_one_file_are_all_reported(tmp_path: Path) -> None:
    extra = "".join(f"key{number}: x\n" for number in range(4_000))
    faults = faults_of(tmp_path, TREE + extra)
    assert sum(fault.what.startswith("unknown field") for fault in faults) >= 4_000
