"""What the use cases need from outside; adapters in host/, store/ and repl/ implement these."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

import msgspec

from assistant.model.contract.session import SessionLine
from assistant.model.event import Event, Payload
from assistant.model.fact import Fact
from assistant.model.look import Look, Ran, Status
from assistant.model.preview import Preview


class Candidate(msgspec.Struct, frozen=True):
    """A private file that waits for a judgement.

    Attributes:
        left_over: candidates of runs that were killed; they were removed now.
    """

    path: str
    left_over: tuple[str, ...] = ()


class Act(Protocol):
    """A host that can be changed. Everything here raises ActionError when it fails, and leaves the host as it was.

    `root=True` runs through `sudo -n` when the user is not root; where that is not possible the error says so.
    """

    def identity(self) -> str:
        """The user and host that act, as `user@host`: part of what an approval is bound to."""
        ...

    def execute(self, argv: Sequence[str], *, root: bool, timeout_s: float) -> Ran:
        """Run a command without a shell; a non-zero exit code is a result, not an error."""
        ...

    def read_file(self, path: str) -> bytes | None:
        """A file's bytes, None when there is none."""
        ...

    def write_file(
        self, path: str, data: bytes, *, before: str | None, mode: int | None = None, dated: str | None = None
    ) -> None:
        """Write a file atomically, keeping owner, mode, ACL and labels of an existing one; missing folders are made.

        Args:
            before: the SHA-256 of what stands there, None when nothing does; compared right before the change.
            dated: the file whose time of change it gets.

        Raises:
            ChangedError: something else stands there by now; nothing was written.
        """
        ...

    def back_up(self, path: str, copy: str, *, before: str) -> None:
        """Copy a file beside itself, with owner, mode and time; refused when there is no file, or the copy exists.

        Args:
            before: the SHA-256 of what is to be copied.

        Raises:
            ChangedError: something else stands there by now; nothing was copied.
        """
        ...

    def candidate(self, name: str, data: bytes) -> Candidate:
        """Write what a program is to judge into a private file, which no other user can read and nothing uses.

        Args:
            name: how the file's name ends.
        """
        ...

    def rename(self, old: str, new: str) -> None:
        """Rename a path; refused when the new one exists."""
        ...

    def remove_file(self, path: str, *, before: str | None = None) -> None:
        """Remove one file or device node that Drydock made; nothing happens when it is gone.

        Args:
            before: the SHA-256 of what may be removed, None for whatever stands there.

        Raises:
            ChangedError: something else stands there by now; it was left.
        """
        ...

    def remove_folder(self, path: str) -> bool:
        """Remove a folder that Drydock made, if it is empty; whether it is gone."""
        ...

    def make_node(self, path: str, *, kind: str, major: int, minor: int, mode: int, group: str) -> None:
        """Make a device node."""
        ...

    def stat(self, path: str) -> Status | None:
        """What stands at a path, links not followed; None when nothing does."""
        ...

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
        """Call the Docker Engine API; status and body. Refused when another endpoint than this one is in force.

        Args:
            body: sent as JSON.
            api: the oldest version of the API that knows the call, empty when all do.
            endpoint: the URL of the engine that is meant: part of what an approval is bound to.
            root: with root's rights, at a socket of this machine that this user may not open.
        """
        ...


class Watch(Protocol):
    """Is told how a round of looks goes on, by the thread that waits for it."""

    def looking(self) -> AbstractContextManager[None]:
        """Around a round of looks."""
        ...

    def found(self, fact: Fact) -> None:
        """A fact is there."""
        ...

    def waits(self, probes: Sequence[str]) -> None:
        """These probes have not ended yet; said about once a second."""
        ...


class Host(Protocol):
    """Where probes look and steps act. `act` is None for a host that can only be looked at (a snapshot)."""

    @property
    def name(self) -> str: ...

    @property
    def look(self) -> Look:
        """Asks the host anew at each question: for what must be seen as it is now."""
        ...

    def round(self) -> Look:
        """A Look for one round of probes: each distinct question is put to the host once, all get the same reply."""
        ...

    def round_as_root(self) -> Look | None:
        """The same, with root's rights for what this user may not see: only where a person repairs, because sudo keeps
        a record of each use. None where they cannot be had without a question, or bring nothing."""
        ...

    @property
    def is_recorded(self) -> bool:
        """Whether looks are read from a recording, so that none takes long or is seen by anybody."""
        ...

    @property
    def act(self) -> Act | None: ...

    @property
    def taken(self) -> str:
        """When it was recorded, ISO 8601; empty for a live host."""
        ...


class Journal(Protocol):
    """Sessions and their events. Texts are redacted on the way in."""

    @property
    def is_durable(self) -> bool:
        """Whether what is recorded outlives this process."""
        ...

    def open(self, *, host: str) -> int:
        """Begin a session; its number, from 1."""
        ...

    def record(self, session: int, payload: Payload) -> Event:
        """Add an event; it is on the disk when this returns."""
        ...

    def events(self, session: int) -> tuple[Event, ...]:
        """A session's events in order; empty when there is no such session."""
        ...

    def sessions(self, limit: int = 50) -> tuple[SessionLine, ...]:
        """The newest sessions first."""
        ...

    def search(self, words: str, limit: int = 50) -> tuple[SessionLine, ...]:
        """The sessions that have all of these words, best first, each with the piece of text around them."""
        ...


class Person(Protocol):
    """The one who approves and answers. Where nobody can be asked, every answer is no."""

    @property
    def is_there(self) -> bool:
        """Whether anybody can be asked."""
        ...

    def approve(self, preview: Preview) -> bool:
        """Whether exactly this may be done."""
        ...

    def done(self, text: str) -> bool:
        """Ask the human to do something; whether it is done."""
        ...

    def agrees(self, question: str) -> bool:
        """Whether the human says yes to a plain question."""
        ...

    def tell(self, text: str) -> None:
        """Say something, as plain text."""
        ...
