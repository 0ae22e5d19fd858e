"""A small knowledge base's messages, and what a text says of them."""

from __future__ import annotations

from functools import cache

from assistant.matching.matcher import Matcher
from assistant.matching.recognised import Recognised
from assistant.model.match import Match, MatchKind
from assistant.model.tree import Message

MESSAGES = (
    (
        "daemon/selinux",
        "SELinux is not supported with the overlay2 graph driver on this kernel. Either boot into a newer kernel or"
        " disable selinux in docker (--selinux-enabled=false)",
    ),
    (
        "daemon/cannot-connect",
        "Cannot connect to the Docker daemon at {endpoint:address}. Is the docker daemon running?",
    ),
    ("daemon/start", "Job for {unit} failed because the control process exited with error code"),
    (
        "daemon/config",
        "the following directives are specified both as a flag and in the configuration file: {directive:text}:"
        " (from flag:",
    ),
    ("daemon/config", "unable to configure the Docker daemon with file {file:path}:"),
    ("daemon/config", "unknown flag: --{flag:word}"),
    ("daemon/cgroup", "cannot start a container: the cgroup mount point was not found"),
    ("dns/lookup", "dial tcp: lookup {host} on {server:address}: no such host"),
    ("dns/unknown-host", "ping: unknown host {host}"),
    ("registry/http", "http: server gave HTTP response to HTTPS client"),
    ("registry/manifest", "manifest for {image} not found"),
    ("registry/denied", "pull access denied for {image}, repository does not exist"),
    (
        "client/permission",
        "permission denied while trying to connect to the Docker daemon socket at unix://{socket:path}",
    ),
    ("client/permission", "permission denied while trying to connect"),
    ("container/name", 'The container name "/{container}" is already in use by container "{other:id}"'),
    ("container/exit", "exited with code 137"),
    ("container/shell", 'exec: "{program:path}": executable file not found in $PATH'),
    ("network/port", "Bind for {bind:address} failed: port is already allocated"),
    ("storage/full", "write {path}: no space left on device"),
    ("storage/loop", "There are no more loopback devices available."),
    ("storage/missing", "bind source path does not exist: {path}"),
    ("storage/missing", "no such file"),
    ("client/go-template", "template parsing error: {{{{.State}}}} of {object:word}"),
)


def build(*messages: tuple[str, str | Message], phrases: tuple[str, ...] = ()) -> Matcher:
    """A matcher of these messages."""
    pairs = [(symptom, text if isinstance(text, Message) else Message(text)) for symptom, text in messages]
    return Matcher.load(Matcher.compile(pairs, phrases))


@cache
def matcher() -> Matcher:
    """A matcher of all messages of the sample."""
    return build(*MESSAGES, phrases=("Memory cgroup out of memory", "exited with code 137", "216/GROUP"))


def recognise(text: str | bytes) -> Recognised:
    """What the sample's matcher recognises."""
    return matcher().match(text)


def only(text: str | bytes, symptom: str) -> Match:
    """The one match of this symptom in the text."""
    found = [match for match in recognise(text).matches if match.symptom == symptom]
    assert len(found) == 1, (text[:300], recognise(text).matches)
    return found[0]


def exact(text: str | bytes, symptom: str) -> Match:
    """The one match of this symptom, which must be exact."""
    match = only(text, symptom)
    assert match.kind is MatchKind.EXACT, match
    return match


def symptoms(text: str | bytes) -> set[str]:
    """The symptoms that the text shows."""
    return {match.symptom for match in recognise(text).matches}
