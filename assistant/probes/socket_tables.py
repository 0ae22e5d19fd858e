"""The kernel's tables of sockets: /proc/net/tcp, tcp6, udp and udp6."""

from __future__ import annotations

from assistant.model.fact import Unknown
from assistant.model.look import Content, Look
from assistant.probes.answers import garbled
from assistant.probes.whole import read_whole


def socket_tables(look: Look, protocol: str) -> list[str | Unknown]:
    """The tables of both versions of IP; each has a headline even without any socket, and is empty without the file."""
    return [_table(look, f"/proc/net/{protocol}{version}") for version in ("", "6")]


def _table(look: Look, path: str) -> str | Unknown:
    reply = read_whole(look, path)
    if isinstance(reply, Unknown):
        return reply
    text = reply.text if isinstance(reply, Content) else ""
    return garbled(path) if text and "local_address" not in text.partition("\n")[0] else text
