"""What the whole of a paste says decides: a generic line alone is not claimed, a fatal one is never passed over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.model.diagnosis import Candidate, Diagnosis
from assistant.model.match import MatchKind
from assistant.reasoning import weights
from assistant.text.holes import Hole, parse
from assistant.wiring import Wiring

_SAMPLES = {
    "number": "3",
    "port": "8090",
    "path": "/srv/data",
    "id": "3f1b7c9ad0e4",
    "host": "node7",
    "address": "10.0.0.9",
}


@pytest.fixture(scope="module")
def expertise(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Expertise]:
    """The shipped knowledge alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield Wiring().expertise


def read(expertise: Expertise, text: str) -> Diagnosis:
    case = Case(expertise)
    case.read(text)
    return case.conclude()


def claim(expertise: Expertise, text: str) -> Candidate | None:
    """The first candidate, where it is claimed."""
    best = read(expertise, text).best
    return best if best is not None and best.probability >= weights.LIKELY else None


def sample(message: str) -> str:
    """A message as a program prints it."""
    parts = (_SAMPLES.get(str(part.type), "alpha") if isinstance(part, Hole) else part for part in parse(message, 0))
    return "".join(parts)


def test_no_generic_message_alone_is_claimed(expertise: Expertise) -> None:
    texts = {
        match.message: text
        for _, message in expertise.kb.messages
        for text in [sample(message.text)]
        for match in expertise.matcher.match(text).matches
        if match.message == message.text and match.specificity < weights.GENERIC
    }
    assert len(texts) > 50
    generic = {message: text for message, text in texts.items() if _all_generic(expertise, text)}
    assert {text: found.cause.id for text in generic.values() if (found := claim(expertise, text))} == {}


def _all_generic(expertise: Expertise, text: str) -> bool:
    return all(match.specificity < weights.GENERIC for match in expertise.matcher.match(text).matches)


@pytest.mark.parametrize(
    "text",
    [
        "exec format error",
        "api-1 exited with code 0",
        "worker exited with code 139",
        "Exited (0) 3 minutes ago",
        "Exited (137) 2 hours ago",
        "connection refused",
        "Error: connect ECONNREFUSED 127.0.0.1:6379",
        "curl: (7) Failed to connect to localhost port 9090: Connection refused",
        "wget: can't connect to remote host (127.0.0.1): Connection refused",
        "permission denied",
        "cp: cannot create regular file '/srv/x': Permission denied",
        "OSError: [Errno 30] Read-only file system: '/app/cache'",
        "no such file or directory",
        "sh: 1: gulp: not found",
        "Container 9f31ab20c7de is restarting, wait until the container is running",
        "$ docker ps -a\nCONTAINER ID   IMAGE    COMMAND   CREATED   STATUS   PORTS   NAMES\n"
        '4be12f09aa31   app:2   "/seed"   2 hours ago   Exited (0) 2 hours ago             seed-1\n',
        "standard_init_linux.go:228: exec user process caused: exec format error",
    ],
)
def test_a_line_that_many_programs_print_for_many_reasons_is_not_claimed(expertise: Expertise, text: str) -> None:
    assert claim(expertise, text) is None


@pytest.mark.parametrize(
    "fatal",
    [
        "Error starting daemon: the ring buffer of the shim cannot be mapped",
        "failed to start daemon: cannot lay out the ledger of layers",
        'time="2024-05-02T10:11:12Z" level=fatal msg="cannot open the attestation store"',
        "panic: runtime error: invalid memory address or nil pointer dereference",
    ],
)
@pytest.mark.parametrize(
    "before",
    [
        "Attaching to cache-1, web-1",
        'level=info msg="pickfirstBalancer: HandleSubConnStateChange: 0xc420, READY" module=grpc',
        "db-1  | LOG:  database system is ready to accept connections",
    ],
)
def test_a_fatal_line_is_never_passed_over_as_normal(expertise: Expertise, before: str, fatal: str) -> None:
    found = read(expertise, f"{before}\n{fatal}\n")
    assert found.best is None or found.best.cause.id != "none/no-error"
    assert 2 in [each.line for each in found.unexplained]


def test_a_claim_beside_fault_lines_that_nothing_explains_is_lower(expertise: Expertise) -> None:
    known = "docker: Error response from daemon: Bind for 0.0.0.0:8088 failed: port is already allocated."
    alone = read(expertise, known)
    beside = read(expertise, f"ERROR: the licence server rejected the lease\n{known}\nE: the index of plugins is gone")
    assert alone.best is not None
    assert beside.best is not None
    assert beside.best.probability < alone.best.probability - 0.05
    assert [each.line for each in beside.unexplained] == [1, 3]


def test_harmless_lines_beside_a_known_fault_change_nothing(expertise: Expertise) -> None:
    known = "docker: Error response from daemon: Bind for 0.0.0.0:8088 failed: port is already allocated."
    noise = "WARN[0000] /srv/shop/compose.yaml: the attribute `version` is obsolete\nWARNING: No swap limit support\n"
    alone, beside = read(expertise, known), read(expertise, noise + known)
    assert alone.best is not None
    assert beside.best is not None
    assert beside.best.cause.id == alone.best.cause.id
    assert beside.unexplained == ()


@pytest.mark.parametrize(
    "text",
    [
        "FileNotFoundError: [Errno 2] No such file or directory",
        "IOError: [Errno 2] No such file or directory: '/srv/shop/rates.csv'",
        "ls: cannot access 'x': [Errno 2] No such file or directory",
        "OSError: [Errno 13] Permission denied: '/srv/shop/out'",
        "ConnectionRefusedError: [Errno 111] Connection refused",
        "it runs on openwrt and has done so since 2021",
        "openssl-rehash of the store took 4 s",
    ],
)
def test_the_ordinary_end_or_beginning_of_a_message_is_no_part_of_it(expertise: Expertise, text: str) -> None:
    kinds = {match.kind for match in expertise.matcher.match(text).matches}
    assert not kinds & {MatchKind.TRUNCATED, MatchKind.APPROXIMATE}


@pytest.mark.parametrize(
    "text",
    [
        "/usr/bin/env: 'php\\r': No such file or directory",
        "env: \u2018python3\\r\u2019: No such file or directory",
        "web-1  | /usr/bin/env: 'perl\\r': No such file or directory",
    ],
)
def test_a_carriage_return_in_the_name_of_any_interpreter_is_seen(expertise: Expertise, text: str) -> None:
    best = read(expertise, text).best
    assert best is not None
    assert best.cause.id == "image/crlf-script"


def test_an_interpreter_without_a_carriage_return_is_just_missing(expertise: Expertise) -> None:
    best = read(expertise, "/usr/bin/env: 'php': No such file or directory").best
    assert best is not None
    assert best.cause.id == "image/shebang-interpreter-missing"
