"""What a compose file asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, number, word, words
from assistant.probes.probe import Probe
from assistant.probes.project.yaml_text import NotYamlError, read_yaml
from assistant.probes.specs import quantity, text, texts, truth
from assistant.probes.whole import read_whole
from assistant.text.parts import head_of

FILE = "compose.yaml"
LONGEST_CHARS = 65_536
_HOST_PORT = re.compile(r"(?:(?:\[[^\]]*\]|[\d.]+):)?(?P<host>\d+(?:-\d+)?):\d+(?:-\d+)?(?:/\w+)?")
_LOOPBACK = re.compile(r"(?:\b|/)(?:localhost|127\.0\.0\.1)(?::|/|\Z)")
_SOCKET = re.compile(r"/(?:var/)?run/docker\.sock\Z")

SPECS = (
    text("compose.syntax", "whether the compose file is valid YAML", values=("valid", "invalid")),
    text("compose.syntax_error", "what is wrong in it"),
    quantity("compose.syntax_line", "the line where it is wrong"),
    text("compose.version", "its `version` key"),
    texts("compose.services", "its services"),
    texts("compose.images", "the images that they run"),
    texts("compose.host_ports", "the ports of the host that they publish"),
    texts("compose.networks", "the networks that it makes"),
    texts("compose.internal_networks", "those of them that are internal"),
    texts("compose.only_internal_services", "the services that are in internal networks alone"),
    texts("compose.unpublished_services", "those of them with ports, which are not published for that reason"),
    texts("compose.host_network_services", "the services that use the host's network"),
    texts("compose.bind_sources", "the paths of the host that it mounts, as it writes them"),
    truth("compose.mounts_socket", "it mounts the engine's socket into a container"),
    texts("compose.loopback_settings", "the names of variables whose value points to localhost, as SERVICE.NAME"),
    texts("compose.platforms", "the platforms that it asks for"),
    texts("compose.log_drivers", "the logging drivers that it asks for"),
    texts("compose.services_without_restart", "the services without a restart policy"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read the compose file, as `cat compose.yaml` shows it.

    Sample, Compose 2.40: `networks: {back: {internal: true}}`
    Source: https://docs.docker.com/reference/compose-file/
    """
    reply = read_whole(look, FILE)
    if isinstance(reply, Content):
        return parse_compose(head_of(reply.text, LONGEST_CHARS))
    return all_alike(SPECS, reply)


def parse_compose(source: str) -> dict[str, Answer]:
    """The facts in a compose file's text; only what is wrong with it where it is not valid."""
    try:
        file = _mapping(read_yaml(source))
    except NotYamlError as error:
        unread: Answer = Unknown(Reason.UNREADABLE, "the compose file is not valid YAML")
        return all_alike(SPECS, unread) | {
            "compose.syntax": Known("invalid"),
            "compose.syntax_error": word(str(error)),
            "compose.syntax_line": number(error.line),
        }
    services = {str(name): _mapping(each) for name, each in _mapping(file.get("services")).items()}
    networks = {str(name): _mapping(each) for name, each in _mapping(file.get("networks")).items()}
    internal = tuple(name for name, each in networks.items() if each.get("internal") is True)
    return {
        "compose.syntax": Known("valid"),
        "compose.syntax_error": Absent(),
        "compose.syntax_line": Absent(),
        "compose.version": word(str(file.get("version") or "")),
        "compose.services": words(services),
        "compose.networks": words(networks),
        "compose.internal_networks": words(internal),
        "compose.only_internal_services": words(_only_internal(services, set(internal))),
        "compose.unpublished_services": words(
            n for n in _only_internal(services, set(internal)) if services[n].get("ports")
        ),
        "compose.services_without_restart": words(name for name, each in services.items() if _never_restarts(each)),
        "compose.host_network_services": words(n for n, each in services.items() if each.get("network_mode") == "host"),
        "compose.images": _all(services, "image"),
        "compose.platforms": _all(services, "platform"),
        "compose.log_drivers": words(
            str(driver) for each in services.values() if (driver := _mapping(each.get("logging")).get("driver"))
        ),
        "compose.host_ports": words(_host_ports(services)),
        **_mounts(services),
        "compose.loopback_settings": words(_loopback(services)),
    }


Services = dict[str, dict[str, Any]]


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _items(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _names(value: object) -> list[str]:
    """What is written as a list of names or as a mapping by name."""
    return [str(each) for each in (value if isinstance(value, (list, dict)) else ())]


def _all(services: Services, key: str) -> Answer:
    return words(dict.fromkeys(str(each[key]) for each in services.values() if isinstance(each.get(key), str)))


def _only_internal(services: Services, internal: set[str]) -> Iterator[str]:
    for name, each in services.items():
        joined = set(_names(each.get("networks")))
        if joined and joined <= internal:
            yield name


def _never_restarts(service: dict[str, Any]) -> bool:
    condition = _mapping(_mapping(service.get("deploy")).get("restart_policy")).get("condition")
    return service.get("restart") in (None, "no", False) and condition in (None, "none")


def _host_ports(services: Services) -> Iterator[str]:
    for each in services.values():
        for port in _items(each.get("ports")):
            if isinstance(port, dict) and port.get("published"):
                yield str(port["published"])
            elif found := _HOST_PORT.fullmatch(str(port)):
                yield found["host"]


def _mounts(services: Services) -> dict[str, Answer]:
    sources = list(dict.fromkeys(_sources(services)))
    return {
        "compose.bind_sources": words(sources),
        "compose.mounts_socket": Known(any(_SOCKET.search(each) for each in sources)),
    }


def _sources(services: Services) -> Iterator[str]:
    for each in services.values():
        for mount in _items(each.get("volumes")):
            if isinstance(mount, dict):
                source, is_bind = str(mount.get("source", "")), mount.get("type") == "bind"
            else:
                source, colon, _ = str(mount).partition(":")
                is_bind = bool(colon) and source.startswith(("/", ".", "~", "$"))
            if is_bind and source:
                yield source


def _loopback(services: Services) -> Iterator[str]:
    """Only names: a value may hold a password."""
    for name, each in services.items():
        for variable, value in _variables(each.get("environment")):
            if _LOOPBACK.search(value):
                yield f"{name}.{variable}"


def _variables(environment: object) -> Iterable[tuple[str, str]]:
    if isinstance(environment, dict):
        return [(str(name), str(value)) for name, value in environment.items()]
    pairs = (str(each).partition("=") for each in _items(environment))
    return [(name, value) for name, _, value in pairs]


PROBE = Probe("project.compose", SPECS, ask, pasted_only=True)
