"""Questions to a host and their replies as plain data, for snapshots and golden files."""

from __future__ import annotations

import msgspec

from assistant.model.fact import Absent, Unknown
from assistant.model.look import (
    Ask,
    Content,
    Dial,
    DialFailed,
    Dialled,
    DnsAnswer,
    Environment,
    Names,
    Ran,
    Read,
    Reply,
    Response,
    Status,
)

# Absent and Unknown carry their tag in another field than the rest, so no single union can be decoded.
_Found = Ran | Content | Status | Names | Response | Dialled | DialFailed | DnsAnswer | Environment
_NotFound = Absent | Unknown


def encode_exchange(ask: Ask, reply: Reply) -> list[object]:
    """A question and its reply as JSON's types."""
    return [msgspec.to_builtins(ask), msgspec.to_builtins(reply)]


def decode_ask(plain: object) -> Ask:
    """Read one question.

    Raises:
        ValueError: it is not one.
    """
    ask: Ask = msgspec.convert(plain, Ask)
    return ask


def decode_reply(plain: object) -> Reply:
    """Read one reply.

    Raises:
        ValueError: it is not one.
    """
    if isinstance(plain, dict) and "state" in plain:
        not_found: Reply = msgspec.convert(plain, _NotFound)
        return not_found
    found: Reply = msgspec.convert(plain, _Found)
    return found


def same_question(ask: Ask) -> Ask:
    """The question alone, so that a recorded reply is found whatever the patience and the appetite of who asks.

    How long somebody waits, how much of a file is read, and who named a place is not what is asked; a reply says
    itself when it was cut.
    """
    if isinstance(ask, Dial):
        return msgspec.structs.replace(ask, timeout_s=0.0, named_by="host")
    if isinstance(ask, Read):
        return msgspec.structs.replace(ask, limit_bytes=0)
    return msgspec.structs.replace(ask, timeout_s=0.0) if hasattr(ask, "timeout_s") else ask
