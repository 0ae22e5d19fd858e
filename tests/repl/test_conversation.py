"""The conversation as a person holds it: through a terminal's input, against a recorded host."""

import dataclasses
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from assistant.export.markdown import render
from assistant.host.snapshot import SnapshotHost
from assistant.model.event import Chosen
from assistant.model.look import Look
from assistant.repair.ledger import Ledger
from assistant.repl.conversation import Conversation
from assistant.session.desk import Desk
from assistant.store.journal import SqliteJournal
from assistant.terminal.progress import Progress
from assistant.terminal.prompt import Prompt
from assistant.terminal.screen import Screen
from assistant.text.redaction import redact
from assistant.wiring import Wiring
from tests.repair.fakes import FakeHost, context_of
from tests.repair.test_walk import CONFIG, EDIT, fix_of, sick_host, walk

TRANSCRIPTS = Path(__file__).parent.parent.parent / "transcripts"
PASTE = (TRANSCRIPTS / "daemon-json-syntax.txt").read_text()
WIRING = Wiring()
Say = Callable[..., str]


def bracketed(text: str) -> str:
    """What a terminal sends for a paste."""
    return f"\x1b[200~{text}\x1b[201~\r"


def converse(*typed: str, host: str = "daemon-json-syntax", expertise=None) -> tuple[str, SqliteJournal]:
    """Type all of it into a fresh conversation, then ^D; what stood on the terminal, and the journal."""
    stream, journal = io.StringIO(), SqliteJournal.in_memory(redact)
    snapshot = SnapshotHost.load(TRANSCRIPTS / f"{host}.snapshot.json")

    def new_desk(progress: Progress) -> Desk:
        return Desk(expertise or WIRING.expertise, snapshot, journal, watch=progress)

    with create_pipe_input() as source:
        asked = _Typist(source, typed, stream)
        Conversation(new_desk, snapshot, journal, Screen(stream), asked, render).run()
    return stream.getvalue(), journal


class _Typist:
    """Types the next message whenever something is asked; at the end ^D."""

    def __init__(self, source: PipeInput, typed: tuple[str, ...], stream: io.StringIO) -> None:
        self._source = source
        self._left = list(typed)
        self._stream = stream
        self._prompt = Prompt(source, DummyOutput(), echo=lambda row: print(row, file=stream))

    def __call__(self, question: str) -> str:
        message = self._left.pop(0) if self._left else "\x04"
        self._stream.write(question + "\n")
        self._source.send_text(message if message.endswith(("\r", "\x03", "\x04")) else message + "\r")
        return self._prompt.ask(question)


@pytest.fixture(scope="module")
def diagnosed() -> str:
    return converse(bracketed(PASTE))[0]


def test_a_bracketed_paste_of_many_lines_is_one_message():
    _, journal = converse(bracketed(PASTE))
    assert len(journal.sessions()) == 1


def test_a_fast_paste_without_brackets_is_one_message():
    _, journal = converse(PASTE.strip().replace("\n", "\r") + "\r")
    assert len(journal.sessions()) == 1


def test_a_long_paste_is_echoed_in_one_row(diagnosed):
    assert re.search(r"drydock> .* \(and \d+ more lines\)\n", diagnosed)
    assert PASTE.splitlines()[5] not in diagnosed


def test_the_cause_and_the_next_thing_to_type_are_said(diagnosed):
    assert "daemon.json is not valid JSON [confirmed" in diagnosed
    assert "Type: fix" in diagnosed


def test_nothing_but_commands_is_wider_than_80_columns(diagnosed):
    said, _ = converse(bracketed(PASTE), "why", "how", "facts", "help", "history", "show 1")
    assert [row for row in (diagnosed + said).splitlines() if len(row) > 80] == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("why", "daemon.json"),
        ("how", "comma"),
        ("why not daemon/daemon-json-wrong-type", "Evidence against it"),
        ("what if config.syntax=valid", "If config.syntax were valid"),
        ("what if nonsense", "Write it like this"),
        ("facts config", "config.syntax: invalid"),
        ("facts nothing", "No such facts"),
        ("help", "what if FACT=VALUE"),
        ("history", "daemon.json is not valid JSON"),
        ("show 1", "daemon.json is not valid JSON"),
        ("show 77", "There is no session 77"),
        ("ticket", "As a file: drydock export 1"),
        ("no", "As you like"),
        ("fix", "can only be looked at"),
        ("yes", "can only be looked at"),
        ("fix 99", "There are fixes 1 to"),
        ("again", "daemon.json is not valid JSON [confirmed"),
        ("doctor", "daemon.json is not valid JSON [confirmed"),
        ("undo 77", "There is no session 77"),
        ("undo", "can only be looked at"),
        ("new", "Paste the error"),
    ],
)
def test_each_word_is_answered_after_a_diagnosis(typed, expected):
    said, _ = converse(bracketed(PASTE), typed)
    assert expected in said.split("Type: fix", 1)[1]


