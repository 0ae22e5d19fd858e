"""One table of what the system's errors are called: by glibc and Go, by Windows, by languages, and by number."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from assistant.model.pattern import Pattern
from assistant.model.shape import Errno

TEXTS: dict[str, Errno] = {
    "argument list too long": Errno.E2BIG,
    "permission denied": Errno.EACCES,
    "access is denied": Errno.EACCES,
    "access denied": Errno.EACCES,
    "address already in use": Errno.EADDRINUSE,
    "only one usage of each socket address (protocol/network address/port) is normally permitted": Errno.EADDRINUSE,
    "cannot assign requested address": Errno.EADDRNOTAVAIL,
    "can't assign requested address": Errno.EADDRNOTAVAIL,
    "address not available": Errno.EADDRNOTAVAIL,
    "resource temporarily unavailable": Errno.EAGAIN,
    "bad file descriptor": Errno.EBADF,
    "bad message": Errno.EBADMSG,
    "device or resource busy": Errno.EBUSY,
    "resource busy": Errno.EBUSY,
    "target is busy": Errno.EBUSY,
    "the process cannot access the file because it is being used by another process": Errno.EBUSY,
    "software caused connection abort": Errno.ECONNABORTED,
    "connection refused": Errno.ECONNREFUSED,
    "couldn't connect to server": Errno.ECONNREFUSED,
    "no connection could be made because the target machine actively refused it": Errno.ECONNREFUSED,
    "connection reset by peer": Errno.ECONNRESET,
    "connection reset": Errno.ECONNRESET,
    "an existing connection was forcibly closed by the remote host": Errno.ECONNRESET,
    "disk quota exceeded": Errno.EDQUOT,
    "quota exceeded": Errno.EDQUOT,
    "file exists": Errno.EEXIST,
    "file too large": Errno.EFBIG,
    "no route to host": Errno.EHOSTUNREACH,
    "host is unreachable": Errno.EHOSTUNREACH,
    "invalid argument": Errno.EINVAL,
    "input/output error": Errno.EIO,
    "i/o error": Errno.EIO,
    "is a directory": Errno.EISDIR,
    "too many levels of symbolic links": Errno.ELOOP,
    "symbolic link loop": Errno.ELOOP,
    "too many open files": Errno.EMFILE,
    "no file descriptors available": Errno.EMFILE,
    "too many links": Errno.EMLINK,
    "file name too long": Errno.ENAMETOOLONG,
    "filename too long": Errno.ENAMETOOLONG,
    "network is unreachable": Errno.ENETUNREACH,
    "network unreachable": Errno.ENETUNREACH,
    "too many open files in system": Errno.ENFILE,
    "no buffer space available": Errno.ENOBUFS,
    "no such device": Errno.ENODEV,
    "no such file or directory": Errno.ENOENT,
    "mount point does not exist": Errno.ENOENT,
    "the system cannot find the file specified": Errno.ENOENT,
    "the system cannot find the path specified": Errno.ENOENT,
    "exec format error": Errno.ENOEXEC,
    "cannot allocate memory": Errno.ENOMEM,
    "out of memory": Errno.ENOMEM,
    "not enough space": Errno.ENOMEM,
    "no space left on device": Errno.ENOSPC,
    "there is not enough space on the disk": Errno.ENOSPC,
    "function not implemented": Errno.ENOSYS,
    "transport endpoint is not connected": Errno.ENOTCONN,
    "socket is not connected": Errno.ENOTCONN,
    "not a directory": Errno.ENOTDIR,
    "directory not empty": Errno.ENOTEMPTY,
    "operation not supported": Errno.ENOTSUP,
    "not supported": Errno.ENOTSUP,
    "no such device or address": Errno.ENXIO,
    "operation not permitted": Errno.EPERM,
    "broken pipe": Errno.EPIPE,
    "read-only file system": Errno.EROFS,
    "read-only filesystem": Errno.EROFS,
    "no such process": Errno.ESRCH,
    "stale file handle": Errno.ESTALE,
    "stale nfs file handle": Errno.ESTALE,
    "connection timed out": Errno.ETIMEDOUT,
    "operation timed out": Errno.ETIMEDOUT,
    "i/o timeout": Errno.ETIMEDOUT,
    "text file busy": Errno.ETXTBSY,
    "structure needs cleaning": Errno.EUCLEAN,
    "invalid cross-device link": Errno.EXDEV,
    "cross-device link": Errno.EXDEV,
    "signal: killed": Errno.SIGKILL,
    "killed by signal 9": Errno.SIGKILL,
    "status=9/kill": Errno.SIGKILL,
    "segmentation fault": Errno.SIGSEGV,
    "status=11/segv": Errno.SIGSEGV,
    "illegal instruction": Errno.SIGILL,
    "status=4/ill": Errno.SIGILL,
    "bus error": Errno.SIGBUS,
    "status=7/bus": Errno.SIGBUS,
    "bad system call": Errno.SIGSYS,
    "status=31/sys": Errno.SIGSYS,
}
"""The texts of glibc, musl, Go, BSD and Windows, in lower case."""

CLASSES: dict[str, Errno] = {
    "accessdeniedexception": Errno.EACCES,
    "access to the path": Errno.EACCES,
    "nosuchfileexception": Errno.ENOENT,
    "could not find a part of the path": Errno.ENOENT,
    "could not find file": Errno.ENOENT,
    "filealreadyexistsexception": Errno.EEXIST,
    "directorynotemptyexception": Errno.ENOTEMPTY,
    "notdirectoryexception": Errno.ENOTDIR,
    "readonlyfilesystemexception": Errno.EROFS,
}
"""Java's and .NET's own names: the object stands behind them, and no text of the system's."""

