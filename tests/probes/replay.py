"""A host made of recorded replies."""

from __future__ import annotations

from copy import copy
from typing import Any, Self

from assistant.model.exchange import decode_ask, decode_reply, same_question
from assistant.model.look import Ask, Dial, Dns, Engine, Environ, ListDir, Read, Reply, Run, Stat


class ReplayLook:
    """Answers from `replies`; a question that has no reply gets `otherwise`, and without that is an error of the case.

    A fake of the port Look. Time-outs are not part of a question.
    """

    def __init__(self, replies: list[Any], otherwise: Any = None) -> None:
        self._replies = {same_question(decode_ask(ask)): decode_reply(reply) for ask, reply in replies}
        self._otherwise = None if otherwise is None else decode_reply(otherwise)

    def but(self, ask: Any, reply: Any) -> Self:
        """The same host, which answers one of the questions otherwise."""
        other = copy(self)
        other._replies = {**self._replies, same_question(decode_ask(ask)): decode_reply(reply)}
        return other

    def _reply(self, ask: Ask) -> Any:
        reply: Reply | None = self._replies.get(same_question(ask), self._otherwise)
        if reply is None:
            known = "\n".join(str(each) for each in self._replies)
            raise AssertionError(f"the case has no reply to\n{ask}\nonly to\n{known}")
        return reply

    def run(self, ask: Run) -> Any:
        return self._reply(ask)

    def read(self, ask: Read) -> Any:
        return self._reply(ask)

    def stat(self, ask: Stat) -> Any:
        return self._reply(ask)

    def list(self, ask: ListDir) -> Any:
        return self._reply(ask)

    def engine(self, ask: Engine) -> Any:
        return self._reply(ask)

    def dial(self, ask: Dial) -> Any:
        return self._reply(ask)

    def dns(self, ask: Dns) -> Any:
        return self._reply(ask)

    def environ(self, ask: Environ) -> Any:
        return self._reply(ask)
