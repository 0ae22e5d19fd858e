"""Pasted files are read by the probes that read them on a host, and nothing is concluded from what is not shown."""

from __future__ import annotations

import pytest

from assistant.model.block import Block, BlockKind, Inside
from assistant.model.fact import Answer, FactKey, Known
from assistant.probes.pasted.facts import PastedFacts

UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nVERSION_ID="22.04"\n'


def facts(path: str, text: str, *keys: FactKey, inside: Inside = Inside.HOST) -> dict[FactKey, Answer]:
    """What a pasted file shows: what it suggests by itself, and what is asked for."""
    found = PastedFacts([Block(BlockKind.FILE, 1, 9, text, path=path, inside=inside)])
    found.of((*found.tells, *keys))
    return {key: fact.answer for key, fact in found.all_found().items()}


@pytest.mark.parametrize(
    ("path", "text", "key", "value"),
    [
        ("/etc/docker/daemon.json", '{"dns": ["8.8.8.8"]}', FactKey("config.key", "dns"), ("8.8.8.8",)),
        ("daemon.json", '{"log-driver": "journald",}', FactKey("config.syntax"), "invalid"),
        ("", '{\n  "registry-mirrors": ["https://m.example"],\n  "ipv6": true\n}', FactKey("config.key", "ipv6"), True),
        ("~/.docker/config.json", '{"credsStore": "pass"}', FactKey("login.store"), "pass"),
        ("", '{"auths": {"ghcr.io": {}}}', FactKey("login.registries"), ("ghcr.io",)),
        ("/home/ann/.docker/config.json", '{"currentContext": "colima"}', FactKey("daemon.context"), "colima"),
        ("/etc/resolv.conf", "nameserver 127.0.0.53\n", FactKey("dns.only_loopback"), True),
        ("resolv.conf", "nameserver 10.1.1.1\n", FactKey("dns.nameservers"), ("10.1.1.1",)),
        ("/etc/os-release", UBUNTU, FactKey("kernel.distribution"), "ubuntu"),
        ("/etc/hosts", "10.0.0.4 reg.lan\n", FactKey("dns.hosts_entry", "reg.lan"), "10.0.0.4"),
    ],
)
def test_a_file_gives_what_it_gives_on_a_host(path: str, text: str, key: FactKey, value: object) -> None:
    assert facts(path, text, key)[key] == Known(value)


@pytest.mark.parametrize(
    ("command", "partial", "services"),
    [
        ("docker compose config", False, ("web",)),
        ("docker-compose config", False, ("web",)),
        ("docker compose config", True, None),
    ],
)
def test_what_compose_resolved_is_read_as_its_file(command: str, partial: bool, services: object) -> None:
    text = "name: shop\nservices:\n  web:\n    networks:\n      inner: null\nnetworks:\n  inner:\n    internal: true\n"
    block = Block(BlockKind.COMMAND, 1, 9, text, command=tuple(command.split()), partial=partial, inside=Inside.HOST)
    found = PastedFacts([block])
    found.of(found.tells)
    key = FactKey("compose.only_internal_services")
    fact = found.of((key,)).get(key)
    assert (fact and fact.answer) == (services and Known(services))


def test_a_file_of_a_container_shows_nothing_of_the_host() -> None:
    assert facts("/etc/resolv.conf", "nameserver 127.0.0.11\n", inside=Inside.CONTAINER) == {}


def test_what_starts_dockerd_is_not_concluded_from_its_settings() -> None:
    known = facts("/etc/docker/daemon.json", '{"hosts": ["tcp://0.0.0.0:2375"]}')
    assert FactKey("config.keys") in known
    assert not {FactKey("config.conflicts"), FactKey("config.flags")} & set(known)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("config.json", '{"theme": "dark", "port": 3000}'),
        ("", '{"name": "app", "version": "1.0.0", "dependencies": {}}'),
        ("", "[" * 5000),
        ("app/settings.json", '{"dns": ["8.8.8.8"]}'),
    ],
)
def test_a_file_of_an_application_is_none_of_dockers(path: str, text: str) -> None:
    assert facts(path, text) == {}
