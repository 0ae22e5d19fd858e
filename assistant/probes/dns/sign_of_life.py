"""The question that tells whether a name server answers at all."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Reason
from assistant.model.look import Dns, DnsAnswer, DnsReply, Look

# Every server answers this one by itself (RFC 6761), at once and without telling anybody what was asked.
_QUESTION = "localhost"
_TIMEOUT_S = 1.8
SILENT = (Reason.TIMED_OUT, Reason.REFUSED, Reason.UNREADABLE)
"""How a question ends that a name server does not answer in a way that anybody can use."""


def answers(look: Look, server: str) -> Answer:
    """Whether a name server answers, whatever it says."""
    return judge(look.dns(Dns(_QUESTION, server, _TIMEOUT_S)))


def judge(reply: DnsReply) -> Answer:
    """Whether the server answered; silence and a closed port are a clear no."""
    if isinstance(reply, DnsAnswer):
        return Known(True)
    return Known(False) if reply.reason in SILENT else reply
