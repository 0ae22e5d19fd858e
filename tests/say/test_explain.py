"""Explanations name the facts, their values and how they were found, in plain lines."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.diagnosis import Diagnosis
from assistant.model.fact import Absent, Answer, Fact, FactKey, Known, Reason, Unknown
from assistant.reasoning.rank import diagnose
from assistant.say.explain import how, what_if, why, why_not
from assistant.text.wrapped import COLUMNS
from tests.reasoning.trees import (
    capture_is,
    cause,
    confirms,
    excludes,
    fact_is,
    facts,
    fix,
    match,
    paste_says,
    supports,
    symptom,
    trees,
)

SOCKET = cause(
    "daemon/socket-file-deleted",
    confirms(
        fact_is("service.active_state", "active", of="docker.service"),
        fact_is("daemon.socket", "absent"),
        says="dockerd runs, but its socket file is gone",
    ),
    supports(capture_is("address", "present"), says="the client looked at {value}"),
    fixes=(fix("restart-socket"),),
)
STOPPED = cause(
    "daemon/not-running",
    confirms(fact_is("daemon.process", False), says="no dockerd runs"),
    excludes(fact_is("service.active_state", "active", of="docker.service"), says="docker.service is {value}"),
)
GROUP = cause(
    "client/user-not-in-docker-group",
    confirms(fact_is("user.in_docker_group", False)),
    supports(paste_says("permission denied"), says="it was refused"),
)
OTHER = cause("dns/host-resolver-broken", confirms(fact_is("dns.resolv_conf", False)))
KB = trees(
    symptom("daemon/cannot-connect", SOCKET, STOPPED, GROUP),
    symptom("dns/lookup-fails", OTHER),
    causes=(SOCKET, STOPPED, GROUP, OTHER),
)
MATCHES = (match("daemon/cannot-connect", line=3, captures={"address": "unix:///var/run/docker.sock"}),)
FOUND = facts(
    ("service.active_state", "docker.service", "active"),
    ("daemon.socket", Absent()),
    ("daemon.process", True),
    ("user.in_docker_group", Unknown(Reason.DENIED, "no rights to look")),
    ("dns.resolv_conf", True),
)


def concluded(found: Mapping[FactKey, Fact] = FOUND) -> Diagnosis:
    return diagnose(KB, MATCHES, {"permission denied"}, found)


def assumed(key: FactKey, answer: Answer) -> list[str]:
    return what_if(concluded(), concluded({**FOUND, key: Fact(key, answer)}), key, answer)


def test_how_names_each_fact_its_value_and_its_source() -> None:
    assert how(concluded(), "daemon/socket-file-deleted") == [
        "Title of daemon/socket-file-deleted (daemon/socket-file-deleted): confirmed,",
        "over 99%.",
        "It would explain:",
        "- paste, line 3: message of daemon/cannot-connect",
        "Evidence for it:",
        "- dockerd runs, but its socket file is gone: service.active_state of",
        "  docker.service is active (from look at service.active_state);",
        "  daemon.socket is absent (from look at daemon.socket).",
        "- the client looked at unix:///var/run/docker.sock: the text names the",
        "  address unix:///var/run/docker.sock.",
        "This is wrong if: It is not so.",
    ]


def test_how_says_what_could_not_be_judged() -> None:
    lines = how(concluded(), "client/user-not-in-docker-group")
    at = lines.index("Could not be checked:")
    assert lines[at + 1] == "- user.in_docker_group is unknown (no rights to look); it could prove it."


def test_how_of_a_cause_that_was_not_considered() -> None:
    assert how(concluded(), "dns/host-resolver-broken") == [
        "dns/host-resolver-broken was not considered: the text shows none of its",
        "symptoms.",
    ]


def test_why_gives_the_reason_of_the_next_action() -> None:
    lines = why(concluded())
    assert lines[:3] == [
        "Apply the fix restart-socket.",
        "Title of daemon/socket-file-deleted: dockerd runs, but its socket file is",
        "gone.",
    ]


def test_why_without_anything_recognised() -> None:
    nothing = diagnose(KB, (), frozenset(), {})
    assert why(nothing) == [
        "No fix to suggest.",
        "The text contains no error that I recognise.",
    ]


def test_why_not_an_excluded_cause_names_what_excludes_it() -> None:
    assert why_not(concluded(), KB, "daemon/not-running") == [
        "Title of daemon/not-running (daemon/not-running): ruled out.",
        "Evidence against it:",
        "- docker.service is active: service.active_state of docker.service is active",
        "  (from look at service.active_state).",
        "It is not proved, because:",
        "- daemon.process is yes (from look at daemon.process)",
        "More likely: Title of daemon/socket-file-deleted: dockerd runs, but its",
        "socket file is gone.",
    ]


def test_why_not_the_best_says_that_it_is_the_answer() -> None:
    assert why_not(concluded(), KB, "daemon/socket-file-deleted")[0] == (
        "As far as the evidence goes, it is the answer:"
    )


def test_why_not_a_cause_that_was_not_considered_says_how_it_would_show() -> None:
    assert why_not(concluded(), KB, "dns/host-resolver-broken") == [
        "Title of dns/host-resolver-broken (dns/host-resolver-broken) was not",
        "considered: the text shows none of its symptoms.",
        "Its symptoms:",
        "- Title of dns/lookup-fails",
        "Typical messages:",
        "- message of dns/lookup-fails",
        "Known facts about it:",
        "- dns.resolv_conf is yes (from look at dns.resolv_conf)",
    ]


def test_why_not_a_cause_that_does_not_exist_names_near_ones() -> None:
    assert why_not(concluded(), KB, "daemon/not-runing") == [
        "There is no cause daemon/not-runing. Did you mean daemon/not-running?"
    ]
    assert why_not(concluded(), KB, "") == ["There is no cause without an id."]


def test_why_not_an_effect_names_its_root() -> None:
    root = cause("root", confirms(fact_is("a.bad", True)))
    effect = cause("effect", effect_of=("root",))
    kb = trees(symptom("s", root, effect), causes=(root, effect))
    diagnosis = diagnose(kb, (match("s"),), frozenset(), facts(("a.bad", True)))
    assert "It is only a result of: Title of root." in why_not(diagnosis, kb, "effect")
    assert "It also explains:" in how(diagnosis, "root")


def test_what_if_tells_what_would_change() -> None:
    lines = assumed(FactKey("daemon.socket"), Known("socket"))
    assert lines[0] == "If daemon.socket were socket (it is absent):"
    assert any(line.startswith("- Title of daemon/socket-file-deleted: possible") for line in lines)
    assert any(line.startswith("Next would be: ") for line in lines)


def test_what_if_nothing_turns_on_the_fact() -> None:
    assert assumed(FactKey("kernel.version"), Known("4.19")) == [
        "If kernel.version were 4.19 (it has not been checked):",
        "Nothing would change: no evidence depends on it.",
    ]


def test_lines_fit_a_small_terminal_and_hold_no_control_characters() -> None:
    diagnosis = concluded(
        {**FOUND, FactKey("daemon.process"): Fact(FactKey("daemon.process"), Known("x\x1b[2J\n" * 99))}
    )
    for id_ in KB.causes:
        for line in (*how(diagnosis, id_), *why_not(diagnosis, KB, id_), *why(diagnosis)):
            assert len(line) <= COLUMNS
            assert line.isprintable()
