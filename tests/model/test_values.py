"""What must not be written as a registry, a name server or a kernel parameter, in whatever form somebody writes it."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.values import wrong_api_version, wrong_id_range, wrong_lines, wrong_nameserver, wrong_registry

PUBLIC = ["docker.io", "ghcr.io", "quay.io", "registry-1.docker.io", "123.dkr.ecr.us-east-1.amazonaws.com", "8.8.8.8"]
FORMS = [
    "{}", "{}:443", "{}:00443", "{}.", "{}.:443", "http://{}", "https://{}", "https://{}:443", "https://{}/",
    "{}/", "{}/v2", "https://{}/v2/", " {}", "{} ", "{}\t", "user@{}", "user:pw@{}", "{}:443:443", "{}#x", "{}?x",
    "%64{}", "{}%2e", "//{}", "\u200b{}", "{}\u3002", "\uff44{}", "x,{}", "*.{}", "HTTP://{}", "{}\\",
]  # fmt: skip
HERE = [
    "127.0.0.1", "127.1", "0127.0.0.1", "0x7f.0.0.1", "2130706433", "[::1]", "::1", "[::ffff:127.0.0.1]",
    "localhost", "LOCALHOST", "localhost.", "x.localhost", "localhost.localdomain", "169.254.169.254", "0.0.0.0",
    "[::]", "fe80::1", "[64:ff9b::8.8.8.8]", "[2002:0808:0808::1]", "[::ffff:8.8.8.8]", "0", "1.2.3.4.5", "0x0",
    "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/8", "0.0.0.0/0", "::/0", "10.0.0.0/7", "8.8.8.8/32",
]  # fmt: skip
PRIVATE = st.ip_addresses(v=4, network="10.0.0.0/8").map(str)


@pytest.mark.parametrize("registry", PUBLIC)
@pytest.mark.parametrize("form", FORMS)
def test_a_public_registry_is_refused_in_every_form(registry: str, form: str) -> None:
    assert wrong_registry(form.format(registry))
    assert wrong_registry(form.format(registry.upper()))


@pytest.mark.parametrize("written", HERE)
@pytest.mark.parametrize("port", ["", ":5000"])
def test_what_is_no_registry_elsewhere_in_the_own_network_is_refused(written: str, port: str) -> None:
    assert wrong_registry(f"{written}{port}")


@given(PRIVATE)
def test_a_registry_of_the_own_network_is_not_refused(address: str) -> None:
    for each in (
        address,
        f"{address}:5000",
        f"http://{address}:5000",
        f"{address}/32",
        "registry",
        "registry.lan:5000",
    ):
        assert wrong_registry(each) == ""


@given(st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_a_loopback_is_no_name_server_however_it_is_written(address: ipaddress.IPv4Address) -> None:
    mapped = ipaddress.IPv6Address(b"\0" * 10 + b"\xff\xff" + address.packed)
    for each in (str(address), str(mapped), f"::ffff:{address}", f"64:ff9b::{address}"):
        assert wrong_nameserver(each)
        assert wrong_lines(f"search x\n  nameserver\t{each} # ours\n")


@pytest.mark.parametrize(
    "written",
    ["9.9.9.9:53", "[9.9.9.9]", "[2620:fe::fe]:53", "9.9.9", "9.9.9.09", "dns.lan", "9.9.9.9 ", "", "fe80::1%eth0"],
)
def test_what_is_not_a_bare_address_is_no_name_server(written: str) -> None:
    assert wrong_nameserver(written)


def test_a_name_server_by_its_address_is_one() -> None:
    assert [wrong_nameserver(each) for each in ("9.9.9.9", "10.0.0.1", "2620:fe::fe")] == ["", "", ""]


@pytest.mark.parametrize(
    "line",
    ["tom:0:65536", "tom:1000:1", "tom:100000", "tom:100000:0", "tom:4294967295:65536", "tom:0100000:65536",
     "root:x:1:2", "tom,eve:100000:65536", "tom:100000:65536\neve:0:1", "-x:100000:1", "tom:100000:65536 ", ""],
)  # fmt: skip
def test_no_range_of_ids_reaches_into_those_of_the_host(line: str) -> None:
    assert wrong_id_range(line)
    assert any(EditLine("/etc/subuid", "tom:", append=line).wrongs())
    assert wrong_id_range("tom:100000:65536") == ""


@pytest.mark.parametrize("version", ["host", "1", "1.4", "2.44", "1.44.0", "v1.44", "", "1.44 "])
def test_an_option_with_which_dockerd_would_not_start_is_not_written(version: str) -> None:
    assert wrong_api_version(version)
    assert any(EditJson("/etc/docker/daemon.json", set={"min-api-version": version}).wrongs())
    assert wrong_api_version("1.44") == ""


@pytest.mark.parametrize("path", ["/etc", "/", "srv", "/srv/../etc", "/proc/x", "/usr/lib/x", "/boot/x", ""])
def test_the_system_is_no_data_root(path: str) -> None:
    assert any(EditJson("/etc/docker/daemon.json", set={"data-root": path}).wrongs())
