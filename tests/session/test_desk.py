"""The desk: what a session keeps, and what it knows again when it is taken up."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.diagnosis.expertise import Expertise
from assistant.host.snapshot import SnapshotHost
from assistant.matching.recognised import MOST_MATCHES
from assistant.model.contract.diagnosis import DiagnosisObject
from assistant.model.errors import RefusedError, StoreError, UsageError
from assistant.model.event import Answered, Chosen, Note, Opened, Pasted
from assistant.ports import Host
from assistant.session.desk import KEPT_CHARS, Desk
from assistant.store.journal import SqliteJournal
from assistant.text.paste import Paste
from assistant.text.redaction import redact
from assistant.wiring import Wiring
from tests.repair.fakes import FakeJournal, FakePerson

TRANSCRIPTS = Path(__file__).parents[2] / "transcripts"
PASTE = (TRANSCRIPTS / "daemon-json-syntax.txt").read_text()
SYMPTOM = "daemon/does-not-start"
QUESTION = (
    "Error response from daemon: driver failed programming external connectivity on endpoint web: Error starting \
userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use"
)


@pytest.fixture(scope="module")
def expertise() -> Expertise:
    """The shipped knowledge."""
    return Wiring().expertise


@pytest.fixture(scope="module")
def broken() -> Host:
    """A recorded host whose daemon.json is no JSON."""
    return SnapshotHost.load(TRANSCRIPTS / "daemon-json-syntax.snapshot.json")


class FullDisk(FakeJournal):
    """No session can be opened."""

    def open(self, *, host: str) -> int:
        raise StoreError("the disk is full")


def test_a_session_keeps_the_host_the_text_and_the_diagnosis(expertise: Expertise, broken: Host) -> None:
    journal = FakeJournal()
    desk = Desk(expertise, broken, journal)
    diagnosis = desk.open(PASTE).conclude()
    assert desk.record_diagnosis(diagnosis) == 1
    assert journal.kinds() == ["opened", "pasted", "diagnosed"]
    assert (journal.of(Opened)[0].host, journal.of(Pasted)[0].text) == (broken.name, PASTE)
    assert journal.of(DiagnosisObject)[0].causes[0].id == diagnosis.candidates[0].cause.id


def test_what_was_left_out_of_a_text_is_noted_once(expertise: Expertise) -> None:
    messages = (message.text for symptom in expertise.kb.symptoms.values() for message in symptom.messages)
    many = "\n".join(text for text in messages if "{" not in text)
    journal = FakeJournal()
    Desk(expertise, None, journal).open(many)
    assert [f"only the first {MOST_MATCHES} of " in note.text for note in journal.of(Note)] == [True]
    Desk(expertise, None, journal).reopen(1)
    assert len(journal.of(Note)) == 1


def test_a_choice_is_kept_and_known_again_when_the_session_is_taken_up(expertise: Expertise, broken: Host) -> None:
    journal = FakeJournal()
    first = Desk(expertise, broken, journal)
    first.open(None, chosen=SYMPTOM)
    assert journal.of(Chosen) == [Chosen(SYMPTOM, expertise.kb.symptoms[SYMPTOM].title)]
    again = Desk(expertise, broken, journal)
    again.reopen(1)
    assert SYMPTOM in [match.symptom for match in again.case.matches]
    assert again.case.conclude().candidates == first.case.conclude().candidates


def test_a_choice_among_suggestions_is_kept_behind_the_text(expertise: Expertise) -> None:
    journal = FakeJournal()
    desk = Desk(expertise, None, journal)
    desk.open("my docker will not come up")
    desk.choose(SYMPTOM)
    assert journal.kinds() == ["opened", "pasted", "chosen"]
    again = Desk(expertise, None, journal)
    again.reopen(1)
    assert [match.symptom for match in again.case.matches] == [match.symptom for match in desk.case.matches]


def test_a_choice_that_the_knowledge_has_no_more_is_passed_over(expertise: Expertise) -> None:
    journal = FakeJournal()
    journal.record(1, Chosen("daemon/gone-since", "Gone since"))
    desk = Desk(expertise, None, journal)
    assert desk.reopen(1).matches == ()


def test_an_answer_is_kept_and_known_again(expertise: Expertise) -> None:
    journal = FakeJournal()
    desk = Desk(expertise, None, journal)
    desk.open("exec user process caused: exec format error")
    question = desk.case.open_questions()[0]
    assert desk.answer(question, None)
    assert journal.of(Answered) == [Answered(question.id, None)]
    again = Desk(expertise, None, journal)
    again.reopen(1)
    assert question.id not in [each.id for each in again.case.open_questions()]


def test_an_answer_that_does_not_fit_is_not_kept(expertise: Expertise) -> None:
    journal = FakeJournal()
    desk = Desk(expertise, None, journal)
    desk.open("exec user process caused: exec format error")
    question = next(each for each in desk.case.open_questions() if each.fills)
    assert not desk.answer(question, "; rm -rf /")
    assert journal.of(Answered) == []


def test_of_a_long_text_the_beginning_is_kept_and_what_was_recognised_behind_it(expertise: Expertise) -> None:
    journal = FakeJournal()
    desk = Desk(expertise, None, journal)
    desk.open("harmless line\n" * 10_000 + QUESTION)
    kept = journal.of(Pasted)[0].text
    assert len(kept) < KEPT_CHARS + 1000
    assert "address already in use" in kept
    again = Desk(expertise, None, journal)
    again.reopen(1)
    assert {match.symptom for match in again.case.matches} == {match.symptom for match in desk.case.matches}


def test_a_text_that_passed_through_in_blocks_is_kept_the_same_way(expertise: Expertise) -> None:
    journal = FakeJournal()
    Desk(expertise, None, journal).open(Paste(iter([b"harmless line\n" * 10_000, QUESTION.encode()]), 1000))
    assert "address already in use" in journal.of(Pasted)[0].text


def test_a_full_disk_costs_the_record_and_is_told_once(expertise: Expertise, broken: Host) -> None:
    told: list[str] = []
    desk = Desk(expertise, broken, FullDisk(), warn=told.append)
    diagnosis = desk.open(PASTE).conclude()
    assert desk.record_diagnosis(diagnosis) is None
    assert diagnosis.names_a_cause
    assert told == ["this session is not saved: the disk is full"]


def test_a_disk_that_fills_up_on_the_way_is_told_once(expertise: Expertise, broken: Host) -> None:
    told: list[str] = []
    desk = Desk(expertise, broken, FakeJournal(fails_from=1), warn=told.append)
    desk.record_diagnosis(desk.open(PASTE).conclude())
    assert len(told) == 1


def test_a_session_in_memory_has_no_number_to_come_back_to(expertise: Expertise) -> None:
    journal = SqliteJournal.in_memory(redact)
    desk = Desk(expertise, None, journal)
    assert desk.record_diagnosis(desk.open(PASTE).conclude()) is None
    assert desk.session == 1
    journal.close()


def test_a_session_that_does_not_exist_cannot_be_taken_up(expertise: Expertise) -> None:
    with pytest.raises(UsageError, match="no session 7"):
        Desk(expertise, None, FakeJournal()).reopen(7)


def test_nothing_can_be_changed_on_a_host_that_can_only_be_looked_at(expertise: Expertise, broken: Host) -> None:
    for host in (broken, None):
        desk = Desk(expertise, host, FakeJournal())
        with pytest.raises(RefusedError):
            desk.repair_context(FakePerson())
