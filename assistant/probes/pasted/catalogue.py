"""Which reading reads which block, by its command, its path or the form of its first lines.

A reading's module is imported only once a paste has a block for it: most texts have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import partial
from importlib import import_module

import msgspec

from assistant.model.block import Block, BlockKind, Inside
from assistant.probes.guarded import guarded
from assistant.probes.pasted.docker.entries import ENTRIES as DOCKER
from assistant.probes.pasted.entry import Entry
from assistant.probes.pasted.host.entries import ENTRIES as HOST
from assistant.probes.pasted.kube.entries import ENTRIES as KUBE
from assistant.probes.pasted.reading import Read, Shown

_OF_FILES = (
    *("config", "login", "dns", "kernel", "compose", "dockerfile", "build", "daemon", "disk", "user", "proxy"),
    *("service", "path", "group", "place", "network", "limit", "selinux", "firewall"),
)
CATALOGUE: tuple[Entry, ...] = (
    Entry("files", feeds=_OF_FILES, paths=("*",), commands=("docker compose config", "docker-compose config")),
    *HOST,
    *DOCKER,
    *KUBE,
)
_OPTION = re.compile(r"-")
_PROMPT = re.compile(r"\n[#$%>]\s*\Z")


def shown_by(blocks: Iterable[Block]) -> tuple[Shown, ...]:
    """What the blocks of a paste show of the host; blocks that a container has printed show nothing of it."""
    printed = map(_without_prompt, blocks)
    return tuple(shown for block in printed if block.inside is not Inside.CONTAINER for shown in _shown(block))


def _without_prompt(block: Block) -> Block:
    """A command's output without the next prompt, where that is so short that it could be output."""
    text = _PROMPT.sub("", block.text) if block.command else block.text
    return block if text == block.text else msgspec.structs.replace(block, text=text)


def may_show(blocks: Iterable[Block]) -> bool:
    """Whether any of the blocks is such that a reading would be asked."""
    own = (block for block in blocks if block.inside is not Inside.CONTAINER)
    return any(_is_for(entry, block) for block in own for entry in CATALOGUE)


def form_of(line: str) -> str:
    """The module of the reading whose output begins with such a line; empty when none does."""
    return next((each.module for each in CATALOGUE if each.form and re.search(each.form, line)), "")


def _shown(block: Block) -> Iterator[Shown]:
    for entry in CATALOGUE:
        if _is_for(entry, block):
            shown = guarded(f"reading {entry.module}", partial(_read, entry, block), lambda _: None)
            if shown is not None:
                yield shown


def _read(entry: Entry, block: Block) -> Shown | None:
    read: Read = import_module(f"assistant.probes.pasted.{entry.module}").read
    shown = read(block)
    return msgspec.structs.replace(shown, feeds=entry.feeds) if shown else None


def _is_for(entry: Entry, block: Block) -> bool:
    if block.kind is BlockKind.FILE:
        return any(fnmatchcase(block.path, pattern) for pattern in entry.paths)
    if block.command:
        return any(_begins(block.command, command.split()) for command in entry.commands)
    return bool(entry.form) and re.search(entry.form, block.text.partition("\n")[0]) is not None


def _begins(argv: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words of a command, options left out, begin so."""
    argv = argv[argv[0] in ("busybox", "toybox") and len(argv) > 1 :]
    said = [argv[0].rpartition("/")[2], *(each for each in argv[1:] if not _OPTION.match(each))]
    return said[: len(words)] == words
