"""What only a text names is connected to by the address that was looked at, and where that may be."""

from __future__ import annotations

from typing import Literal

import pytest

from assistant.host.dial import dial
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Dial, Dialled
from tests.host.servers import http, listening

Speak = Literal["tcp", "http", "https"]

pytestmark = pytest.mark.sockets


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("speak", ["tcp", "http", "https"])
def test_a_program_of_this_machine_is_not_spoken_to_because_a_text_names_it(name: str, speak: Speak) -> None:
    with listening(http("{}")) as (_, port):
        reply = dial(Dial(name, port, speak, named_by="text"))
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.NOT_ASKED
    assert name in reply.detail


def test_after_a_persons_word_it_is() -> None:
    with listening(http("{}")) as (host, port):
        assert isinstance(dial(Dial(host, port, "http", named_by="agreed")), Dialled)


@pytest.mark.parametrize("address", ["169.254.169.254", "0.0.0.0", "::", "fd00:ec2::254", "224.0.0.1", "fe80::1"])
@pytest.mark.parametrize("named_by", ["text", "agreed"])
def test_no_word_opens_what_a_cloud_tells_its_machines(address: str, named_by: Literal["text", "agreed"]) -> None:
    reply = dial(Dial(address, 80, "http", named_by=named_by))
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.REFUSED
