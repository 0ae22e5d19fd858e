"""A case by itself: what was pasted and chosen, what the host says, what was answered, and the conclusion."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

import pytest

from assistant.diagnosis.case import Case
from assistant.diagnosis.survey import record_everything
from assistant.model.diagnosis import CauseStatus
from assistant.model.exchange import same_question
from assistant.model.fact import Fact, FactKey, Known, Unknown
from assistant.model.look import Read, Run, RunReply
from assistant.model.match import MatchKind
from assistant.model.tree import Question
from assistant.wiring import Wiring
from tests.diagnosis.small import BAD_JSON, BAD_JSON_LINE, DISK_FULL, DOES_NOT_START, SmallHost, expertise

UNKNOWN_LINE = "flux capacitor: not enough jigowatts"
ECHO = "Job for docker.service failed because the control process exited with error code."


def symptoms(case: Case) -> dict[str, MatchKind]:
    return {match.symptom: match.kind for match in case.matches}


@pytest.mark.parametrize("line", [UNKNOWN_LINE, ECHO, BAD_JSON_LINE])
def test_a_choice_stands_whatever_the_journal_says(line: str) -> None:
    case = Case(expertise(), SmallHost(line).round)
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
    case = Case(expertise(), SmallHost(line).round)
    case.read("docker won't start")
    case.probe()
    assert DOES_NOT_START in symptoms(case)


def test_a_guess_gives_way_to_a_message_of_the_journal_that_names_a_fault() -> None:
    case = Case(expertise(), SmallHost(BAD_JSON_LINE).round)
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
    case = Case(expertise(), SmallHost(ECHO).round)
    case.read("no room left")
    case.probe()
    assert case.guesses() == (DISK_FULL,)


SHORT_OF_MEMORY = Fact(FactKey("kernel.sysctl", "vm.overcommit_memory"), Known("2"), "a look")
SWAPS = Fact(FactKey("kernel.sysctl", "vm.swappiness"), Known("1"), "a look")


def complained(words: str, *facts: Fact) -> Case:
    """A case of a person's words, on a host of which these facts are known."""
    case = Case(expertise(), SmallHost().round)
    case.read(words)
    case.state(facts)
    return case


def test_what_the_host_confirms_of_a_guess_is_the_answer() -> None:
    found = complained("docker won't start", SHORT_OF_MEMORY, SWAPS).conclude()
    assert found.names_a_cause
    assert found.best is not None
    assert found.best.cause.id == f"{DOES_NOT_START}-cause"


def test_another_fault_of_the_host_is_told_beside_a_guess_and_does_not_answer_it() -> None:
    found = complained("docker won't start", SWAPS).conclude()
    assert not found.names_a_cause
    assert any("daemon.json is no JSON" in remark for remark in found.remarks)


def test_a_fault_of_the_host_answers_words_that_mean_nothing_known() -> None:
    found = complained("flux capacitor", SWAPS).conclude()
    assert found.best is not None
    assert found.best.cause.id == f"{BAD_JSON}-cause"


def test_words_beside_a_paste_that_nobody_knows_are_a_complaint() -> None:
    case = Case(expertise())
    case.read("since this morning there is no room left on my server\n\n$ uptime\n 10:00 up 3 days\n")
    assert case.guesses() == (DISK_FULL,)
    assert case.matches[0].line == 1


def asked_more_than_once(host: SmallHost) -> list[object]:
    return [ask for ask, times in host.asked.items() if times > 1]


def test_a_diagnosis_asks_each_question_once() -> None:
    host = SmallHost(BAD_JSON_LINE)
    case = Case(expertise(), host.round)
    case.read("write /x: no space left on device")
    case.probe()
    assert host.asked
    assert asked_more_than_once(host) == []


def test_a_look_at_everything_asks_each_question_once() -> None:
    host = SmallHost(UNKNOWN_LINE)
    case = Case(expertise(), host.round)
    record_everything(case)
    assert len(host.asked) > 50
    assert asked_more_than_once(host) == []


def test_a_proof_sees_the_host_as_it_is_now() -> None:
    host = SmallHost(UNKNOWN_LINE)
    case = Case(expertise(), host.round)
    case.choose(BAD_JSON)
    case.probe()
    key = FactKey("kernel.sysctl", "vm.swappiness")
    for times in (2, 3):
        assert case.refresh([key])[key] == case.facts[key]
        assert host.asked[same_question(Read("/proc/sys/vm/swappiness"))] == times


