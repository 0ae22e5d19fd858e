"""A text may name a place; who would see a connection to it decides whether one is made."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.model.dialling import Sight, sight_of

NEVER = (
    "169.254.169.254", "169.254.0.1", "fe80::1", "fe80::1%eth0", "::ffff:169.254.169.254", "64:ff9b::169.254.169.254",
    "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254", "2002:a9fe:a9fe::",
    "0.0.0.0", "0.1.2.3", "::", "224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1", "no address", "",
)  # fmt: skip
OTHERS = ("127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8")
SITE = ("10.0.0.5", "172.16.0.1", "192.168.1.1", "100.64.0.1", "fd12::1", "::ffff:10.0.0.5")


@pytest.mark.parametrize("name", ["registry.lab", "registry-1.docker.io"])
@pytest.mark.parametrize("address", NEVER)
def test_no_name_makes_a_place_dialled_where_no_registry_is(name: str, address: str) -> None:
    assert sight_of(name, address) is Sight.NEVER


@pytest.mark.parametrize("address", OTHERS)
def test_the_internet_and_programs_of_this_machine_alone_are_others(address: str) -> None:
    assert sight_of("registry.lab", address) is Sight.OTHERS


@pytest.mark.parametrize("address", SITE)
def test_a_private_address_is_the_sites_own(address: str) -> None:
    assert sight_of("registry.lab", address) is Sight.SITE


@pytest.mark.parametrize(
    "name", ["docker.io", "registry-1.docker.io.", "GHCR.io", "123456789012.dkr.ecr.eu-1.amazonaws.com"]
)
def test_a_registry_that_serves_everybody_is_told_nothing_by_a_connection(name: str) -> None:
    assert sight_of(name, "44.219.3.189") is Sight.SITE


@pytest.mark.parametrize(
    "name", ["ec2-3-4-5-6.compute.amazonaws.com", "ghcr.io.evil.example", "evil-docker.io", "x.docker.io.evil.example"]
)
def test_a_host_that_anybody_can_have_is_none_of_them(name: str) -> None:
    assert sight_of(name, "3.4.5.6") is Sight.OTHERS


@given(address=st.ip_addresses(v=4))
@settings(max_examples=200)
def test_what_the_whole_internet_reaches_is_never_dialled_unasked(address: IPv4Address) -> None:
    asked = sight_of("registry.lab", str(address)) is not Sight.SITE
    assert asked or not (address.is_global or address.is_loopback or address.is_link_local or address.is_multicast)
