"""The parts that a planned change consists of, as data: what is shown is what is done."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from assistant.model.risk import Aspect

Method = Literal["POST", "PUT", "DELETE"]


class Command(msgspec.Struct, frozen=True, tag="command"):
    """Run an argv.

    Attributes:
        may_fail: what follows is done even when this fails.
    """

    argv: tuple[str, ...]
    root: bool = True
    timeout_s: float = 120.0
    may_fail: bool = False


class BackUp(msgspec.Struct, frozen=True, tag="back-up"):
    """Copy a file beside itself.

    Attributes:
        before: the SHA-256 of what is copied.
    """

    path: str
    copy: str
    before: str


class CheckConfig(msgspec.Struct, frozen=True, tag="check-config"):
    """Let dockerd judge the future contents of its configuration file, before they are put in place.

    Attributes:
        arguments: what dockerd is started with, so that a conflict with the file is seen, too.
    """

    path: str
    data: bytes
    arguments: tuple[str, ...] = ()


class CheckShell(msgspec.Struct, frozen=True, tag="check-shell"):
    """Let a shell read, without running anything, the future contents of a file that it reads at a login.

    Attributes:
        shell: the shell that will read it.
    """

    path: str
    data: bytes
    shell: str


class CheckUnit(msgspec.Struct, frozen=True, tag="check-unit"):
    """Let systemd read the future contents of a unit file or drop-in, before they are put in place."""

    path: str
    data: bytes


class Write(msgspec.Struct, frozen=True, tag="write"):
    """Write a file whole.

    Attributes:
        before: the SHA-256 of what is replaced, None when nothing may stand there.
        dated: the file whose time of change it gets, so that what is restored is as old as it was; None: it is new.
    """

    path: str
    data: bytes
    before: str | None
    mode: int | None = None
    dated: str | None = None


class Rename(msgspec.Struct, frozen=True, tag="rename"):
    """Rename a path."""

    old: str
    new: str


class Remove(msgspec.Struct, frozen=True, tag="remove"):
    """Remove a file or device node that Drydock made.

    Attributes:
        before: the SHA-256 of what may be removed, None for whatever stands there.
    """

    path: str
    before: str | None = None


class RemoveFolder(msgspec.Struct, frozen=True, tag="remove-folder"):
    """Remove a folder that Drydock made; one that holds something by now stays."""

    path: str


class MakeNode(msgspec.Struct, frozen=True, tag="make-node"):
    """Make a device node."""

    path: str
    kind: Literal["block", "char"]
    major: int
    minor: int
    mode: int
    group: str


class Call(msgspec.Struct, frozen=True, tag="call"):
    """Call the Docker Engine API.

    Attributes:
        path: with its query, without the version.
        endpoint: the URL of the engine that is called.
        body: sent as JSON.
        api: the oldest version of the API that knows the call, empty when all do.
        root: this user may not open the engine's socket; root's rights are needed.
    """

    method: Method
    path: str
    endpoint: str
    body: dict[str, Any] | None = None
    api: str = ""
    root: bool = False

    @property
    def is_local(self) -> bool:
        """Whether the engine is this machine's."""
        return self.endpoint.startswith("unix://")


Part = (
    Command | BackUp | CheckConfig | CheckShell | CheckUnit | Write | Rename | Remove | RemoveFolder | MakeNode | Call
)


def fingerprint(
    parts: tuple[Part, ...], identity: str, affects: Mapping[Aspect, str] | None = None, *, only_seen: bool = False
) -> str:
    """What an approval is bound to: exactly these parts, which affect what was said, done by this user on this host.

    Names of backups and paths moved aside hold the time; they are left out, because they change nothing.
    """
    bound = [_timeless(part) for part in parts if not isinstance(part, BackUp)]
    return hashlib.sha256(
        msgspec.json.encode([bound, identity, sorted((affects or {}).items()), only_seen])
    ).hexdigest()


def _timeless(part: Part) -> Part:
    return Rename(part.old, "aside") if isinstance(part, Rename) and ".drydock-" in part.new else part
