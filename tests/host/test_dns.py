"""One name server is asked, and whatever it sends is read."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.host.dns import build_question, parse_answer, resolve
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Dns, DnsAnswer

pytestmark = pytest.mark.sockets

Answerer = Callable[[bytes], bytes | None]


@contextmanager
def _server(answer: Answerer) -> Iterator[int]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.settimeout(0.1)
        done = threading.Event()
        thread = threading.Thread(target=_serve, args=(listener, answer, done))
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            done.set()
            thread.join()


def _serve(listener: socket.socket, answer: Answerer, done: threading.Event) -> None:
    while not done.is_set():
        try:
            packet, peer = listener.recvfrom(4096)
        except TimeoutError:
            continue
        reply = answer(packet)
        if reply is not None:
            listener.sendto(reply, peer)


def _reply(question: bytes, code: int, *records: tuple[int, bytes]) -> bytes:
    head = question[:2] + struct.pack("!5H", 0x8180 | code, 1, len(records), 0, 0)
    body = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 60, len(data)) + data for kind, data in records)
    return head + question[12:] + body


def _kind(question: bytes) -> int:
    return int(struct.unpack("!H", question[-4:-2])[0])


def test_addresses_are_returned() -> None:
    def answer(question: bytes) -> bytes:
        return _reply(question, 0, (5, b"\x01a\x00"), (1, bytes([192, 0, 2, 7])))

    with _server(answer) as port:
        assert resolve(Dns("registry.test", "127.0.0.1"), port) == DnsAnswer("NOERROR", ("192.0.2.7",))


def test_a_name_with_ipv6_alone_is_found() -> None:
    def answer(question: bytes) -> bytes:
        return _reply(question, 0, (28, bytes(15) + b"\x01")) if _kind(question) == 28 else _reply(question, 0)

    with _server(answer) as port:
        assert resolve(Dns("registry.test", "127.0.0.1"), port) == DnsAnswer("NOERROR", ("::1",))


@pytest.mark.parametrize(("code", "name"), [(2, "SERVFAIL"), (3, "NXDOMAIN"), (5, "REFUSED"), (9, "RCODE9")])
def test_a_refusal_keeps_its_name(code: int, name: str) -> None:
    with _server(lambda question: _reply(question, code)) as port:
        assert resolve(Dns("registry.test", "127.0.0.1"), port) == DnsAnswer(name)


def test_a_silent_server_is_timed_out() -> None:
    with _server(lambda question: None) as port:
        reply = resolve(Dns("registry.test", "127.0.0.1", timeout_s=0.2), port)
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.TIMED_OUT


def test_an_answer_to_another_question_is_not_taken() -> None:
    with _server(lambda question: b"\0\0" + _reply(question, 0)[2:] if question[:2] != b"\0\0" else None) as port:
        reply = resolve(Dns("registry.test", "127.0.0.1", timeout_s=0.2), port)
    assert isinstance(reply, Unknown)


def test_a_port_where_nothing_listens_refuses() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    reply = resolve(Dns("registry.test", "127.0.0.1", timeout_s=0.5), port)
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.REFUSED


@pytest.mark.parametrize("name", ["", ".", "a..b", "x" * 64, "y." * 200, "ü" * 70])
def test_what_cannot_be_a_name_is_not_asked(name: str) -> None:
    assert isinstance(resolve(Dns(name, "127.0.0.1", timeout_s=0.2), 9), Unknown)


@pytest.mark.parametrize("server", ["", "localhost", "999.1.1.1", "1.1.1.1; reboot"])
def test_a_server_that_is_no_address_is_not_looked_up(server: str) -> None:
    assert isinstance(resolve(Dns("registry.test", server, timeout_s=0.2)), Unknown)


def test_a_question_has_the_form_of_rfc_1035() -> None:
    packet = build_question("a.bc.", 1, 0x1234)
    assert packet == b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x01a\x02bc\x00\x00\x01\x00\x01"


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_packet_is_read(packet: bytes) -> None:
    assert isinstance(parse_answer(packet), DnsAnswer)
