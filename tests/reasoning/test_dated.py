"""A text that is older than Docker's last start, or from another host, is said to be, and proves nothing by itself."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.diagnosis import CauseStatus, Diagnosis
from assistant.model.fact import Reason, Unknown
from assistant.model.match import Match
from assistant.reasoning.rank import diagnose
from tests.reasoning.trees import Found, cause, confirms, facts, match, paste_says, symptom, trees

CAUSE = cause("a", confirms(paste_says("it is broken")))
KB = trees(symptom("s", CAUSE), causes=(CAUSE,))
SINCE = "2026-11-26T12:00:00Z"


def seen(at: str = "", host: str = "", line: int = 1) -> Match:
    return msgspec.structs.replace(match("s", line=line), at=at, host=host)


def told(*matches: Match, state: str = "active", since: Found = SINCE, hostname: str = "web1") -> Diagnosis:
    known = facts(
        ("service.active_state", "docker.service", state),
        ("service.since", "docker.service", since),
        ("kernel.hostname", hostname),
    )
    return diagnose(KB, matches, frozenset({"it is broken"}), known)


@pytest.mark.parametrize(
    "at",
    ["2026-11-26T11:57:00Z", "2026-11-26T12:30:00+01:00", "2026-11-25T20:00:00", "11-25T20:00:00"],
)
def test_a_text_from_before_the_last_start_is_said_to_be_and_proves_nothing(at: str) -> None:
    found = told(seen(at))
    assert "Docker was started after that" in found.remarks[0]
    assert found.candidates[0].status is not CauseStatus.CONFIRMED


@pytest.mark.parametrize(
    "at",
    [
        "",
        "2026-11-26T11:59:00Z",
        "2026-11-26T12:01:00Z",
        "2026-11-26T11:00:00",
        "11-26T11:00:00",
        "12-24T20:00:00",
        "01-05T11:00:00",
    ],
)
def test_a_text_that_may_be_younger_is_not(at: str) -> None:
    found = told(seen(at))
    assert found.remarks == ()
    assert found.candidates[0].status is CauseStatus.CONFIRMED


def test_one_line_that_is_younger_makes_the_text_young() -> None:
    assert told(seen("2026-11-25T11:00:00Z"), seen("2026-11-26T13:00:00Z", line=2)).remarks == ()


def test_where_docker_does_not_run_or_nobody_knows_since_when_nothing_is_old() -> None:
    assert told(seen("2026-11-25T11:00:00Z"), state="failed").remarks == ()
    assert told(seen("2026-11-25T11:00:00Z"), since=Unknown(Reason.DENIED)).remarks == ()


def test_a_text_from_another_host_is_said_to_be_and_proves_nothing() -> None:
    found = told(seen(host="db2"))
    assert "The text is from the host db2, and this is web1" in found.remarks[0]
    assert found.candidates[0].status is not CauseStatus.CONFIRMED


@pytest.mark.parametrize("host", ["web1", "WEB1.example.com", ""])
def test_a_text_from_this_host_is_not(host: str) -> None:
    assert told(seen(host=host)).remarks == ()
