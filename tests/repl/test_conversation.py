"""The loop: what is typed is heard whole, an offer stands, and nothing that goes wrong ends the conversation."""

import re

import pytest

from assistant.host.snapshot import SnapshotHost
from assistant.repl.conversation import ANSWERS
from assistant.repl.intent import Word
from assistant.store.journal import SqliteJournal
from assistant.text.redaction import redact
from tests.repl.talking import PASTE, bracketed, converse, converse_with, snapshot_host


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("help", "what if FACT=VALUE"),
        ("no", "OK, nothing was changed."),
        ("yes", "can only be looked at"),
    ],
)
def test_a_word_of_the_loop_is_answered(typed, expected):
    said, _ = converse(bracketed(PASTE), typed)
    assert expected in said.split("Type: fix", 1)[1]


def test_every_word_but_quit_has_somebody_who_answers():
    assert set(Word) - set(ANSWERS) == {Word.QUIT}


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


def test_nothing_but_commands_is_wider_than_80_columns(diagnosed):
    said, _ = converse(bracketed(PASTE), "why", "how", "facts", "help", "history", "show 1")
    assert [row for row in (diagnosed + said).splitlines() if len(row) > 80] == []


@pytest.mark.parametrize("typed", ["why", "how", "facts", "fix", "ticket", "again", "undo", "what if a.b=1"])
def test_a_word_that_needs_a_problem_says_so_without_one(typed):
    said, _ = converse(typed)
    assert "try: paste an error, or type doctor" in said


def test_an_offer_stands_while_the_person_asks_why():
    said, _ = converse(bracketed(PASTE), "why", "facts config", "yes")
    assert "can only be looked at" in said


def test_yes_without_an_offer_is_not_taken_for_a_problem():
    said, journal = converse("yes")
    assert "nothing to say yes to" in said
    assert journal.sessions() == ()


def test_an_interrupt_at_the_prompt_does_not_leave():
    said, _ = converse("\x03", "help")
    assert "type quit or press Ctrl-D" in said
    assert "what if FACT=VALUE" in said


@pytest.mark.parametrize("leaving", ["quit", "exit", "\x04"])
def test_the_person_can_leave(leaving):
    said, _ = converse(leaving, "help")
    assert "what if FACT=VALUE" not in said


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

    def round_as_root(self) -> None:
        return None

    def round(self):
        self.looks += 1
        if self.looks == 1:
            raise KeyboardInterrupt
        return self._host.round()


def test_an_interrupt_while_probing_keeps_the_conversation():
    said = converse_with(_Interrupted(snapshot_host()), SqliteJournal.in_memory(redact), bracketed(PASTE), "help")
    assert "Stopped." in said
    assert "what if FACT=VALUE" in said
