"""Texts of which a terminal or systemctl shows only a part."""

import pytest

from assistant.model.match import Match, MatchKind
from tests.matching.sample import build, only, symptoms

STAMP = "Nov 20 12:00:00 web1 dockerd[812]: "


def cut(text: str, symptom: str) -> Match:
    match = only(text, symptom)
    assert match.kind is MatchKind.TRUNCATED
    assert match.score < 1
    return match


@pytest.mark.parametrize("mark", ["…", "...", "... ", "…\n" + STAMP + "docker.service: Failed", '..."}'])
def test_an_end_cut_by_an_ellipsis_is_recognised(mark: str) -> None:
    text = STAMP + "the following directives are specified both as a flag and in the conf"
    assert cut(text + mark, "daemon/config").line == 1


def test_a_line_cut_at_the_terminals_width_is_recognised() -> None:
    line = (STAMP + "the following directives are specified both as a flag and in the configuration file")[:104]
    found = cut(f"{line}\n{STAMP}docker.service: Main process exited\n", "daemon/config")
    assert found.text == line.removeprefix(STAMP)


def test_a_text_that_ends_in_the_middle_of_a_message_is_recognised() -> None:
    assert cut('x\nThe container name "/web" is already in use by cont', "container/name").line == 2


def test_an_ellipsis_in_the_middle_is_recognised() -> None:
    texts = build(("daemon/flag", "unknown flag: --{flag:word}"), ("daemon/graph", "unknown driver for graph storage"))
    match = texts.match(STAMP + "unknown fl...xyz").matches[0]
    assert (match.symptom, match.kind, match.captures) == ("daemon/flag", MatchKind.TRUNCATED, {})


def test_what_stands_behind_an_ellipsis_must_be_the_messages_end() -> None:
    message = ("a/b", "the storage driver is not supported by this kernel")
    assert build(message).match("the storage driver is not su...is kernel").matches
    assert not build(message).match("the storage driver is not su...ccessful today").matches


def test_a_cut_off_beginning_is_recognised() -> None:
    assert cut("... on this kernel. Either boot into a newer kernel or disable selinux in docker"
               " (--selinux-enabled=false)", "daemon/selinux").line == 1  # fmt: skip
    assert cut("rver gave HTTP response to HTTPS client", "registry/http").line == 1


def test_a_common_ending_that_begins_a_line_is_no_message() -> None:
    texts = build(("a/b", "Run the setup with --help for more information"))
    assert not texts.match("x\n for more information").matches


def test_a_cut_inside_a_value_gives_no_capture() -> None:
    found = cut("dial tcp: lookup registry.example.com on 10.0.0.2:53: no su…", "dns/lookup")
    assert found.captures == {}


def test_the_more_is_left_the_higher_the_score() -> None:
    message = "the following directives are specified both as a flag and in the configuration file: hosts: (from flag:"
    scores = [cut(message[:length] + "…", "daemon/config").score for length in (50, 60, 70, 80)]
    assert scores == sorted(set(scores))


def test_too_little_of_a_message_means_nothing() -> None:
    assert symptoms("the following dir…") == set()
    assert symptoms("SELinux is not supported with the over") == set()


def test_a_beginning_that_several_symptoms_share_means_nothing() -> None:
    texts = build(
        ("a/one", "failed to start daemon: error while opening volume store metadata database: timeout"),
        ("a/two", "failed to start daemon: error while opening volume store metadata database: bad magic"),
    )
    assert not texts.match("failed to start daemon: error while opening volume store metadata data…").matches
    found = texts.match("failed to start daemon: error while opening volume store metadata database: bad…").matches
    assert [match.symptom for match in found] == ["a/two"]


def test_a_beginning_that_goes_on_differently_is_another_message() -> None:
    assert symptoms("http: server gave HTTP response to a client that did not ask") == set()
    assert symptoms("the following directives are specified both as a flag and in the documentation") == set()


def test_a_hole_that_takes_a_sentence_is_no_cut() -> None:
    texts = build(("a/b", "error pulling image configuration: Get {url}: EOF"))
    assert not texts.match("error pulling image configuration: Get https://x.example/v2/: x509: unknown").matches
    assert texts.match("error pulling image configuration: Get https://x.exam…").matches


def test_a_whole_message_is_never_called_cut() -> None:
    assert [match.kind for match in build(("a/b", "http: server gave HTTP response to HTTPS client")).match(
        "http: server gave HTTP response to HTTPS client…\nhttp: server gave HTTP response to…"
    ).matches] == [MatchKind.EXACT]  # fmt: skip


def test_a_part_of_one_message_inside_a_longer_one_is_not_reported() -> None:
    texts = build(
        ("a/short", "net.ipv4.ip_unprivileged_port_start file: reopen it"),
        ("a/long", "cannot expose the port, add net.ipv4.ip_unprivileged_port_start=0 to the file"),
    )
    found = texts.match("cannot expose the port, add net.ipv4.ip_unprivileged_port_sta…").matches
    assert [match.symptom for match in found] == ["a/long"]


def test_a_short_last_line_before_an_empty_one_is_not_cut() -> None:
    texts = build(("a/b", "the docker credential helper exited with"))
    assert not texts.match("the docker credential helper\n\nis a program").matches
