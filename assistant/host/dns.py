"""One question to one name server over UDP (RFC 1035)."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import time

from assistant.host.refusal import denied
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Dns, DnsAnswer, DnsReply
from assistant.text.parts import head_of

PORT = 53
A, AAAA = 1, 28
_RCODES = ("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED")
_HEADER = struct.Struct("!6H")
_RECORD = struct.Struct("!HHIH")


def resolve(ask: Dns, port: int = PORT) -> DnsReply:
    """Ask for the IPv4 addresses of a name, and when there are none for its IPv6 addresses."""
    deadline = time.monotonic() + ask.timeout_s
    try:
        answer = _query(ask, A, port, deadline)
        if answer.rcode == "NOERROR" and not answer.addresses:
            return _query(ask, AAAA, port, deadline)
        return answer
    except TimeoutError:
        return Unknown(Reason.TIMED_OUT, f"{ask.server} did not answer within {ask.timeout_s:g} s")
    except ConnectionRefusedError:
        return Unknown(Reason.REFUSED, f"nothing listens on port 53 of {ask.server}")
    except PermissionError as error:
        return denied(f"{ask.server}: {error.strerror}")
    except (OSError, ValueError) as error:
        return Unknown(Reason.UNREADABLE, f"{ask.server}: {error}")


def _query(ask: Dns, kind: int, port: int, deadline: float) -> DnsAnswer:
    identity = int.from_bytes(os.urandom(2), "big")
    question = build_question(ask.name, kind, identity)
    # AI_NUMERICHOST: a server is an address; looking its name up would ask the resolver that is under suspicion.
    family, _, _, _, address = socket.getaddrinfo(
        ask.server, port, type=socket.SOCK_DGRAM, flags=socket.AI_NUMERICHOST
    )[0]
    with socket.socket(family, socket.SOCK_DGRAM) as connection:
        connection.connect(address)
        connection.settimeout(max(deadline - time.monotonic(), 0.01))
        connection.send(question)
        while True:
            connection.settimeout(max(deadline - time.monotonic(), 0.01))
            packet = connection.recv(4096)
            if packet[:2] == question[:2]:
                return parse_answer(packet)


def build_question(name: str, kind: int, identity: int) -> bytes:
    """The packet that asks for one record type of a name.

    Raises:
        ValueError: no such name can exist.
    """
    labels = name.rstrip(".").encode("idna" if not name.isascii() else "ascii").split(b".")
    if any(not 0 < len(label) < 64 for label in labels) or sum(map(len, labels)) + len(labels) > 254:
        raise ValueError(f"not a hostname: {head_of(name, 80)!r}")
    asked = b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
    return _HEADER.pack(identity, 0x0100, 1, 0, 0, 0) + asked + struct.pack("!HH", kind, 1)


def parse_answer(packet: bytes) -> DnsAnswer:
    """The return code and the addresses in an answer; what is cut short ends the list."""
    if len(packet) < _HEADER.size:
        return DnsAnswer("FORMERR")
    _, flags, questions, answers, _, _ = _HEADER.unpack_from(packet)
    code = flags & 0xF
    addresses: list[str] = []
    with contextlib.suppress(struct.error, IndexError):
        place = _HEADER.size
        for _ in range(questions):
            place = _skip_name(packet, place) + 4
        for _ in range(answers):
            place = _take_record(packet, _skip_name(packet, place), addresses)
    return DnsAnswer(_RCODES[code] if code < len(_RCODES) else f"RCODE{code}", tuple(addresses))


def _skip_name(packet: bytes, place: int) -> int:
    while (length := packet[place]) != 0:
        if length >= 0xC0:
            return place + 2
        place += length + 1
    return place + 1


def _take_record(packet: bytes, place: int, addresses: list[str]) -> int:
    kind: int
    length: int
    kind, _, _, length = _RECORD.unpack_from(packet, place)
    start = place + _RECORD.size
    data = packet[start : start + length]
    if kind == A and len(data) == 4:
        addresses.append(socket.inet_ntop(socket.AF_INET, data))
    if kind == AAAA and len(data) == 16:
        addresses.append(socket.inet_ntop(socket.AF_INET6, data))
    return start + length
