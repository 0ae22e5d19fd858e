"""Fakes of the ports: a host in memory, a person with given answers, a journal in a list."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, Literal, TypeVar

import msgspec

from assistant.model.contract.session import SessionLine
from assistant.model.errors import ActionError, ChangedError, StoreError
from assistant.model.event import Event, Payload, kind_of, plain_payload, read_payload
from assistant.model.fact import Absent, Fact, FactKey, Known, Reason, Unknown, Value
from assistant.model.look import (
    Content,
    Dial,
    DialFailed,
    DialReply,
    Dns,
    DnsAnswer,
    DnsReply,
    Engine,
    EngineReply,
    Environ,
    Environment,
    EnvironReply,
    ListDir,
    ListReply,
    Names,
    Ran,
    Read,
    ReadReply,
    Response,
    Run,
    RunReply,
    Stat,
    StatReply,
    Status,
)
from assistant.model.preview import Preview
from assistant.model.risk import Allowance
from assistant.ports import Candidate
from assistant.repair.context import RepairContext
from assistant.repair.ledger import Ledger
from assistant.steps.plan.host_now import HostNow
from assistant.text.digest import digest

Kind = Literal["file", "directory", "link", "socket", "block", "char", "fifo"]
KINDS: dict[str, Kind] = {"block": "block", "char": "char"}
ROOT = "root@lab"
CANDIDATES = "/run/drydock/candidate-1-"
"""How the path of a candidate begins."""
FOLDERS = ("/etc", "/etc/docker", "/run", "/home/tom")
"""Those that every host has."""
P = TypeVar("P")


class FakeHost:
    """A host in memory, with a side to look at and a side to act on. Facts are given; a command may have an effect."""

    def __init__(self, files: Mapping[str, str] | None = None, identity: str = ROOT) -> None:
        self.files: dict[str, bytes] = {path: text.encode() for path, text in (files or {}).items()}
        self.others: dict[str, Status] = {"/run/systemd/system": status("directory")}
        self.facts: dict[FactKey, Fact] = {}
        self.ran: list[tuple[str, ...]] = []
        self.called: list[tuple[Any, ...]] = []
        self.docker_host = ""
        self.replies: dict[tuple[str, ...], Ran] = {}
        self.views: dict[tuple[str, ...], Callable[[], Ran]] = {}
        self.engine_replies: dict[str, Response] = {}
        self.effects: dict[tuple[str, ...], Callable[[], None]] = {}
        self.identity = identity
        self.no_root = ""
        self.left_over: tuple[str, ...] = ()
        self.before_change: Callable[[], None] = nothing
        self.act = FakeAct(self)
        self.look = FakeLook(self)

    def fact(self, name: str, value: Value | None, of: str | None = None) -> FakeHost:
        """Give a fact; None is absent."""
        key = FactKey(name, of)
        self.facts[key] = Fact(key, Absent() if value is None else Known(value))
        return self

    def answers(self, path: str, body: object) -> FakeHost:
        """Give the Engine API's answer to a GET."""
        self.engine_replies[path] = Response(200, json.dumps(body))
        return self

    def probe(self, keys: Iterable[FactKey]) -> Mapping[FactKey, Fact]:
        return {key: self.facts.get(key) or Fact(key, Unknown(Reason.NOT_RECORDED)) for key in keys}

    def host_now(self) -> HostNow:
        return HostNow(self.act, self.look, self.probe, lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))

    def at(self, path: str) -> Status | None:
        data = self.files.get(path)
        if path in FOLDERS or any(each.startswith(f"{path}/") for each in (*self.files, *self.others)):
            return self.others.get(path) or status("directory")
        return self.others.get(path) or (None if data is None else status("file", len(data)))

    def make_folders(self, path: str) -> None:
        """Make the folders that a path lies in, as far as they are missing."""
        for folder in map(str, PurePosixPath(path).parents):
            if folder != "/" and self.at(folder) is None:
                self.others[folder] = status("directory")

    def text(self, path: str) -> str:
        return self.files[path].decode()


class FakeAct:
    """Implements Act."""

    def __init__(self, host: FakeHost) -> None:
        self._host = host

    def identity(self) -> str:
        return self._host.identity

    def execute(self, argv: Sequence[str], *, root: bool, timeout_s: float) -> Ran:
        if root and self._host.no_root:
            raise ActionError(self._host.no_root, reference="sudo-needs-password", hint="sudo -v")
        if tuple(argv) == ("true",):
            return Ran(0, "")
        self._host.ran.append(tuple(argv))
        self._host.effects.get(tuple(argv), nothing)()
        return self._host.replies.get(tuple(argv), Ran(0, ""))

    def read_file(self, path: str) -> bytes | None:
        return self._host.files.get(path)

    def write_file(
        self, path: str, data: bytes, *, before: str | None, mode: int | None = None, dated: str | None = None
    ) -> None:
        self._host.before_change()
        self._expect(path, before)
        self._host.make_folders(path)
        self._host.files[path] = data

    def back_up(self, path: str, copy: str, *, before: str) -> None:
        self._expect(path, before)
        self._host.files[copy] = self._host.files[path]

    def candidate(self, name: str, data: bytes) -> Candidate:
        self._host.files[CANDIDATES + name] = data
        return Candidate(CANDIDATES + name, self._host.left_over)

    def rename(self, old: str, new: str) -> None:
        if old in self._host.files:
            self._host.files[new] = self._host.files.pop(old)
        else:
            self._host.others[new] = self._host.others.pop(old)

    def remove_file(self, path: str, *, before: str | None = None) -> None:
        if before is not None:
            self._expect(path, before)
        self._host.files.pop(path, None)
        self._host.others.pop(path, None)

    def remove_folder(self, path: str) -> bool:
        if any(each.startswith(f"{path}/") for each in (*self._host.files, *self._host.others)):
            return False
        self._host.others.pop(path, None)
        return True

    def make_node(self, path: str, *, kind: str, major: int, minor: int, mode: int, group: str) -> None:
        self._host.others[path] = Status(KINDS[kind], mode, 0, 0, "root", group, major=major, minor=minor)

    def stat(self, path: str) -> Status | None:
        return self._host.at(path)

    def _expect(self, path: str, before: str | None) -> None:
        if digest(self._host.files.get(path)) != before:
            raise ChangedError(f"{path} was changed by somebody else meanwhile", reference="file-changed-meanwhile")

    def engine(
        self,
        method: str,
        path: str,
        *,
        body: dict[str, Any] | None = None,
        api: str = "",
        endpoint: str,
        root: bool = False,
    ) -> tuple[int, str]:
        self._host.called.append((method, path) if body is None else (method, path, body))
        return 200, "{}"


