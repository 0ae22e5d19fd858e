"""A conversation as a person holds it: through a terminal's input, against a recorded host."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from assistant.diagnosis.expertise import Expertise
from assistant.export.markdown import render
from assistant.host.snapshot import SnapshotHost
from assistant.ports import Host, Journal
from assistant.repl.conversation import Conversation
from assistant.repl.talk import Talk
from assistant.session.desk import Desk
from assistant.store.journal import SqliteJournal
from assistant.terminal.prompt import Prompt
from assistant.terminal.screen import Screen
from assistant.text.redaction import redact
from assistant.wiring import Wiring

TRANSCRIPTS = Path(__file__).parent.parent.parent / "transcripts"
PASTE = (TRANSCRIPTS / "daemon-json-syntax.txt").read_text()
WIRING = Wiring()


def bracketed(text: str) -> str:
    """What a terminal sends for a paste."""
    return f"\x1b[200~{text}\x1b[201~\r"


def snapshot_host(name: str = "daemon-json-syntax") -> SnapshotHost:
    """The host of one of the recorded sessions."""
    return SnapshotHost.load(TRANSCRIPTS / f"{name}.snapshot.json")


def converse(*typed: str, host: str = "daemon-json-syntax") -> tuple[str, SqliteJournal]:
    """Type all of it into a fresh conversation, then ^D; what stood on the terminal, and the journal."""
    journal = SqliteJournal.in_memory(redact)
    return converse_with(snapshot_host(host), journal, *typed), journal


def converse_with(host: Host, journal: Journal, *typed: str) -> str:
    """Type all of it into a conversation about this host, with this journal; what stood on the terminal."""
    stream = io.StringIO()
    with create_pipe_input() as source:
        hold(host, journal, Typist(source, typed, stream), stream)
    return stream.getvalue()


def hold(
    host: Host,
    journal: Journal,
    ask: Callable[[str], str],
    stream: io.StringIO,
    expertise: Expertise | None = None,
) -> None:
    """Hold a conversation until whoever is asked leaves."""
    Conversation(
        Talk(
            lambda progress: Desk(expertise or WIRING.expertise, host, journal, watch=progress),
            journal,
            Screen(stream),
            ask,
            render,
        )
    ).run()


class Typist:
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
