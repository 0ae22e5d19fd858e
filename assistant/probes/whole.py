"""A file or a command's output as a whole: what does not stand in its first part may stand in the rest.

Probes read and run through these two alone, so that no fact is drawn from a part. Only the end of a log is asked for
as what it is, a part: `Read(path, tail=True)`.
"""

from __future__ import annotations

from assistant.model.fact import Reason, Unknown
from assistant.model.look import Content, Environ, Environment, EnvironReply, Look, Ran, Read, ReadReply, Run, RunReply


def read_whole(look: Look, path: str) -> ReadReply:
    """A file's text; Unknown(unreadable) when it is longer than what is read of a file."""
    reply = look.read(Read(path))
    return _cut(path, reply.text) if isinstance(reply, Content) and reply.cut else reply


def run_whole(look: Look, argv: tuple[str, ...], timeout_s: float = 3.0) -> RunReply:
    """What a read-only command prints; Unknown(unreadable) when that is more than what is kept of it."""
    reply = look.run(Run(argv, timeout_s))
    return _cut(" ".join(argv), reply.out) if isinstance(reply, Ran) and reply.cut else reply


def whole_environment(look: Look) -> EnvironReply:
    """The environment; Unknown(not-recorded) where only some of its variables are shown."""
    reply = look.environ(Environ())
    is_cut = isinstance(reply, Environment) and reply.cut
    return Unknown(Reason.NOT_RECORDED, "only a part of the environment is shown") if is_cut else reply


def _cut(what: str, text: str) -> Unknown:
    return Unknown(Reason.UNREADABLE, f"{what}: only the first {len(text.encode())} bytes were read")
