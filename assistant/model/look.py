"""How a host is looked at: the questions that probes put to it, and its raw replies.

A probe composes these; a live machine answers them, a recorder keeps question and reply side by side, and a snapshot
replays them, so that the same parsers serve all. Nothing here can change a host.
"""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

from assistant.model.fact import Absent, Unknown


class Run(msgspec.Struct, frozen=True, tag="run"):
    """Run a read-only command: an argv, never a shell. The locale is C, standard input is empty."""

    argv: tuple[str, ...]
    timeout_s: float = 3.0


class Read(msgspec.Struct, frozen=True, tag="read"):
    """Read a file, at most `limit_bytes` of it; from its end when `tail`."""

    path: str
    limit_bytes: int = 4_194_304
    tail: bool = False


class Stat(msgspec.Struct, frozen=True, tag="stat"):
    """Look at a path; a symbolic link itself unless `follow`."""

    path: str
    follow: bool = False


class ListDir(msgspec.Struct, frozen=True, tag="list"):
    """The names in a directory."""

    path: str


class Engine(msgspec.Struct, frozen=True, tag="engine"):
    """Ask the Docker Engine API (GET or HEAD) at `endpoint`, None for the endpoint in force."""

    path: str
    method: Literal["GET", "HEAD"] = "GET"
    endpoint: str | None = None
    timeout_s: float = 3.0


class Dial(msgspec.Struct, frozen=True, tag="dial"):
    """Connect to a TCP port or a unix socket (`host` is then a path and `port` 0).

    `speak`: `tcp` only connects; `tls` shakes hands and reports the certificate (never fails on an untrusted one, it
    says so); `http` and `https` also GET `path`.
    `named_by`: the host's own settings; a text alone, and then it is dialled only where nobody beyond this site sees it
    (see model.dialling); or a text, and a person agrees.
    """

    host: str
    port: int
    speak: Literal["tcp", "tls", "http", "https"] = "tcp"
    path: str = "/"
    timeout_s: float = 2.0
    named_by: Literal["host", "text", "agreed"] = "host"


HOSTS_OWN = ""
"""In the place of a name server: every way in which the host resolves names, when only what came of it is shown."""


class Dns(msgspec.Struct, frozen=True, tag="dns"):
    """Ask one name server (UDP, port 53) for the addresses of a name."""

    name: str
    server: str
    timeout_s: float = 2.0


class Environ(msgspec.Struct, frozen=True, tag="environ"):
    """The environment variables that matter to Docker: DOCKER_*, *_PROXY (any case), XDG_*_HOME and _DIR, HOME,
    SUDO_*, PATH, container markers."""


Ask = Run | Read | Stat | ListDir | Engine | Dial | Dns | Environ


class Ran(msgspec.Struct, frozen=True, tag="ran"):
    """A finished command; `out` and `err` are cut at 1 MiB each, `cut` when there was more of `out`."""

    code: int
    out: str
    err: str = ""
    cut: bool = False


class Content(msgspec.Struct, frozen=True, tag="content"):
    """A file's text (undecodable bytes replaced); `cut` when there is more of it."""

    text: str
    cut: bool = False


NO_NUMBER = -1
"""An owner or group of whom only the name is shown, as in `ls -l`."""


class Status(msgspec.Struct, frozen=True, tag="status"):
    """What stands at a path. `mode` is the permission bits; times are seconds since the epoch.

    On a host both name and number are known. A paste can lack the name (it is empty) or the number (NO_NUMBER).
    """

    kind: Literal["file", "directory", "link", "socket", "block", "char", "fifo"]
    mode: int
    uid: int
    gid: int
    owner: str
    group: str
    size: int = 0
    modified: float = 0.0
    target: str = ""
    major: int = 0
    minor: int = 0


class Names(msgspec.Struct, frozen=True, tag="names"):
    """The sorted names in a directory."""

    names: tuple[str, ...]


class Response(msgspec.Struct, frozen=True, tag="response"):
    """An HTTP response, of the Engine or another server; header names are in lower case.

    `cut`: a paste shows a part of it; what is missing from the text may have stood in the rest.
    """

    status: int
    text: str = ""
    headers: dict[str, str] = {}
    cut: bool = False


class Certificate(msgspec.Struct, frozen=True):
    """The certificate that a server showed; times are ISO 8601, UTC."""

    subject: str
    issuer: str
    names: tuple[str, ...]
    not_before: str
    not_after: str
    self_signed: bool


class Dialled(msgspec.Struct, frozen=True, tag="dialled"):
    """A connection was made.

    Attributes:
        tls_error: why the handshake or the check of the certificate failed, empty when it did not or none was tried.
        certificate: the server's own certificate, when one was shown.
        chain_length: how many certificates the server sent, 0 when unknown.
        response: what was answered to a GET.
        peer: the address that was connected to.
    """

    peer: str = ""
    tls_error: str = ""
    certificate: Certificate | None = None
    chain_length: int = 0
    response: Response | None = None


class DialFailed(msgspec.Struct, frozen=True, tag="dial-failed"):
    """No connection: `refused`, `timed-out`, `unresolvable`, `unreachable`, `denied`, `no-socket`."""

    why: Literal["refused", "timed-out", "unresolvable", "unreachable", "denied", "no-socket"]
    detail: str = ""


class DnsAnswer(msgspec.Struct, frozen=True, tag="dns-answer"):
    """A name server's answer. `rcode` is NOERROR, NXDOMAIN, SERVFAIL, REFUSED ..."""

    rcode: str
    addresses: tuple[str, ...] = ()


class Environment(msgspec.Struct, frozen=True, tag="environment", omit_defaults=True):
    """Environment variables by name; `cut` when there can be more of them."""

    variables: dict[str, str]
    cut: bool = False


RunReply = Ran | Unknown
ReadReply = Content | Absent | Unknown
StatReply = Status | Absent | Unknown
ListReply = Names | Absent | Unknown
EngineReply = Response | DialFailed | Unknown
DialReply = Dialled | DialFailed | Unknown
DnsReply = DnsAnswer | Unknown
EnvironReply = Environment | Unknown
Reply = RunReply | ReadReply | StatReply | ListReply | EngineReply | DialReply | DnsReply | EnvironReply
"""What each question can be answered with."""


class Look(Protocol):
    """A host that can be looked at. No method raises for what it finds; each ends within its time-out.

    `Absent`: the file, directory, program's object or socket is not there. `Unknown`: it could not be looked at; a
    program that is not installed is `Unknown(not-installed)`, never `Absent`.
    """

    def run(self, ask: Run) -> RunReply: ...

    def read(self, ask: Read) -> ReadReply: ...

    def stat(self, ask: Stat) -> StatReply: ...

    def list(self, ask: ListDir) -> ListReply: ...

    def engine(self, ask: Engine) -> EngineReply: ...

    def dial(self, ask: Dial) -> DialReply: ...

    def dns(self, ask: Dns) -> DnsReply: ...

    def environ(self, ask: Environ) -> EnvironReply: ...