def test_what_was_found_is_forgotten_with_the_messages_of_the_journal_and_looked_for_afresh() -> None:
    host = SmallHost(BAD_JSON_LINE)
    case = Case(expertise(), host.round)
    case.choose(DISK_FULL)
    case.probe()
    assert symptoms(case) == {DISK_FULL: MatchKind.CHOSEN, BAD_JSON: MatchKind.EXACT}
    case.forget_host()
    assert symptoms(case) == {DISK_FULL: MatchKind.CHOSEN}
    assert case.facts == {}
    case.probe()
    assert BAD_JSON in symptoms(case)
    assert set(host.asked.values()) == {2}


def question(case: Case, id_: str) -> Question:
    return next(each for each in case.open_questions() if each.id == id_)


def test_an_answer_is_a_fact_and_is_kept_when_the_host_is_forgotten() -> None:
    case = Case(expertise(), SmallHost(UNKNOWN_LINE).round)
    case.choose(DOES_NOT_START)
    assert case.answer(question(case, "since"), "today")
    case.forget_host()
    assert case.facts[FactKey("answer.since")].answer == Known("today")
    assert case.open_questions() == ()


def test_not_to_know_is_an_answer() -> None:
    case = Case(expertise())
    case.choose(DOES_NOT_START)
    assert case.answer(question(case, "since"), None)
    assert isinstance(case.facts[FactKey("answer.since")].answer, Unknown)
    assert case.open_questions() == ()


def test_an_answer_that_does_not_fit_is_not_taken() -> None:
    case = Case(expertise())
    case.choose(BAD_JSON)
    assert not case.answer(question(case, "which"), "no port at all")
    assert case.captures == {}
    assert case.answer(question(case, "which"), "8080")
    assert case.captures == {"port": "8080"}


def test_what_the_text_gives_is_not_asked_for() -> None:
    case = Case(expertise())
    case.choose(BAD_JSON)
    case.captures["port"] = "80"
    assert case.open_questions() == ()


def test_without_a_host_nothing_is_looked_at() -> None:
    case = Case(expertise())
    case.read(BAD_JSON_LINE)
    case.probe()
    assert case.refresh([FactKey("kernel.sysctl", "vm.swappiness")]) == {}
    assert case.facts == {}


def swapping() -> SmallHost:
    reply = {"type": "content", "text": "1\n", "cut": False}
    return SmallHost(more=[[{"type": "read", "path": "/proc/sys/vm/swappiness", "limit_bytes": 4096}, reply]])


def test_a_message_of_the_text_and_a_fact_of_the_host_confirm_a_cause() -> None:
    case = Case(expertise(), swapping().round)
    case.read(BAD_JSON_LINE)
    case.probe()
    best = case.conclude().best
    assert best is not None
    assert (best.cause.id, best.status) == (f"{BAD_JSON}-cause", CauseStatus.CONFIRMED)


def test_without_a_recognised_message_the_host_alone_is_asked() -> None:
    case = Case(expertise(), swapping().round)
    case.read("nothing that anybody knows")
    case.probe()
    assert [each.cause.id for each in case.conclude().candidates] == [f"{BAD_JSON}-cause"]


def test_a_check_up_finds_it_without_a_text() -> None:
    found = Case(expertise(), swapping().round).check_up()
    assert [each.cause.id for each in found.candidates] == [f"{BAD_JSON}-cause"]


def test_what_if_changes_the_conclusion_and_not_the_case() -> None:
    case = Case(expertise(), swapping().round)
    case.read(BAD_JSON_LINE)
    case.probe()
    key = FactKey("kernel.sysctl", "vm.swappiness")
    assumed = case.conclude({key: Known("60")}).best
    assert assumed is not None
    assert assumed.status is not CauseStatus.CONFIRMED
    assert case.facts[key].answer == Known("1")


def test_a_healthy_unit_is_not_read_like_a_paste() -> None:
    host = SmallHost()
    case = Case(expertise(), host.round)
    case.choose(DISK_FULL)
    case.probe()
    assert case.facts[FactKey("service.active_state", "docker.service")].answer == Known("active")
    assert symptoms(case) == {DISK_FULL: MatchKind.CHOSEN}


class Patient:
    """A fake of the port Watch: counts the seconds that are waited."""

    def __init__(self) -> None:
        self.seconds = 0

    def looking(self) -> AbstractContextManager[None]:
        return nullcontext()

    def found(self, fact: Fact) -> None:
        pass

    def waits(self, probes: Sequence[str]) -> None:
        self.seconds += 1


class Hung(SmallHost):
    """A host on which no command ends before the test does."""

    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()

    def run(self, ask: Run) -> RunReply:
        self.released.wait(60)
        return super().run(ask)


def test_a_host_that_hangs_is_waited_for_once_and_not_for_each_kind_of_fact() -> None:
    host, watch = Hung(), Patient()
    case = Case(Wiring().expertise, host.round, budget_s=3.5, watch=watch)
    case.read("a text that nobody recognises")
    case.probe()
    host.released.set()
    assert watch.seconds == 3
