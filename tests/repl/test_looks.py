"""In the conversation a look that takes long is asked about, and runs only after a yes."""

from __future__ import annotations

import _thread
import io
import threading
from pathlib import Path

import pytest

from assistant.diagnosis.expertise import Expertise
from assistant.host.once import Once
from assistant.host.snapshot import load_snapshot
from assistant.model.effort import RUN_IT
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Engine, EngineReply, Look
from assistant.model.relay import Relay
from assistant.store.journal import SqliteJournal
from assistant.text.redaction import redact
from assistant.wiring import Wiring
from tests.diagnosis.small import SmallHost, expertise
from tests.repl.talking import hold

ROOT = Path(__file__).parent.parent.parent
LEFT_OUT = "Left out. Here is what I can say without it:"
SYSTEM_DF = Engine("/system/df", timeout_s=0.0)


class Live:
    """A fake of the port Host that can be looked at."""

    name, act, is_recorded = "small", None, False

    def __init__(self, look: SmallHost | Tiring | None = None) -> None:
        self.look = look or SmallHost()
        self.round = self.look.round


def talk(host: Live, *typed: str, known: Expertise | None = None) -> str:
    """A conversation in which this is typed; what stood on the terminal."""
    stream, journal, left = io.StringIO(), SqliteJournal.in_memory(redact), list(typed)

    def ask(question: str) -> str:
        stream.write(question)
        if not left:
            raise EOFError
        return left.pop(0)

    hold(host, journal, ask, stream, known or expertise())
    return " ".join(stream.getvalue().split())


@pytest.mark.parametrize(("answer", "times"), [("y", 1), ("", 0)])
def test_a_look_at_everything_asks_about_the_slow_one(answer: str, times: int) -> None:
    host = Live()
    assert "This look takes up to 30 s" in talk(host, "doctor", answer)
    assert host.look.asked[SYSTEM_DF] == times


class Tiring(Relay):
    """A Look at a host whose disk takes longer to add up than the person waits, who then types ^C."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.tried = 0

    def round_as_root(self) -> None:
        return None

    def round(self) -> Look:
        """One round's memory before it."""
        return Once(self)

    def engine(self, ask: Engine) -> EngineReply:
        if ask.path != "/system/df":
            return super().engine(ask)
        self.tried += 1
        _thread.interrupt_main()
        threading.Event().wait(3)
        return Unknown(Reason.TIMED_OUT)


DISK_FULL = ROOT / "transcripts/disk-full.snapshot.json"


def test_a_look_that_takes_too_long_for_the_person_is_left_out_and_the_rest_is_told() -> None:
    tiring = Tiring(load_snapshot(DISK_FULL).look)
    text = "docker: write /var/lib/docker/tmp/x: no space left on device"
    told = talk(Live(tiring), text, "y", "again", known=Wiring().expertise).partition(LEFT_OUT)[2]
    assert told.count("The file system that holds Docker's data is full [confirmed") == 2
    assert RUN_IT not in told
    assert tiring.tried == 1


def test_a_look_at_everything_without_what_takes_too_long_is_told_as_well() -> None:
    tiring = Tiring(SmallHost())
    told = talk(Live(tiring), "doctor", "y", "again").partition(LEFT_OUT)[2]
    assert told.count("drydock>") == 2
    assert RUN_IT not in told
    assert tiring.tried == 1


@pytest.mark.parametrize(("answer", "times"), [("y", 1), ("", 0)])
def test_a_look_that_was_not_worth_a_question_can_be_had(answer: str, times: int) -> None:
    host = Live()
    told = talk(host, "write /x: no space left on device", "again", answer)
    before, _, after = told.partition("drydock> ")[2].partition("drydock> ")
    assert "--deep" not in told
    assert RUN_IT not in before
    assert "again" in before
    assert after.count(RUN_IT) == 1
    assert host.look.asked[SYSTEM_DF] == times
