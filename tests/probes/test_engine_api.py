"""Names from outside never lead to another place of the Engine API, and its failures say what they mean."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.model.fact import Absent, Reason, Unknown
from assistant.probes.document import Document
from assistant.probes.engine_api import (
    ask_engine,
    ask_info,
    ask_lines,
    ask_list,
    container_path,
    filters,
    has,
    image_path,
    network_path,
)
from tests.probes.replay import ReplayLook

ASK = {"type": "engine", "path": "/info"}
HEAD = {"type": "engine", "path": "/info", "method": "HEAD"}


def _look(reply: Any, ask: Any = ASK) -> ReplayLook:
    return ReplayLook([[ask, reply]])


def _replied(status: int, text: str = "") -> dict[str, object]:
    return {"type": "response", "status": status, "text": text}


@pytest.mark.parametrize("name", ["web", "/web", "web_1.a-b", "fa3ef83acdb1"])
def test_a_containers_name_stands_in_its_path(name: str) -> None:
    assert container_path(name) == f"/containers/{name.removeprefix('/')}"


@pytest.mark.parametrize(
    "name", ["", "..", "a/b", "a?b", "a#b", "a%2fb", "a b", "a\n", "-x", "//web", "../images", "a" * 300]
)
def test_what_is_no_name_of_an_object_has_no_path(name: str) -> None:
    assert container_path(name) is None
    assert network_path(name) is None


@pytest.mark.parametrize(
    "reference", ["busybox", "busybox:1.35", "registry.lab:5000/team/app@sha256:" + "a" * 64, "a/b/c:latest"]
)
def test_an_images_reference_stands_in_its_path(reference: str) -> None:
    assert image_path(reference) == f"/images/{reference}"


@pytest.mark.parametrize("reference", ["", "..", "a/../b", "a//b", "/a", "a/", "a?b", "a b", "<none>", "a\0"])
def test_what_is_no_reference_has_no_path(reference: str) -> None:
    assert image_path(reference) is None


def test_a_filter_cannot_begin_another_parameter() -> None:
    assert filters(ancestor=['a"&all=1#']) == "filters=%7B%22ancestor%22%3A%5B%22a%5C%22%26all%3D1%23%22%5D%7D"


def test_an_answer_is_a_document() -> None:
    assert ask_engine(_look(_replied(200, '{"a": 1}')), "/info") == Document({"a": 1})


def test_what_the_engine_does_not_have_is_absent() -> None:
    assert ask_engine(_look(_replied(404, '{"message": "no"}')), "/info") == Absent()


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (_replied(200, "<html>"), Reason.UNREADABLE),
        (_replied(500), Reason.REFUSED),
        ({"type": "dial-failed", "why": "denied"}, Reason.DENIED),
        ({"type": "dial-failed", "why": "timed-out"}, Reason.TIMED_OUT),
        ({"type": "dial-failed", "why": "no-socket"}, Reason.REFUSED),
        ({"state": "unknown", "reason": "not-recorded"}, Reason.NOT_RECORDED),
    ],
)
def test_no_failure_is_taken_for_none(reply: Any, reason: Reason) -> None:
    found = ask_engine(_look(reply), "/info")
    assert isinstance(found, Unknown)
    assert found.reason is reason


def test_who_is_denied_is_told_what_would_help() -> None:
    found = ask_engine(_look({"type": "dial-failed", "why": "denied"}), "/info")
    assert isinstance(found, Unknown)
    assert "sudo" in found.remedy


def test_a_thing_is_there_or_not_or_cannot_be_seen() -> None:
    assert has(_look(_replied(200), HEAD), "/info") is True
    assert has(_look(_replied(404), HEAD), "/info") is False
    assert isinstance(has(_look({"type": "dial-failed", "why": "refused"}, HEAD), "/info"), Unknown)


@pytest.mark.parametrize("text", ["{}", "null", "<html>", ""])
def test_what_is_no_list_is_not_an_empty_one(text: str) -> None:
    assert isinstance(ask_list(_look(_replied(200, text)), "/info"), Unknown)
    assert ask_list(_look(_replied(200, "[]")), "/info") == Document([])


@pytest.mark.parametrize("text", ["[]", "null", "{}", "<html>", '{"ServerVersion": ""}'])
def test_what_does_not_name_the_engines_version_is_not_its_account_of_itself(text: str) -> None:
    assert isinstance(ask_info(_look(_replied(200, text))), Unknown)


def test_lines_are_read_all_or_none_of_them() -> None:
    assert ask_lines(_look(_replied(200, '{"a":1}\n{"a":2}\n')), "/info") == (Document({"a": 1}), Document({"a": 2}))
    assert ask_lines(_look(_replied(200, "")), "/info") == ()
    for text in ('{"a":1}\n{"a"', "<html>", "[]"):
        assert isinstance(ask_lines(_look(_replied(200, text)), "/info"), Unknown)