NUMBERS = {
    1: Errno.EPERM,
    2: Errno.ENOENT,
    3: Errno.ESRCH,
    5: Errno.EIO,
    6: Errno.ENXIO,
    7: Errno.E2BIG,
    8: Errno.ENOEXEC,
    9: Errno.EBADF,
    11: Errno.EAGAIN,
    12: Errno.ENOMEM,
    13: Errno.EACCES,
    16: Errno.EBUSY,
    17: Errno.EEXIST,
    18: Errno.EXDEV,
    19: Errno.ENODEV,
    20: Errno.ENOTDIR,
    21: Errno.EISDIR,
    22: Errno.EINVAL,
    23: Errno.ENFILE,
    24: Errno.EMFILE,
    26: Errno.ETXTBSY,
    27: Errno.EFBIG,
    28: Errno.ENOSPC,
    30: Errno.EROFS,
    31: Errno.EMLINK,
    32: Errno.EPIPE,
    36: Errno.ENAMETOOLONG,
    38: Errno.ENOSYS,
    39: Errno.ENOTEMPTY,
    40: Errno.ELOOP,
    74: Errno.EBADMSG,
    95: Errno.ENOTSUP,
    98: Errno.EADDRINUSE,
    99: Errno.EADDRNOTAVAIL,
    101: Errno.ENETUNREACH,
    103: Errno.ECONNABORTED,
    104: Errno.ECONNRESET,
    105: Errno.ENOBUFS,
    107: Errno.ENOTCONN,
    110: Errno.ETIMEDOUT,
    111: Errno.ECONNREFUSED,
    113: Errno.EHOSTUNREACH,
    116: Errno.ESTALE,
    117: Errno.EUCLEAN,
    122: Errno.EDQUOT,
}
"""By Linux's numbers (asm-generic/errno.h), which every architecture that Docker runs on has but MIPS."""

CODES: dict[str, Errno] = {
    **{each.value: each for each in Errno},
    "EWOULDBLOCK": Errno.EAGAIN,
    "EOPNOTSUPP": Errno.ENOTSUP,
}
"""As Node and Ruby write them."""

HINTS = (
    *(
        "no such ",
        "denied",
        "permitted",
        "read-only file",
        " space",
        "quota exceeded",
        " busy",
        " a directory",
        "does not exist",
    ),
    *("exec format", "too many ", "temporarily", "cannot allocate", "out of memory", "refused", "reset", "timed out"),
    *("i/o ", "no route", "unreachable", "address", "stale ", "input/output", "needs cleaning", "bad ", "too l"),
    *("cross-device", "invalid argument", "not supported", "not implemented", "broken pipe", "buffer space"),
    *("not empty", "file exists", "not connected", "link loop", "descriptors available", "connection abort"),
    *("forcibly closed", "connect to server", "system cannot find", "being used by another", "sh: ", "(os error"),
    *(
        "[errno",
        "can't connect",
        "exception",
        "could not find",
        "to the path",
        "signal",
        "status=",
        "segmentation",
        "illegal in",
        "bus error",
    ),
    "system call",
)
"""Parts, in lower case, one of which every line has that these tables can read; codes have CODE."""

CODE = Pattern(r"\bE[A-Z0-9]{2,13}\b")
"""A word that may be one of CODES."""
BY_LENGTH = tuple(sorted(TEXTS, key=len, reverse=True))
"""The texts, longest first: one that is a part of another comes behind it."""
_NUMBERED = Pattern(r"\[errno ([0-9]{1,3})\]|\(os error ([0-9]{1,3})\)")


class Token(msgspec.Struct, frozen=True, order=True):
    """An error's name in a line.

    Attributes:
        is_text: it is words that a sentence can hold as well; the others only programs write.
    """

    start: int
    stop: int
    errno: Errno
    is_text: bool = False


def texts_in(text: str) -> tuple[str, ...]:
    """The texts of errors that stand anywhere in a text, longest first."""
    low = text.lower()
    return tuple(each for each in BY_LENGTH if each in low)


def tokens_of(line: str, texts: tuple[str, ...] = BY_LENGTH) -> list[Token]:
    """The names of errors in a line, in order; those that are a part of a longer one left out.

    Args:
        texts: those to look for, longest first.
    """
    low = line.lower()
    if len(low) != len(line):  # a few letters are longer in lower case; then places would not agree
        low = line
    found = [*_texts(low, texts), *(Token(*each, CLASSES[name]) for name in CLASSES for each in places_of(low, name))]
    for each in _NUMBERED.finditer(low):
        errno = NUMBERS.get(int(each[1] or each[2]))
        found += [Token(each.start(), each.end(), errno)] if errno else []
    for each in CODE.finditer(line):
        found += [Token(each.start(), each.end(), CODES[each[0]])] if each[0] in CODES else []
    return sorted(found)


def _texts(low: str, texts: tuple[str, ...]) -> Iterator[Token]:
    taken: list[tuple[int, int]] = []
    for text in texts:
        for start, stop in places_of(low, text):
            if not any(begin <= start and stop <= end for begin, end in taken):
                taken.append((start, stop))
                yield Token(start, stop, TEXTS[text], is_text=True)


def places_of(low: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a text begins and ends in a line."""
    at = low.find(text)
    while at >= 0:
        yield at, at + len(text)
        at = low.find(text, at + len(text))
