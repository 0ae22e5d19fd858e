"""One round's memory: what a host has replied in this round, so that each question is put to it once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import cast

import msgspec

from assistant.model.exchange import same_question
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Ask, Content, Dial, DialFailed, Engine, EngineReply, Look, Read, Reply, Response
from assistant.model.relay import A, R, Relay

PING = Engine("/_ping", timeout_s=1.5)


class _Slot:
    """A question's place: who comes first asks, whoever comes meanwhile waits for the same reply."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.reply: Reply | None = None
        self.effort = (False, 0.0)
        """Whether somebody agreed to it, and the seconds or bytes that whoever asked was ready to spend."""


class Once(Relay):
    """A Look for one round of looking: all who ask the same thing get the same reply, and the host is asked once.

    Time-outs and limits are no part of a question. What timed out or was cut is asked again only by one who has more
    patience, or wants more of it.
    A new round needs a new Once: nothing is ever forgotten here.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._lock = threading.Lock()
        self._slots: dict[Ask, _Slot] = {}

    def engine(self, ask: Engine) -> EngineReply:
        """Ask the Docker Engine API; an engine that does not answer a ping is asked nothing more in this round."""
        pong = self._pass(msgspec.structs.replace(PING, endpoint=ask.endpoint), self._look.engine)
        is_there = isinstance(pong, Response) or (isinstance(pong, Unknown) and pong.reason is Reason.NOT_RECORDED)
        return self._pass(ask, self._look.engine) if is_there else pong

    def _pass(self, ask: A, answer: Callable[[A], R]) -> R:
        with self._lock:
            slot = self._slots.setdefault(same_question(ask), _Slot())
        effort = _effort(ask)
        with slot.lock:
            if slot.reply is None or (_fell_short(slot.reply) and effort > slot.effort):
                slot.reply, slot.effort = answer(ask), effort
            return cast("R", slot.reply)


def _effort(ask: Ask) -> tuple[bool, float]:
    is_agreed = isinstance(ask, Dial) and ask.named_by != "text"
    return is_agreed, float(ask.limit_bytes) if isinstance(ask, Read) else float(getattr(ask, "timeout_s", 0.0))


def _fell_short(reply: Reply) -> bool:
    """Whether more patience, a larger limit or somebody's word could bring more."""
    if isinstance(reply, Content):
        return reply.cut
    if isinstance(reply, DialFailed):
        return reply.why == "timed-out"
    return isinstance(reply, Unknown) and reply.reason in (Reason.TIMED_OUT, Reason.NOT_ASKED)
