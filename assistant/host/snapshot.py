"""Snapshots: what a host replied to every probe, in one file, replayed through the same parsers elsewhere."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import UnionType

import msgspec

from assistant.host.snapshot_bounds import (
    LONGEST_NAME,
    LONGEST_OUTPUT,
    LONGEST_QUESTION,
    MOST_ANSWERS,
    TOO_MUCH,
    is_sensible,
)
from assistant.model.errors import SnapshotError
from assistant.model.exchange import decode_ask, decode_reply, same_question
from assistant.model.fact import Reason, Unknown
from assistant.model.look import (
    Ask,
    Content,
    Dial,
    DialReply,
    Dns,
    DnsReply,
    Engine,
    EngineReply,
    Environ,
    EnvironReply,
    ListDir,
    ListReply,
    Ran,
    Read,
    ReadReply,
    Reply,
    Run,
    RunReply,
    Stat,
    StatReply,
)
from assistant.text.parts import head_of
from assistant.text.safe import one_line

SCHEMA = "drydock.snapshot/1"
LIMIT_BYTES = 64 * 1_048_576
NOT_RECORDED = Unknown(Reason.NOT_RECORDED, "the snapshot does not contain this")

_ALLOWED: dict[type, UnionType] = {
    Run: RunReply,
    Read: ReadReply,
    Stat: StatReply,
    ListDir: ListReply,
    Engine: EngineReply,
    Dial: DialReply,
    Dns: DnsReply,
    Environ: EnvironReply,
}


class _File(msgspec.Struct):
    """The file's outermost object; the replies are read one by one, so that a fault has its place."""

    schema: str
    taken: str
    version: str
    host: str
    replies: list[list[object]]


def load_snapshot(path: Path) -> SnapshotHost:
    """Read a snapshot.

    Raises:
        SnapshotError: there is no such file, or it is not a snapshot of a version that can be read.
    """
    try:
        found = msgspec.json.decode(_bytes(path), type=_File)
        if found.schema != SCHEMA:
            raise _damaged(path, f"its schema is {head_of(found.schema, 80)!r}, not {SCHEMA!r}")
        if len(found.replies) > MOST_ANSWERS:
            raise _damaged(path, f"it has more than {MOST_ANSWERS} answers")
        replies = dict(_exchange(place, pair) for place, pair in enumerate(found.replies))
    except OSError as error:
        raise SnapshotError(
            f"the snapshot cannot be read: {error.strerror or error}",
            reference="snapshot-unreadable",
            context=str(path),
            hint="to record one, on the host: drydock snapshot -o FILE",
        ) from error
    except (ValueError, RecursionError, MemoryError) as error:  # msgspec's faults are ValueErrors
        raise _damaged(path, head_of(str(error), 200)) from error
    return SnapshotHost(_name(found.host), _name(found.taken), SnapshotLook(replies))


def _name(text: str) -> str:
    return one_line(head_of(text, 2 * LONGEST_NAME), LONGEST_NAME)


class SnapshotLook:
    """A Look that replays a snapshot; what it does not hold is Unknown(not-recorded)."""

    def __init__(self, replies: dict[Ask, Reply]) -> None:
        self._replies = replies

    def run(self, ask: Run) -> RunReply:
        """What the command printed, no more of it than is kept of a live one's."""
        reply = self._reply(ask)
        if isinstance(reply, Ran) and max(len(reply.out), len(reply.err)) > LONGEST_OUTPUT:
            return msgspec.structs.replace(
                reply, out=reply.out[:LONGEST_OUTPUT], err=reply.err[:LONGEST_OUTPUT], cut=True
            )
        return reply if isinstance(reply, RunReply) else NOT_RECORDED

    def read(self, ask: Read) -> ReadReply:
        """What the file held, no more of it than is asked for."""
        reply = self._reply(ask)
        if isinstance(reply, Content) and len(reply.text) > ask.limit_bytes:
            kept = reply.text[-ask.limit_bytes :] if ask.tail else reply.text[: ask.limit_bytes]
            return Content(kept, cut=True)
        return reply if isinstance(reply, ReadReply) else NOT_RECORDED

    def stat(self, ask: Stat) -> StatReply:
        """What stood at the path."""
        reply = self._reply(ask)
        return reply if isinstance(reply, StatReply) else NOT_RECORDED

    def list(self, ask: ListDir) -> ListReply:
        """The names in the directory."""
        reply = self._reply(ask)
        return reply if isinstance(reply, ListReply) else NOT_RECORDED

    def engine(self, ask: Engine) -> EngineReply:
        """What the engine answered."""
        reply = self._reply(ask)
        return reply if isinstance(reply, EngineReply) else NOT_RECORDED

    def dial(self, ask: Dial) -> DialReply:
        """What became of the connection."""
        reply = self._reply(ask)
        return reply if isinstance(reply, DialReply) else NOT_RECORDED

    def dns(self, ask: Dns) -> DnsReply:
        """What the name server answered."""
        reply = self._reply(ask)
        return reply if isinstance(reply, DnsReply) else NOT_RECORDED

    def environ(self, ask: Environ) -> EnvironReply:
        """The environment of whoever took the snapshot."""
        reply = self._reply(ask)
        return reply if isinstance(reply, EnvironReply) else NOT_RECORDED

    def _reply(self, ask: Ask) -> Reply:
        return self._replies.get(same_question(ask), NOT_RECORDED)


class SnapshotHost:
    """A recorded host: it can be looked at, as it was, and not be changed."""

    act = None
    is_recorded = True

    def __init__(self, host: str, taken: str, look: SnapshotLook) -> None:
        self.name = f"snapshot of {host} taken {taken}"
        self.taken = taken
        self.look = look

    def round(self) -> SnapshotLook:
        """What was recorded; it needs no memory of its own, since it never changes."""
        return self.look

    def round_as_root(self) -> None:
        """Nobody sees more of a recording than was recorded."""
        return None

    @classmethod
    def load(cls, path: Path) -> SnapshotHost:
        """Read a snapshot; see load_snapshot."""
        return load_snapshot(path)


def _bytes(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("it is not a regular file")
        data = file.read(LIMIT_BYTES + 1)
    if len(data) > LIMIT_BYTES:
        raise ValueError(f"it is larger than {LIMIT_BYTES} bytes")
    return data


def _exchange(place: int, pair: list[object]) -> tuple[Ask, Reply]:
    if len(pair) != 2:
        raise ValueError(f"reply {place}: it must be a question and its reply")
    if not is_sensible(pair[0], LONGEST_QUESTION):
        raise ValueError(f"reply {place}: no question is so long")
    try:
        ask = decode_ask(pair[0])
        reply = decode_reply(pair[1]) if is_sensible(pair[1]) else TOO_MUCH
    except ValueError as error:
        raise ValueError(f"reply {place}: {error}") from error
    if not isinstance(reply, _ALLOWED[type(ask)]):
        raise ValueError(f"reply {place}: a {type(reply).__name__} cannot answer a {type(ask).__name__}")
    return same_question(ask), reply


def _damaged(path: Path, why: str) -> SnapshotError:
    return SnapshotError(
        "this is not a valid snapshot",
        reference="snapshot-damaged",
        context=f"{path}: {why}",
        hint="to record it again: drydock snapshot -o FILE",
    )
