"""In the conversation a look that takes long is asked about, and runs only after a yes."""

from __future__ import annotations

import io

import pytest

from assistant.export.markdown import render
from assistant.model.look import Engine
from assistant.repl.conversation import Conversation
from assistant.session.desk import Desk
from assistant.store.journal import SqliteJournal
from assistant.terminal.screen import Screen
from assistant.text.redaction import redact
from tests.diagnosis.small import SmallHost, expertise


class Live:
    """A fake of the port Host that can be looked at."""

    name, act, is_recorded = "small", None, False

    def __init__(self) -> None:
        self.look = SmallHost()
        self.round = self.look.round


@pytest.mark.parametrize(("answer", "times"), [("y", 1), ("", 0)])
def test_a_look_at_everything_asks_about_the_slow_one(answer: str, times: int) -> None:
    stream, journal, host, typed = io.StringIO(), SqliteJournal.in_memory(redact), Live(), ["doctor", answer]

    def ask(question: str) -> str:
        stream.write(question)
        if not typed:
            raise EOFError
        return typed.pop(0)

    Conversation(
        lambda progress: Desk(expertise(), host, journal, watch=progress), host, journal, Screen(stream), ask, render
    ).run()
    assert "This look takes up to 30 s" in stream.getvalue()
    assert host.look.asked[Engine("/system/df", timeout_s=0.0)] == times
