"""Hosts and ports out of what people and programs write."""

from __future__ import annotations

import pytest

from assistant.probes.address import Place, parse_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("registry.lab", Place("registry.lab")),
        ("registry.lab:5000", Place("registry.lab", 5000)),
        ("10.0.0.5:5000", Place("10.0.0.5", 5000)),
        ("https://registry.lab:5000/v2/", Place("registry.lab", 5000)),
        ("[::1]:53", Place("::1", 53)),
        ("2001:db8::1", Place("2001:db8::1")),
        ("fe80::1%eth0.5", Place("fe80::1%eth0.5")),
        ("my_registry", Place("my_registry")),
    ],
)
def test_a_host_is_found_in_all_ways_to_write_it(text: str, place: Place) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b",
        "-x",
        "a;reboot",
        "$(reboot)",
        "a..b",
        "host:0",
        "host:99999",
        "[nope]:1",
        "a\n",
        "x" * 300,
        "fe80::1%\x1b[31m",
        "fe80::1%a b",
    ],
)
def test_what_cannot_be_a_host_is_none(text: str) -> None:
    assert parse_place(text) is None