class FakeLook:
    """Implements Look."""

    def __init__(self, host: FakeHost) -> None:
        self._host = host

    def run(self, ask: Run) -> RunReply:
        if ask.argv in self._host.views:
            return self._host.views[ask.argv]()
        return self._host.replies.get(ask.argv, Unknown(Reason.NOT_INSTALLED))

    def read(self, ask: Read) -> ReadReply:
        data = self._host.files.get(ask.path)
        return Absent() if data is None else Content(data.decode())

    def stat(self, ask: Stat) -> StatReply:
        return self._host.at(ask.path) or Absent()

    def list(self, ask: ListDir) -> ListReply:
        below = ask.path.rstrip("/") + "/"
        paths = (path for path in (*self._host.files, *self._host.others) if path.startswith(below))
        return Names(tuple(sorted({path.removeprefix(below).partition("/")[0] for path in paths})))

    def engine(self, ask: Engine) -> EngineReply:
        return self._host.engine_replies.get(ask.path, Response(404, "{}"))

    def dial(self, ask: Dial) -> DialReply:
        return DialFailed("refused")

    def dns(self, ask: Dns) -> DnsReply:
        return DnsAnswer("NXDOMAIN")

    def environ(self, ask: Environ) -> EnvironReply:
        engine = {"DOCKER_HOST": self._host.docker_host} if self._host.docker_host else {}
        return Environment({"HOME": "/home/tom", **engine})


class FakePerson:
    """Approves what `answers` says, in order, and everything after them as `otherwise`."""

    def __init__(
        self, *answers: bool, otherwise: bool = True, yes: bool = False, undo_yes: bool = False, is_there: bool = True
    ) -> None:
        self.is_there = is_there
        self.undo_yes = undo_yes
        self.answers = list(answers)
        self.otherwise = otherwise
        self.yes = yes
        self.previews: list[Preview] = []
        self.told: list[str] = []
        self.asked: list[str] = []
        self.before_answer: Callable[[], None] = nothing

    def approve(self, preview: Preview) -> bool:
        self.previews.append(preview)
        self.before_answer()
        if (self.yes and not preview.by_person) or (self.undo_yes and not preview.only_seen):
            return True
        if not self.is_there:
            return False
        return self.answers.pop(0) if self.answers else self.otherwise

    def done(self, text: str) -> bool:
        self.asked.append(text)
        return self.is_there and self._answer()

    def _answer(self) -> bool:
        return self.answers.pop(0) if self.answers else self.otherwise

    def agrees(self, question: str) -> bool:
        self.asked.append(question)
        return self.is_there and self._answer()

    def tell(self, text: str) -> None:
        self.told.append(text)


class FakeJournal:
    """Keeps events in a list, through JSON as on a disk; from the event number `fails_from` on, the disk is full."""

    def __init__(self, fails_from: int | None = None, *, is_durable: bool = True) -> None:
        self.is_durable = is_durable
        self.kept: list[Event] = []
        self.fails_from = fails_from

    def open(self, *, host: str) -> int:
        return 1

    def record(self, session: int, payload: Payload) -> Event:
        if self.fails_from is not None and len(self.kept) >= self.fails_from:
            raise StoreError("the disk is full")
        plain = msgspec.json.decode(msgspec.json.encode(plain_payload(payload)))
        event = Event(session, len(self.kept) + 1, "2026-01-02T03:04:05Z", read_payload(kind_of(payload), plain))
        self.kept.append(event)
        return event

    def events(self, session: int) -> tuple[Event, ...]:
        return tuple(self.kept)

    def sessions(self, limit: int = 50) -> tuple[SessionLine, ...]:
        return ()

    def search(self, words: str, limit: int = 50) -> tuple[SessionLine, ...]:
        return ()

    def kinds(self) -> list[str]:
        return [event.kind for event in self.kept]

    def of(self, kind: type[P]) -> list[P]:
        """The payloads of one kind, in order."""
        return [event.payload for event in self.kept if isinstance(event.payload, kind)]


def context_of(
    host: FakeHost,
    person: FakePerson | None = None,
    journal: FakeJournal | None = None,
    allow: Allowance | None = None,
) -> RepairContext:
    """Everything that a change stands on, with a clock that moves by pausing only."""
    clock = [0.0]

    def pause(seconds: float) -> None:
        clock[0] += seconds

    ledger = Ledger(journal or FakeJournal(), 1)
    return RepairContext(
        host.act, host.look, host.probe, person or FakePerson(), ledger, allow, pause, lambda: clock[0]
    )


def status(kind: Kind, size: int = 0, target: str = "") -> Status:
    """What stands at a path."""
    return Status(kind, 0o644, 0, 0, "root", "root", size, target=target)


def nothing() -> None:
    """No effect."""
