"""Files that people paste: `cat FILE` with its content, a fenced file, or bare JSON that only one file holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from posixpath import basename

from assistant.model.block import Block, BlockKind
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, Read, Reply, Stat, Status
from assistant.probes.config.options import BY_FLAG
from assistant.probes.config.source import DEFAULT_FILE
from assistant.probes.pasted.reading import Shown
from assistant.probes.project import compose, dockerfile, ignore

LOGIN_FILE = "/root/.docker/config.json"
"""Where probes look for it on a host whose user nobody knows."""
_BY_NAME = {
    "daemon.json": DEFAULT_FILE,
    "resolv.conf": "/etc/resolv.conf",
    "hosts": "/etc/hosts",
    "os-release": "/etc/os-release",
    "fstab": "/etc/fstab",
    "subuid": "/etc/subuid",
    "subgid": "/etc/subgid",
    "mounts": "/proc/self/mounts",
    "mountinfo": "/proc/self/mountinfo",
    "meminfo": "/proc/meminfo",
}
"""Where a file stands that is named without its folder."""
_PROJECT = (
    (re.compile(r"(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml\Z|(?:docker-)?stack\.ya?ml\Z"), compose.FILE),
    (re.compile(r"(?:[\w.-]+\.)?[Dd]ockerfile(?:[.-][\w.-]+)?\Z"), dockerfile.FILE),
    (re.compile(r"(?:[\w.-]+)?\.dockerignore\Z"), ignore.FILE),
)
"""What a file of a project is for, by its name, wherever it stands."""
_COMPOSE = re.compile(r"(?m)^services:\s*(?:#.*)?$")
_DOCKERFILE = re.compile(r"(?im)\A(?:\s*#.*\n|\s*ARG\s.*\n|\s*\n)*\s*FROM\s+\S+")
_LOGIN = re.compile(r"(?:^|/)\.docker/config\.json\Z|\Aconfig\.json\Z")
_LOGIN_KEYS = frozenset({"auths", "credsStore", "credHelpers", "HttpHeaders", "currentContext", "cliPluginsExtraDirs"})
_KEYS = frozenset(option.key for option in BY_FLAG.values())
_TELLS = {
    DEFAULT_FILE: ("config.exists",),
    compose.FILE: ("compose.syntax",),
    dockerfile.FILE: ("dockerfile.bases",),
    LOGIN_FILE: ("login.config",),
    "/etc/resolv.conf": ("dns.nameservers",),
    "/etc/os-release": ("kernel.distribution",),
}


def read(block: Block) -> Shown | None:
    """Read a file, also as Compose resolved it; which one it is, its path says, or the keys that it holds."""
    path = path_of(block)
    if not path or not block.text.strip() or (block.kind is BlockKind.COMMAND and block.partial):
        return None
    content = Content(block.text if block.text.endswith("\n") else block.text + "\n")

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Read) and ask.path == path:
            return content
        # That it is a file is all that is known of it: no owner, no mode, no link.
        is_there = isinstance(ask, Stat) and ask.path == path and path == DEFAULT_FILE
        return Status("file", 0o644, 0, 0, "root", "root") if is_there else None

    return Shown(block, answer, tuple(FactKey(name) for name in _TELLS.get(path, ())))


def path_of(block: Block) -> str:
    """The file's path on a host; empty when nothing says which file it is."""
    project = next((to for name, to in _PROJECT if name.fullmatch(basename(block.path))), "")
    if project:
        return project
    if _LOGIN.search(block.path):
        return LOGIN_FILE if block.path.startswith(("/", "~", "$")) or _holds(block, _LOGIN_KEYS) else ""
    if block.path.startswith("/"):
        return block.path
    if block.path:
        return _BY_NAME.get(basename(block.path), "")
    return _by_content(block)


def _by_content(block: Block) -> str:
    """Which file it is by what it holds, where that can be only one."""
    if _DOCKERFILE.match(block.text):
        return dockerfile.FILE
    if _COMPOSE.search(block.text):
        return compose.FILE
    return DEFAULT_FILE if _holds(block, _KEYS) else LOGIN_FILE if _holds(block, _LOGIN_KEYS) else ""


def _holds(block: Block, keys: Iterable[str]) -> bool:
    """Whether the outermost keys are such, as far as the text can be read."""
    try:
        found = json.loads(block.text)
    except (ValueError, RecursionError):
        names = re.findall(r'(?m)^ {0,4}\t?"([\w-]+)"\s*:', block.text)
    else:
        names = list(found) if isinstance(found, dict) else []
    return bool(names) and len(set(names) & set(keys)) * 2 > len(set(names))
