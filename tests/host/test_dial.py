"""Dialling says what answers, and never hangs."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from assistant.host.dial import dial
from assistant.host.tls import parse_certificate, registry_authorities
from assistant.model.fact import Unknown
from assistant.model.look import Dial, DialFailed, Dialled
from tests.host.certificates import self_signed
from tests.host.servers import http, listening, over_tls, saying, silent

pytestmark = pytest.mark.sockets
PATIENCE_S = 30.0
"""For what answers: no test is about how soon."""


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_an_open_port_is_connected_to() -> None:
    with listening(silent) as (host, port):
        assert dial(Dial(host, port, timeout_s=PATIENCE_S)) == Dialled(peer="127.0.0.1")


def test_a_closed_port_refuses() -> None:
    reply = dial(Dial("127.0.0.1", _free_port()))
    assert isinstance(reply, DialFailed)
    assert reply.why == "refused"


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 300, "ä" * 80, "", "a..b"])
def test_a_name_that_has_no_address_is_unresolvable(host: str) -> None:
    reply = dial(Dial(host, 1, timeout_s=0.5))
    assert isinstance(reply, (DialFailed, Unknown))


def test_a_port_out_of_range_is_no_crash() -> None:
    assert isinstance(dial(Dial("127.0.0.1", 700000)), DialFailed)


def test_a_unix_socket_is_connected_to(tmp_path: Path) -> None:
    with listening(silent, tmp_path / "socket") as (host, port):
        assert isinstance(dial(Dial(host, port, timeout_s=PATIENCE_S)), Dialled)


def test_a_missing_unix_socket_is_no_socket(tmp_path: Path) -> None:
    reply = dial(Dial(str(tmp_path / "none"), 0))
    assert isinstance(reply, DialFailed)
    assert reply.why == "no-socket"


def test_a_path_too_long_for_a_socket_is_no_socket() -> None:
    reply = dial(Dial("/" + "a" * 500, 0))
    assert isinstance(reply, DialFailed)
    assert reply.why == "no-socket"


def test_http_is_asked_and_answered() -> None:
    with listening(http("{}", "401 Unauthorized")) as (host, port):
        reply = dial(Dial(host, port, "http", "/v2/", timeout_s=PATIENCE_S))
    assert isinstance(reply, Dialled)
    assert reply.response is not None
    assert (reply.response.status, reply.response.text, reply.response.headers["server"]) == (401, "{}", "Test")


@pytest.mark.parametrize("data", [b"SSH-2.0-OpenSSH_9.2\r\n", b"\0\xff\xfe", b"HTTP/1.1 x y\r\n\r\n"])
def test_what_is_not_http_is_no_response(data: bytes) -> None:
    with listening(saying(data)) as (host, port):
        reply = dial(Dial(host, port, "http", timeout_s=PATIENCE_S))
    assert isinstance(reply, Dialled)
    assert reply.response is None


def test_a_silent_server_is_given_up() -> None:
    with listening(silent) as (host, port):
        reply = dial(Dial(host, port, "http", timeout_s=0.3))
    assert isinstance(reply, Dialled)
    assert reply.response is None


def test_an_untrusted_certificate_is_reported_with_what_is_wrong(tmp_path: Path) -> None:
    server = over_tls(http("ok"), self_signed(tmp_path / "own.pem"))
    with listening(server) as (host, port):
        reply = dial(Dial(host, port, "https", timeout_s=PATIENCE_S))
    assert isinstance(reply, Dialled)
    assert reply.tls_error
    assert reply.certificate is not None
    assert reply.certificate.self_signed
    assert reply.certificate.names == ("registry.test", "127.0.0.1")
    assert reply.chain_length == 1
    assert reply.response is not None
    assert reply.response.text == "ok"


def test_an_expired_certificate_shows_its_dates(tmp_path: Path) -> None:
    with listening(over_tls(silent, self_signed(tmp_path / "old.pem", days=-2))) as (host, port):
        reply = dial(Dial(host, port, "tls", timeout_s=PATIENCE_S))
    assert isinstance(reply, Dialled)
    assert reply.certificate is not None
    assert reply.certificate.not_before < reply.certificate.not_after
    assert reply.certificate.not_after.endswith("Z")


def test_plain_http_where_tls_is_expected_is_a_tls_error() -> None:
    with listening(http("ok")) as (host, port):
        reply = dial(Dial(host, port, "https", timeout_s=1.0))
    assert isinstance(reply, Dialled)
    assert reply.tls_error
    assert reply.certificate is None


def test_a_damaged_certificate_is_none() -> None:
    assert parse_certificate(b"\x30\x03\x02\x01") is None


def test_authorities_of_a_registry_are_found_by_its_name_and_port_alone(tmp_path: Path) -> None:
    own = tmp_path / "registry.test:5000" / "ca.crt"
    own.parent.mkdir()
    own.write_text("")
    assert registry_authorities("registry.test", 5000, tmp_path) == [own]
    assert registry_authorities("registry.test", 443, tmp_path) == []
    assert registry_authorities("../" + tmp_path.name + "/registry.test", 5000, tmp_path) == []
