"""Shapes: errors of which only the form is known: what was to be done with what, and why the system refused."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from assistant.model.match import HoleType


class Errno(StrEnum):
    """Why the operating system refused, by the name of its error; or with which signal it ended a process."""

    E2BIG = "E2BIG"
    EACCES = "EACCES"
    EADDRINUSE = "EADDRINUSE"
    EADDRNOTAVAIL = "EADDRNOTAVAIL"
    EAGAIN = "EAGAIN"
    EBADF = "EBADF"
    EBADMSG = "EBADMSG"
    EBUSY = "EBUSY"
    ECONNABORTED = "ECONNABORTED"
    ECONNREFUSED = "ECONNREFUSED"
    ECONNRESET = "ECONNRESET"
    EDQUOT = "EDQUOT"
    EEXIST = "EEXIST"
    EFBIG = "EFBIG"
    EHOSTUNREACH = "EHOSTUNREACH"
    EINVAL = "EINVAL"
    EIO = "EIO"
    EISDIR = "EISDIR"
    ELOOP = "ELOOP"
    EMFILE = "EMFILE"
    EMLINK = "EMLINK"
    ENAMETOOLONG = "ENAMETOOLONG"
    ENETUNREACH = "ENETUNREACH"
    ENFILE = "ENFILE"
    ENOBUFS = "ENOBUFS"
    ENODEV = "ENODEV"
    ENOENT = "ENOENT"
    ENOEXEC = "ENOEXEC"
    ENOMEM = "ENOMEM"
    ENOSPC = "ENOSPC"
    ENOSYS = "ENOSYS"
    ENOTCONN = "ENOTCONN"
    ENOTDIR = "ENOTDIR"
    ENOTEMPTY = "ENOTEMPTY"
    ENOTSUP = "ENOTSUP"
    ENXIO = "ENXIO"
    EPERM = "EPERM"
    EPIPE = "EPIPE"
    EROFS = "EROFS"
    ESRCH = "ESRCH"
    ESTALE = "ESTALE"
    ETIMEDOUT = "ETIMEDOUT"
    ETXTBSY = "ETXTBSY"
    EUCLEAN = "EUCLEAN"
    EXDEV = "EXDEV"
    SIGKILL = "SIGKILL"
    """from here on signals: the system has ended a process"""
    SIGSEGV = "SIGSEGV"
    SIGILL = "SIGILL"
    SIGBUS = "SIGBUS"
    SIGSYS = "SIGSYS"


class ObjectKind(StrEnum):
    """What an operation was about."""

    PATH = "path"
    """an absolute path"""
    SOCKET = "socket"
    """a unix socket, by its path"""
    ADDRESS = "address"
    """a host, a port, or both"""
    NONE = "none"
    """the line names nothing that could be looked at"""


CAPTURES: dict[ObjectKind, dict[str, HoleType]] = {
    ObjectKind.PATH: {"path": HoleType.PATH},
    ObjectKind.SOCKET: {"path": HoleType.PATH},
    ObjectKind.ADDRESS: {"address": HoleType.ADDRESS, "host": HoleType.HOST, "port": HoleType.PORT},
    ObjectKind.NONE: {},
}
"""The captures that an object gives, beside `operation`, `errno` and `place`, which every shape does."""


class Operation(StrEnum):
    """What was to be done."""

    OPEN = "open"
    """opened, read or written: the usual one where nothing else is said"""
    CREATE = "create"
    REMOVE = "remove"
    RENAME = "rename"
    CHANGE = "change"
    """its owner, mode or times"""
    LOOK = "look"
    """stat and the like"""
    EXECUTE = "execute"
    MOUNT = "mount"
    CONNECT = "connect"
    LISTEN = "listen"


class Place(StrEnum):
    """Whose paths and addresses a line speaks of."""

    HOST = "host"
    """this machine's: a prompt or a log of its own shows them"""
    UNKNOWN = "unknown"
    """nobody says whose; as a form, it is the same as HOST"""
    CONTAINER = "container"
    """those inside of a container, which are not the host's"""


class Shape(msgspec.Struct, frozen=True):
    """An error of which only the form is known.

    Attributes:
        object: a path or an address as it stands in the line; empty for NONE.
        host, port: of an ADDRESS, either may be empty.
        line: 1-based line of the text.
        text: the line.
        container: the container that speaks, where it is named.
    """

    errno: Errno
    kind: ObjectKind
    operation: Operation = Operation.OPEN
    object: str = ""
    host: str = ""
    port: str = ""
    line: int = 0
    text: str = ""
    place: Place = Place.UNKNOWN
    container: str = ""


class ShapeForm(msgspec.Struct, frozen=True):
    """Which shapes a symptom takes.

    Attributes:
        errno: one of these.
        object: what the operation was about.
        operation: one of these; empty for any.
        place: whose object it is.
    """

    errno: tuple[Errno, ...]
    object: ObjectKind
    operation: tuple[Operation, ...] = ()
    place: Place = Place.HOST

    def takes(self, shape: Shape) -> bool:
        """Whether a shape is one of these."""
        return (
            shape.errno in self.errno
            and shape.kind is self.object
            and (shape.place is Place.CONTAINER) is (self.place is Place.CONTAINER)
            and (not self.operation or shape.operation in self.operation)
        )