@pytest.mark.parametrize("typed", ["why", "how", "facts", "fix", "ticket", "again", "undo", "what if a.b=1"])
def test_a_word_that_needs_a_problem_says_so_without_one(typed):
    said, _ = converse(typed)
    assert "try: paste an error, or type doctor" in said


def test_an_offer_stands_while_the_person_asks_why():
    said, _ = converse(bracketed(PASTE), "why", "facts config", "yes")
    assert "can only be looked at" in said


def test_yes_without_an_offer_is_not_taken_for_a_problem():
    said, journal = converse("yes")
    assert "Yes to what?" in said
    assert journal.sessions() == ()


def test_an_interrupt_at_the_prompt_does_not_leave():
    said, _ = converse("\x03", "help")
    assert "quit or Ctrl-D leaves" in said
    assert "what if FACT=VALUE" in said


@pytest.mark.parametrize("leaving", ["quit", "exit", "\x04"])
def test_the_person_can_leave(leaving):
    said, _ = converse(leaving, "help")
    assert "what if FACT=VALUE" not in said


def test_the_menu_leads_to_a_diagnosis():
    said, _ = converse("guide", "1", "1")
    assert "Which of these do you see?" in said
    assert said.rstrip().endswith("drydock>")


def test_the_menu_can_be_left_with_an_interrupt():
    said, _ = converse("guide", "\x03", "help")
    assert "what if FACT=VALUE" in said


@pytest.mark.parametrize(
    "hostile",
    ["; rm -rf /", "$(reboot)", "{0.__class__} %s %n", "\x1b[200~\x00\x07\u202e\x9b31m\x1b[201~", "[bold]x[/]"],
)
def test_a_hostile_message_is_only_a_text(hostile):
    said, _ = converse(hostile, "help")
    assert "what if FACT=VALUE" in said
    assert all(char.isprintable() or char in "\n\u00a0" for char in said)


class _Interrupted:
    """A host whose first look is interrupted by ^C."""

    def __init__(self, host: SnapshotHost) -> None:
        self._host = host
        self.name = host.name
        self.act = None
        self.looks = 0

        self.look, self.is_recorded = host.look, host.is_recorded

    def round(self):
        self.looks += 1
        if self.looks == 1:
            raise KeyboardInterrupt
        return self._host.round()


def test_an_interrupt_while_probing_keeps_the_conversation():
    stream, journal = io.StringIO(), SqliteJournal.in_memory(redact)
    host = _Interrupted(SnapshotHost.load(TRANSCRIPTS / "daemon-json-syntax.snapshot.json"))
    with create_pipe_input() as source:
        asked = _Typist(source, (bracketed(PASTE), "help"), stream)
        Conversation(
            lambda progress: Desk(WIRING.expertise, host, journal, watch=progress),
            host, journal, Screen(stream), asked, render,
        ).run()  # fmt: skip
    assert "Stopped." in stream.getvalue()
    assert "what if FACT=VALUE" in stream.getvalue()


class _Changeable:
    """A host in memory that can be changed, too."""

    name = "web-1"
    is_recorded = False

    def __init__(self, host: FakeHost) -> None:
        self.look, self.act = host.look, host.act

    def round(self) -> Look:
        return self.look


def test_an_undo_of_an_earlier_session_is_on_record_and_raises_no_false_alarm(tmp_path):
    host, stream = sick_host(), io.StringIO()
    journal = SqliteJournal.open_at(tmp_path / "journal.db", redact)
    session = journal.open(host="web-1")
    context = dataclasses.replace(context_of(host), ledger=Ledger(journal, session))
    walk(fix_of(EDIT, verify=()), context)
    changed = host.text(CONFIG)
    with create_pipe_input() as source:
        Conversation(
            lambda progress: Desk(WIRING.expertise, _Changeable(host), journal, watch=progress),
            _Changeable(host), journal, Screen(stream), _Typist(source, (f"undo {session}", "y"), stream), render,
        ).run()  # fmt: skip
    assert host.text(CONFIG) != changed
    assert "cannot be written" not in stream.getvalue()
    assert [event.kind for event in journal.events(session)][-2:] == ["undo-begun", "undo-ended"]
    journal.close()


def test_a_choice_from_the_menu_stands_in_the_ticket():
    said, journal = converse("guide", "1", "1", "ticket")
    chosen = [event.payload for event in journal.events(1) if isinstance(event.payload, Chosen)]
    assert len(chosen) == 1
    assert f"Chosen from the menu: {chosen[0].title}" in said.replace("\\", "")


def test_a_choice_among_suggestions_is_on_record():
    _, journal = converse("containers cannot resolve any names", "1", host="port-allocated")
    assert [event.kind for event in journal.events(1)][:3] == ["opened", "pasted", "chosen"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("history json", "daemon.json is not valid JSON"),
        ('history "invalid character"', "daemon.json is not valid JSON"),
        ("history moon", "No session has all of these words."),
    ],
)
def test_the_history_is_searched_by_words(typed, expected):
    said, _ = converse(bracketed(PASTE), typed)
    assert expected in said.split("Type: fix", 1)[1]
