"""A host that replies anything at all."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from assistant.model.exchange import same_question
from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import (
    Ask,
    Certificate,
    Content,
    Dial,
    DialFailed,
    Dialled,
    Dns,
    DnsAnswer,
    Engine,
    Environ,
    Environment,
    ListDir,
    Names,
    Ran,
    Read,
    Response,
    Run,
    Stat,
    Status,
)

_NOTHING: tuple[Any, ...] = (Absent(), *(Unknown(reason) for reason in Reason))
_FAILURES = ("refused", "timed-out", "unresolvable", "unreachable", "denied", "no-socket")


class WildLook:
    """Replies out of `texts`, always the same to the same question; each kind of reply to a question can come.

    A fake of the port Look. Which reply comes hangs on the question and on `salt`, not on the order of questions, since
    probes ask several at the same time.
    """

    def __init__(self, texts: Sequence[str], salt: int) -> None:
        self._texts = tuple(texts)
        self._salt = salt

    def run(self, ask: Run) -> Any:
        return self._pick(ask, Ran(0, self._text(ask), ""), Ran(1, "", self._text(ask)), *_NOTHING[1:])

    def read(self, ask: Read) -> Any:
        return self._pick(ask, Content(self._text(ask)), Content(self._text(ask), cut=True), *_NOTHING)

    def stat(self, ask: Stat) -> Any:
        link = Status("link", 0o777, 0, 0, self._text(ask), "", target=self._text(ask))
        return self._pick(ask, link, Status("file", 0o600, 0, 0, "root", "root", size=2**40), *_NOTHING)

    def list(self, ask: ListDir) -> Any:
        return self._pick(ask, Names(tuple(self._text(ask).split())), Names(()), *_NOTHING)

    def engine(self, ask: Engine) -> Any:
        replies = (Response(200, self._text(ask)), Response(404, ""), Response(500, self._text(ask)))
        return self._pick(ask, *replies, *self._failures(), *_NOTHING[1:])

    def dial(self, ask: Dial) -> Any:
        text = self._text(ask)
        certificate = Certificate(text, text, tuple(text.split()), text, text, self_signed=False)
        made = Dialled(text, text, certificate, 1, Response(200, text))
        return self._pick(ask, made, Dialled(), *self._failures(), *_NOTHING[1:])

    def dns(self, ask: Dns) -> Any:
        return self._pick(ask, DnsAnswer(self._text(ask), tuple(self._text(ask).split())), *_NOTHING[1:])

    def environ(self, ask: Environ) -> Any:
        return self._pick(ask, Environment({"DOCKER_HOST": self._text(ask), "HOME": self._text(ask)}), *_NOTHING[1:])

    def _failures(self) -> tuple[Any, ...]:
        return tuple(DialFailed(why) for why in _FAILURES)

    def _text(self, ask: Ask) -> str:
        return self._texts[self._number(ask, "text") % len(self._texts)]

    def _pick(self, ask: Ask, *replies: Any) -> Any:
        # Half of the replies are the most telling one, or no question would ever be followed by another.
        number = self._number(ask, "kind")
        return replies[0] if number % 2 else replies[number // 2 % len(replies)]

    def _number(self, ask: Ask, what: str) -> int:
        return zlib.crc32(f"{self._salt} {what} {same_question(ask)}".encode(errors="replace"))
