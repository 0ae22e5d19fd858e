"""Texts that were retyped, scanned or misremembered."""

import pytest

from assistant.model.match import MatchKind
from tests.matching.sample import build, only, symptoms


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("There are no more loopbck devices availble", "storage/loop"),
        ("there are no more loop back devices available", "storage/loop"),
        ("http serv er gave HTTP respones to HTTPS client", "registry/http"),
        ("can not conect to docker deamon at tcp://10.0.0.2. is the docker daemon runing?", "daemon/cannot-connect"),
        ("got permision denied while trying to connect", "client/permission"),
        ("dial tcp lookup registry.example.com on 10.0.0.2 no such host", "dns/lookup"),
        ("dail tcp: lookup registry.example.com on 10.0.0.2:53: no such h0st", "dns/lookup"),
        ("job for docker.service failed because control process exited with error code", "daemon/start"),
    ],
)  # fmt: skip
def test_a_similar_text_is_recognised_as_such(text: str, symptom: str) -> None:
    match = only(f"hello\n{text}\nthank you", symptom)
    assert (match.kind, match.line, match.captures) == (MatchKind.APPROXIMATE, 2, {})
    assert match.score < 0.9


@pytest.mark.parametrize(
    "text",
    [
        "there are more loopback devices available",
        "There are no more floppy devices available",
        "server gave HTTPS response to FTP client",
        "The service name is already in use by another service",
        "exited with code 138 after a minute",
        "the following packages are specified both in the list and in the archive",
        "permission granted while trying to connect",
        "manifest for the port of Hamburg, where the ship was not found",
        "I cannot connect my printer to the new laptop at work. Is the cable broken?",
    ],
)
def test_a_text_that_means_something_else_is_not_recognised(text: str) -> None:
    assert symptoms(text) == set()


def test_a_number_must_be_the_same() -> None:
    texts = build(("a/b", "the proces exited with code 137 and was removed"))
    assert texts.match("the process exited with code 137 and was removed").matches
    assert not texts.match("the process exited with code 139 and was removed").matches


def test_lines_with_an_exact_match_are_not_compared() -> None:
    texts = build(
        ("a/one", "server gave HTTP response to HTTPS client"),
        ("a/two", "servers gave HTTP responses to HTTPS clients"),
    )
    assert [match.symptom for match in texts.match("server gave HTTP response to HTTPS client").matches] == ["a/one"]


def test_similar_words_over_a_line_end_are_found() -> None:
    assert only("there are no more loopbck\n   devices availble", "storage/loop").line == 1


def test_two_log_records_are_not_one_text() -> None:
    stamp = "Nov 20 12:00:00 web1 dockerd[812]: "
    assert symptoms(f"{stamp}There are no more lopback\n{stamp}devices available") == set()
