"""A small vocabulary of facts, one of each type, and trees that use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.kb.knowledge import KnowledgeBase
from assistant.kb.load import load
from assistant.model.errors import KnowledgeError, KnowledgeFault
from assistant.model.fact import FactSpec, FactType

SPECS = {
    spec.name: spec
    for spec in (
        FactSpec("daemon.reachable", FactType.BOOL, "the endpoint answers"),
        FactSpec("daemon.version", FactType.TEXT, "the engine's version"),
        FactSpec("daemon.warnings", FactType.LIST, "what the engine warns of"),
        FactSpec("daemon.connection", FactType.TEXT, "connecting to it", values=("accepted", "refused", "no-socket")),
        FactSpec("daemon.socket", FactType.TEXT, "the socket's kind"),
        FactSpec("config.key", FactType.ANY, "a key of daemon.json", of="key"),
        FactSpec("disk.free_bytes", FactType.NUMBER, "free bytes", of="path"),
        FactSpec("disk.exists", FactType.BOOL, "the path exists", of="path"),
        FactSpec("dns.resolves", FactType.BOOL, "the name has an address", of="host"),
        FactSpec("disk.hung_mounts", FactType.LIST, "mounts that hang"),
        FactSpec("dns.resolves", FactType.BOOL, "a name is found", of="host"),
        FactSpec("image.shells", FactType.LIST, "shells in it", of="image"),
        FactSpec("interface.ipv4", FactType.TEXT, "its address", of="interface"),
        FactSpec(
            "service.active_state", FactType.TEXT, "its state", of="unit", values=("active", "inactive", "failed")
        ),
    )
}

TREE = """\
symptom: network/container-cannot-resolve
title: A container cannot resolve names
words: [no dns]
messages:
  - "ping: unknown host {host}"
  - {text: "Temporary failure in name resolution", points_to: [network/docker0-without-ipv4]}
captures: {bridge: docker0}
questions:
  - {id: upgraded, ask: "Was Docker upgraded?", answers: {"yes": "yes", "no": "no"}}
  - {id: which-container, ask: "Which container is it?", fills: container}
causes:
  - id: network/docker0-without-ipv4
    title: The bridge docker0 has lost its IPv4 address
    odds: occasional
    explain: Nothing leaves the container.
    wrong_if: The container does not use docker0.
    evidence:
      - {fact: interface.ipv4, of: "{bridge}", is: absent, effect: confirms, says: "{bridge} has no IPv4 address"}
      - {fact: interface.ipv4, of: docker0, is: present, effect: excludes, says: "docker0 has {value}"}
    fixes:
      - id: restart-docker
        title: Restart Docker
        risk: disruptive
        breaks: Containers stop.
        steps:
          - restart_service: docker.service
            why: dockerd gives docker0 its address when it starts.
        verify:
          - {fact: interface.ipv4, of: docker0, is: present}
        undo: nothing-to-undo
    sources: ["https://docs.docker.com/engine/network/"]
examples:
  - text: "ping: unknown host www.example.com"
    source: a forum
    cause: network/docker0-without-ipv4
not_examples:
  - "getaddrinfo ENOTFOUND db"
"""
PATH = "network/container-cannot-resolve.yaml"

Change = Callable[[str], str]


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write knowledge files; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def load_tree(folder: Path, tree: str | bytes = TREE, path: str = PATH) -> KnowledgeBase:
    """Load one tree."""
    return load([write(folder, {path: tree})], SPECS)


def faults_of(folder: Path, tree: str | bytes, path: str = PATH) -> tuple[KnowledgeFault, ...]:
    """The faults of one tree, none when there are none."""
    try:
        load_tree(folder, tree, path)
    except KnowledgeError as error:
        return error.faults
    return ()


def line_of(tree: str, piece: str) -> int:
    """The line where a piece of a tree stands."""
    return tree[: tree.index(piece)].count("\n") + 1


def with_evidence(evidence: str) -> str:
    """The tree with one more piece of evidence."""
    return TREE.replace("    evidence:\n", f"    evidence:\n      - {evidence}\n")


def with_step(step: str, *, risk: str = "destructive", undo: str = "there is none") -> str:
    """The tree with another only step, in YAML's flow form."""
    old = """\
          - restart_service: docker.service
            why: dockerd gives docker0 its address when it starts.
"""
    tree = TREE.replace(old, f"          - {step}\n").replace("risk: disruptive", f"risk: {risk}")
    return tree.replace("undo: nothing-to-undo", f"undo: {undo}")
