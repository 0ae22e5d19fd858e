"""One line, read by its form: `operation object: error`, in whatever order and dress a language puts them."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.matching.shapes.errnos import NUMBERS
from assistant.matching.shapes.objects import NOTHING, Named, address_in, path_in, socket_in
from assistant.matching.shapes.operations import first_operation, last_operation
from assistant.matching.shapes.tokens import BY_LENGTH, Token, tokens_of
from assistant.model.pattern import Pattern
from assistant.model.shape import Errno, ObjectKind, Operation, Shape

_NEAR_LEFT, _NEAR_RIGHT = 420, 320
_JOINS = ":([],;=>|{-)"
"""What joins an error's text to what stands before it; in a sentence nothing does."""
_BEFORE_NUMBER = ("(", ":", "[", "errno", "errcode")
_BEHIND = Pattern(
    r"\s*(?:\Z|[:,)\];}|\\]|['\"`\u201d]\s*(?:\Z|[,)\]}:;])|\.\s*(?:\Z|[A-Z)])"
    r"|\((?:core dumped|os error|errno|-?\d|[A-Z])|@ |\[|in /\S+ on line \d)"
)
_ENDS = " \t:([{,;=-"
_SAYS_FAILED = ("failed", "error", "failure")
_SHELL = Pattern(
    r"(?<![\w.])-?(?:[\w./-]{0,60}/)?(?:ba|da|z|k|a|c)?sh: (?:line )?(?:\d+: )?(?P<path>/[^\s:]{1,250}): (?P<end>.*)"
)
_BY_NUMBER = Pattern(r"(?i)can't connect to .{0,120}\((?P<number>\d{1,3})\)")
_SAID = Pattern(r": [a-z][a-z/ -]{2,60}(?=, [a-z]|:|$)")

_OF_ADDRESSES = frozenset(
    {
        *(Errno.ECONNREFUSED, Errno.ECONNRESET, Errno.ECONNABORTED, Errno.ETIMEDOUT, Errno.EHOSTUNREACH),
        *(Errno.ENETUNREACH, Errno.EADDRINUSE, Errno.EADDRNOTAVAIL, Errno.EPIPE, Errno.ENOTCONN),
    }
)
_WITHOUT_OBJECT = frozenset(
    {
        *(Errno.ENOSPC, Errno.EDQUOT, Errno.EMFILE, Errno.ENFILE, Errno.ENOMEM, Errno.EAGAIN, Errno.ENOBUFS),
        *(Errno.SIGKILL, Errno.SIGSEGV, Errno.SIGILL, Errno.SIGBUS, Errno.SIGSYS),
        *(Errno.EIO, Errno.ESTALE, Errno.EUCLEAN, Errno.EBADMSG, Errno.ENOEXEC, Errno.EROFS),
    }
)
"""The host itself can be looked at for these, where the line names nothing."""
_CONNECTING = ("dial ", "connect", "socket")
_LISTENING = ("listen tcp", "listen udp", "bind to", "binding to", "bind() to", "dial tcp", "dial udp")


def shapes_of(line: str, after: str = "", texts: tuple[str, ...] = BY_LENGTH) -> Iterator[Shape]:
    """The shapes of one line.

    Args:
        after: the line behind it, where some programs name the address.
        texts: the texts of errors to look for.
    """
    shell = _SHELL.search(line) if "sh: " in line else None
    if shell and shell["end"].strip() == "not found":
        yield Shape(Errno.ENOENT, ObjectKind.PATH, Operation.EXECUTE, shell["path"])
        return
    for token in _errors(line, texts):
        left = _without_joint(line[max(0, token.start - _NEAR_LEFT) : token.start])
        for shape in _about(token.errno, left, line[token.stop : token.stop + _NEAR_RIGHT], after):
            by_shell = shell is not None and (shape.object == shell["path"] or "bad interpreter" in line)
            yield Shape(
                shape.errno,
                shape.kind,
                Operation.EXECUTE if by_shell else shape.operation,
                shape.object,
                shape.host,
                shape.port,
            )


def _errors(line: str, texts: tuple[str, ...]) -> Iterator[Token]:
    """The errors of a line, each once, however many names one has: `[Errno 13] Permission denied`."""
    by_number = _BY_NUMBER.search(line) if "'t connect" in line else None
    if by_number and (errno := NUMBERS.get(int(by_number["number"]))):
        yield Token(by_number.start("number"), by_number.end(), errno)
        return
    last: Token | None = None
    for token in tokens_of(line, texts):
        if token.is_text and not _is_joined(line, token):
            continue
        token = token if token.is_text else Token(token.start, _end_of(line, token), token.errno)
        if last and last.errno is token.errno and token.start - last.stop <= 4:
            last = Token(last.start, max(last.stop, token.stop), token.errno)
        else:
            if last:
                yield last
            last = token
    if last:
        yield last


def _is_joined(line: str, token: Token) -> bool:
    """Whether a text stands where programs put it: behind a joint, and with an end behind it."""
    if not _BEHIND.match(line, token.stop):
        return False
    before = line[max(0, token.start - 40) : token.start].rstrip(" \t'\"`\u201c\\")
    number = before.rstrip("0123456789")
    if number != before:
        return number.rstrip(" -:").lower().endswith(_BEFORE_NUMBER) or number.rstrip().endswith(_BEFORE_NUMBER)
    return not before or before[-1] in _JOINS or (before[-1] == "." and before[-2:-1].isdigit())


def _end_of(line: str, token: Token) -> int:
    """Where a code and what is said of it end: `EXDEV: cross-device link not permitted, rename ...`."""
    said = _SAID.match(line, token.stop)
    return said.end() if said else token.stop


def _without_joint(left: str) -> str:
    """What stands before an error, without what joins both: `: `, ` failed (13: `, ` (Errcode: 13 - `."""
    while True:
        bare = left.rstrip(_ENDS)
        number = bare.rstrip("0123456789")
        if number != bare and number.rstrip(" -:").lower().endswith(_BEFORE_NUMBER):
            bare = number.rstrip(_ENDS)
        for word in ("errno", "errcode", "os", *_SAYS_FAILED):
            if bare.lower().endswith(" " + word) or bare.lower().endswith("(" + word):
                bare = bare[: -len(word)]
        if bare == left:
            return left
        left = bare


def _about(errno: Errno, left: str, right: str, after: str) -> Iterator[Shape]:
    named = list(_objects(errno, left, right, after))
    for each in named or ([NOTHING] if errno in _WITHOUT_OBJECT else []):
        yield Shape(errno, each.kind, _operation(left, right, each), each.object, each.host, each.port)


def _objects(errno: Errno, left: str, right: str, after: str) -> Iterator[Named]:
    if errno.name.startswith("SIG"):
        return
    near = left.lower()
    is_of_address = errno in _OF_ADDRESSES
    socket = socket_in(left, right) if is_of_address or any(each in near for each in _CONNECTING) else None
    if socket:
        yield socket
    elif is_of_address or any(each in near for each in _LISTENING):
        address = address_in(left, right) or address_in(after, "")
        if address:
            yield address
    else:
        yield from path_in(left, right)


def _operation(left: str, right: str, named: Named) -> Operation:
    """What was to be done: Node says it behind the error, everybody else before."""
    found = (first_operation(right) if named.kind is not ObjectKind.SOCKET else None) or last_operation(left)
    usual = Operation.CONNECT if named.kind in (ObjectKind.ADDRESS, ObjectKind.SOCKET) else Operation.OPEN
    return found or usual
