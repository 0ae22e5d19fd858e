"""In one round a host is asked each question once, and all who ask get the same reply."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.host.engine import ask_engine
from assistant.host.once import Once
from assistant.host.recorder import Recorder
from assistant.model.exchange import same_question
from assistant.model.fact import Reason, Unknown
from assistant.model.look import (
    Ask,
    Content,
    Dial,
    Dns,
    Engine,
    EngineReply,
    Environ,
    ListDir,
    Look,
    Ran,
    Read,
    Reply,
    Response,
    Run,
    RunReply,
    Stat,
)
from assistant.model.relay import A, R, Relay
from tests.host.servers import listening, silent
from tests.probes.replay import ReplayLook

PONG = [{"type": "engine", "path": "/_ping"}, {"type": "response", "status": 200, "text": "OK"}]
NOT_HELD = {"state": "unknown", "reason": "not-recorded"}
QUESTIONS: tuple[tuple[str, Ask], ...] = (
    ("run", Run(("uname", "-m"))),
    ("read", Read("/etc/hosts")),
    ("stat", Stat("/etc")),
    ("list", ListDir("/etc")),
    ("engine", Engine("/info")),
    ("dial", Dial("registry.lab", 443)),
    ("dns", Dns("localhost", "10.0.0.1")),
    ("environ", Environ()),
)


class Counting(Relay):
    """Counts what the host is asked."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.asked: Counter[Ask] = Counter()

    def _pass(self, ask: A, answer: Callable[[A], R]) -> R:
        self.asked[same_question(ask)] += 1
        return super()._pass(ask, answer)


@pytest.mark.parametrize(("method", "ask"), QUESTIONS, ids=[name for name, _ in QUESTIONS])
def test_the_same_question_is_put_to_the_host_once(method: str, ask: Ask) -> None:
    host = Counting(ReplayLook([PONG], NOT_HELD))
    once = Once(host)
    replies = [getattr(once, method)(ask) for _ in range(3)]
    assert host.asked[same_question(ask)] == 1
    assert replies[0] is replies[1] is replies[2]


def test_another_question_is_another() -> None:
    host = Counting(ReplayLook([], NOT_HELD))
    once = Once(host)
    for ask in (Read("/x"), Read("/x", tail=True), Read("/y")):
        once.read(ask)
    assert set(host.asked.values()) == {1}
    assert len(host.asked) == 3


def test_a_file_that_was_cut_is_read_again_by_one_who_wants_more_only() -> None:
    host = Counting(ReplayLook([[{"type": "read", "path": "/x"}, {"type": "content", "text": "a", "cut": True}]]))
    once, question = Once(host), same_question(Read("/x"))
    for limit, times in ((64, 1), (16, 1), (64, 1), (1024, 2)):
        assert once.read(Read("/x", limit_bytes=limit)) == Content("a", cut=True)
        assert host.asked[question] == times


def test_a_new_round_sees_the_host_afresh() -> None:
    host = Counting(ReplayLook([], NOT_HELD))
    Once(host).read(Read("/x"))
    Once(host).read(Read("/x"))
    assert host.asked[same_question(Read("/x"))] == 2


def test_who_asks_meanwhile_waits_for_the_same_reply() -> None:
    begun, goes_on = threading.Event(), threading.Event()

    class Slow(Counting):
        def _pass(self, ask: A, answer: Callable[[A], R]) -> R:
            begun.set()
            goes_on.wait(30)
            return super()._pass(ask, answer)

    host = Slow(ReplayLook([], NOT_HELD))
    once, replies = Once(host), list[Reply]()
    threads = [threading.Thread(target=lambda: replies.append(once.read(Read("/x")))) for _ in range(4)]
    for thread in threads:
        thread.start()
    begun.wait(30)
    goes_on.set()
    for thread in threads:
        thread.join(30)
    assert len(replies) == 4
    assert host.asked[same_question(Read("/x"))] == 1


class Patient(ReplayLook):
    """Answers a command only to who waits for five seconds."""

    def run(self, ask: Run) -> RunReply:
        return Ran(0, "done") if ask.timeout_s >= 5 else Unknown(Reason.TIMED_OUT)


def test_what_timed_out_is_asked_again_by_one_with_more_patience_only() -> None:
    host = Counting(Patient([]))
    once = Once(host)
    said = [once.run(Run(("du",), timeout_s)) for timeout_s in (2.0, 1.0, 2.0, 9.0, 3.0)]
    assert [isinstance(reply, Ran) for reply in said] == [False, False, False, True, True]
    assert sum(host.asked.values()) == 2


@pytest.mark.sockets
def test_an_engine_that_hangs_is_waited_for_once_in_a_round(tmp_path: Path) -> None:
    met: list[str] = []

    def handle(connection: socket.socket) -> None:
        met.append("connection")
        silent(connection)

    class Local(ReplayLook):
        def engine(self, ask: Engine) -> EngineReply:
            return ask_engine(self, ask)

    with listening(handle, tmp_path / "s") as (path, _):
        environment = {"type": "environment", "variables": {"DOCKER_HOST": f"unix://{path}", "HOME": "/nowhere"}}
        once = Once(Local([[{"type": "environ"}, environment]]))
        replies = [once.engine(Engine(name)) for name in ("/info", "/version", "/_ping")]
    assert [reply.reason for reply in replies if isinstance(reply, Unknown)] == [Reason.TIMED_OUT] * 3
    assert met == ["connection"]


def test_a_snapshot_without_a_ping_still_tells_what_it_holds() -> None:
    info = [{"type": "engine", "path": "/info"}, {"type": "response", "status": 200, "text": "{}"}]
    assert isinstance(Once(ReplayLook([info], NOT_HELD)).engine(Engine("/info")), Response)


def test_a_recorder_behind_it_keeps_every_reply() -> None:
    recorder = Recorder(ReplayLook([PONG], NOT_HELD))
    once = Once(recorder)
    for method, ask in QUESTIONS * 2:
        getattr(once, method)(ask)
    assert {ask for ask, _ in recorder.exchanges} == {
        same_question(ask) for _, ask in (*QUESTIONS, ("engine", Engine("/_ping")))
    }
