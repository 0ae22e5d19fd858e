"""A case by itself: what was pasted and chosen, what the host says, what was answered, and the conclusion."""

from __future__ import annotations

import pytest

from assistant.diagnosis.case import Case
from assistant.model.match import MatchKind
from tests.diagnosis.small import BAD_JSON, BAD_JSON_LINE, DISK_FULL, DOES_NOT_START, SmallHost, expertise

UNKNOWN_LINE = "flux capacitor: not enough jigowatts"
ECHO = "Job for docker.service failed because the control process exited with error code."


def symptoms(case: Case) -> dict[str, MatchKind]:
    return {match.symptom: match.kind for match in case.matches}


@pytest.mark.parametrize("line", [UNKNOWN_LINE, ECHO, BAD_JSON_LINE])
def test_a_choice_stands_whatever_the_journal_says(line: str) -> None:
    case = Case(expertise(), SmallHost(line))
    case.choose(DISK_FULL)
    case.probe()
    assert symptoms(case)[DISK_FULL] is MatchKind.CHOSEN


def test_a_choice_takes_the_place_of_guesses() -> None:
    case = Case(expertise())
    case.read("docker won't start")
    assert symptoms(case) == {DOES_NOT_START: MatchKind.WORDS}
    case.choose(DISK_FULL)
    assert symptoms(case) == {DISK_FULL: MatchKind.CHOSEN}


def test_a_choice_names_a_cause_and_a_guess_does_not() -> None:
    case = Case(expertise())
    case.read("docker won't start")
    assert not case.conclude().names_a_cause
    case.choose(DOES_NOT_START)
    assert case.conclude().names_a_cause


@pytest.mark.parametrize("line", [UNKNOWN_LINE, ECHO])
def test_a_guess_stands_while_the_journal_names_nothing(line: str) -> None:
    case = Case(expertise(), SmallHost(line))
    case.read("docker won't start")
    case.probe()
    assert DOES_NOT_START in symptoms(case)


def test_a_guess_gives_way_to_a_message_of_the_journal_that_names_a_fault() -> None:
    case = Case(expertise(), SmallHost(BAD_JSON_LINE))
    case.read("docker won't start")
    case.probe()
    assert symptoms(case) == {BAD_JSON: MatchKind.EXACT}


def test_guesses_of_several_texts_add_up_until_a_message_is_recognised() -> None:
    case = Case(expertise())
    case.read("docker won't start")
    case.read("no room left")
    assert set(case.guesses()) == {DOES_NOT_START, DISK_FULL}
    case.read(BAD_JSON_LINE)
    assert case.guesses() == ()
    case.read("no room left")
    assert symptoms(case) == {BAD_JSON: MatchKind.EXACT}


def test_a_line_that_only_repeats_that_something_failed_leaves_the_guesses_to_be_asked_about() -> None:
    case = Case(expertise(), SmallHost(ECHO))
    case.read("no room left")
    case.probe()
    assert case.guesses() == (DISK_FULL,)
