"""What a pasted compose file asks for, and that no text of it costs much or gives a secret away."""

from __future__ import annotations

import pytest

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.probes.project.compose import parse_compose

FILE = """\
version: "3.8"
x-base: &base
  restart: always
  logging: {driver: loki}
services:
  web:
    <<: *base
    image: nginx:1.27
    platform: linux/amd64
    ports:
      - "8080:80"
      - 127.0.0.1:9000:9000/tcp
      - {target: 443, published: 8443}
    networks: [back]
    environment:
      - DB=postgres://u:hunter2@localhost:5432/x
    volumes:
      - ./data:/data
      - /var/run/docker.sock:/var/run/docker.sock:ro
      - cache:/cache
  db:
    image: postgres
    network_mode: host
    environment: {URL: "http://127.0.0.1:3128", NAME: x}
networks:
  back: {internal: true}
  front:
"""
FACTS: dict[str, Answer] = {
    "compose.syntax": Known("valid"),
    "compose.version": Known("3.8"),
    "compose.services": Known(("web", "db")),
    "compose.images": Known(("nginx:1.27", "postgres")),
    "compose.host_ports": Known(("8080", "9000", "8443")),
    "compose.networks": Known(("back", "front")),
    "compose.internal_networks": Known(("back",)),
    "compose.only_internal_services": Known(("web",)),
    "compose.unpublished_services": Known(("web",)),
    "compose.host_network_services": Known(("db",)),
    "compose.bind_sources": Known(("./data", "/var/run/docker.sock")),
    "compose.mounts_socket": Known(value=True),
    "compose.loopback_settings": Known(("web.DB", "db.URL")),
    "compose.platforms": Known(("linux/amd64",)),
    "compose.log_drivers": Known(("loki",)),
    "compose.services_without_restart": Known(("db",)),
    "compose.syntax_error": Absent(),
    "compose.syntax_line": Absent(),
}


def test_a_file_gives_its_facts_and_no_value_of_a_variable() -> None:
    found = parse_compose(FILE)
    assert found == FACTS
    assert "hunter2" not in str(found)


@pytest.mark.parametrize(
    ("text", "line"),
    [("services:\n  a:\n b: c\n", 3), ("services:\n\tweb:\n", 2), ('services: {web: {image: "nginx}}\n', 2)],
)
def test_a_file_that_is_no_yaml_says_where_and_nothing_else_is_known(text: str, line: int) -> None:
    found = parse_compose(text)
    assert (found["compose.syntax"], found["compose.syntax_line"]) == (Known("invalid"), Known(line))
    assert isinstance(found["compose.services"], Unknown)


@pytest.mark.parametrize("text", ["", "services:", "- a\n- b\n", "services: [a, b]", "services: {a: [1], b: x}"])
def test_a_file_of_another_form_has_no_services(text: str) -> None:
    assert parse_compose(text)["compose.host_ports"] == Absent()


BOMBS = {
    "lists": "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
    "merges": "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40)),
    "depth": "[" * 3000,
    "itself": "services: &s\n  web: *s\n",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_file_that_grows_while_it_is_read_is_refused(text: str) -> None:
    assert parse_compose(text)["compose.syntax"] == Known("invalid")
