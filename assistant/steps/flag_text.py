"""Options of dockerd in the text of a command line, taken out without touching the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_TOKEN = re.compile(r"(?:[^\s\"'\\]|\\[^\r\n]|\"(?:[^\"\\]|\\.)*\"|'[^']*')+", re.S)
_ASSIGNMENT = re.compile(
    r"^([ \t]*(?:export[ \t]+)?[A-Za-z_]\w*=)(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s#\"']*)", re.M | re.S
)
_SHORT = {
    "host": "H", "debug": "D", "log-level": "l", "group": "G", "bridge": "b", "pidfile": "p", "storage-driver": "s",
    "data-root": "g", "graph": "g",
}  # fmt: skip
_SINGULAR = {
    "hosts": "host", "labels": "label", "dns-opts": "dns-opt", "log-opts": "log-opt", "storage-opts": "storage-opt",
    "exec-opts": "exec-opt", "insecure-registries": "insecure-registry", "registry-mirrors": "registry-mirror",
    "authorization-plugins": "authorization-plugin", "default-ulimits": "default-ulimit", "runtimes": "add-runtime",
    "node-generic-resources": "node-generic-resource", "default-address-pools": "default-address-pool",
}  # fmt: skip
_YES_OR_NO = frozenset({
    "debug", "disable-legacy-registry", "experimental", "help", "icc", "init",
    "ip-forward", "ip-masq", "ip6tables", "iptables", "ipv6", "live-restore", "no-new-privileges", "raw-logs",
    "rootless", "selinux-enabled", "tls", "tlsverify", "userland-proxy", "validate",
})  # fmt: skip
"""Options whose value, if any, follows an equals sign: the next word is not theirs."""


class Token(msgspec.Struct, frozen=True):
    """One word of a command line, unquoted, and where it stands."""

    word: str
    start: int
    end: int


def option_of(name: str) -> str:
    """The option that sets what a key of daemon.json names: `hosts` is `--host`."""
    bare = name.lstrip("-")
    return _SINGULAR.get(bare, bare)


def without_option(command: str, option: str) -> str:
    """A command line without one option, each time that it is given; the rest to the letter."""
    kept = command
    for start, end in reversed(list(_spans(command, option))):
        before, after = kept[:start].rstrip(" \t"), kept[end:].lstrip(" \t")
        kept = before + (" " if before and after else "") + after
    return kept


def without_option_in_assignments(text: str, option: str) -> str:
    """A file of shell assignments (`DOCKER_OPTS="..."`) without one option in any of their values."""

    def changed(match: re.Match[str]) -> str:
        value = match[2]
        quote = value[0] if value[:1] in ("'", '"') else ""
        inner = value[1:-1] if quote else value
        return f"{match[1]}{quote}{without_option(inner, option)}{quote}"

    return _ASSIGNMENT.sub(changed, text)


def _spans(command: str, option: str) -> Iterator[tuple[int, int]]:
    tokens = [Token(re.sub(r"[\"'\\]", "", found[0]), found.start(), found.end()) for found in _TOKEN.finditer(command)]
    position = 0
    while position < len(tokens):
        taken = _taken(tokens, position, option)
        if taken:
            yield tokens[position].start, tokens[position + taken - 1].end
        position += max(taken, 1)


def _taken(tokens: list[Token], position: int, option: str) -> int:
    """How many words from here on are this option: none, one, or two with its value."""
    word = tokens[position].word
    short = f"-{_SHORT[option]}" if option in _SHORT else None
    if word.startswith(f"--{option}="):
        return 1
    if short and word.startswith(short) and not word.startswith("--") and word != short:
        return 1
    if word not in (f"--{option}", short):
        return 0
    follows = tokens[position + 1].word if position + 1 < len(tokens) else "-"
    return 1 if option in _YES_OR_NO or follows.startswith("-") else 2
