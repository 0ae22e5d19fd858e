"""What was asked of Docker's command line: one name for each command, and whether its output is whole."""

from __future__ import annotations

import msgspec

from assistant.model.block import Block
from assistant.probes.pasted.asked import asked_of

_WITH_VALUE = (
    "-H",
    "--host",
    "-c",
    "--context",
    "-l",
    "--log-level",
    "--config",
    "--tlscacert",
    "--tlscert",
    "--tlskey",
)
_ELSEWHERE = ("-H", "--host", "-c", "--context", "--config")
_USUAL = ("unix:///var/run/docker.sock", "unix:///run/docker.sock", "default")
_NOUNS = {
    "container": "container",
    "image": "image",
    "network": "network",
    "volume": "volume",
    "system": "system",
    "context": "context",
    "node": "node",
    "service": "service",
    "stack": "stack",
    "swarm": "swarm",
    "compose": "compose",
    "docker-compose": "compose",
    "buildx": "buildx",
    "builder": "buildx",
    "plugin": "plugin",
}
_SHORT = {
    "ps": ("container", "ls"),
    "stats": ("container", "stats"),
    "logs": ("container", "logs"),
    "top": ("container", "top"),
    "port": ("container", "port"),
    "images": ("image", "ls"),
    "history": ("image", "history"),
    "info": ("system", "info"),
    "events": ("system", "events"),
}
_VERBS = {"list": "ls"}
_VALUES = (
    "-f",
    "--format",
    "--filter",
    "-n",
    "--last",
    "--type",
    "-p",
    "--project-name",
    "--profile",
    "--env-file",
    "--file",
)
_COMPOSE_VALUES = ("-f", "--file", "-p", "--project-name", "--profile", "--env-file", "--project-directory", "--ansi")


class Line(msgspec.Struct, frozen=True):
    """A command line of Docker's.

    Attributes:
        name: one for each command, as `container ls` for `docker ps`; empty when only the output was pasted.
        options: what stands behind it and begins with a dash, with its value when that is a word of its own.
        operands: the other words behind it.
        is_elsewhere: it names another engine than the one that is asked without options.
        is_part: a filter stands behind it, or nobody knows.
    """

    name: str = ""
    options: tuple[tuple[str, str], ...] = ()
    operands: tuple[str, ...] = ()
    is_elsewhere: bool = False
    is_part: bool = True

    def has(self, *names: str) -> bool:
        """Whether one of the options was given; `-aq` gives -a and -q."""
        short = "".join(name[1:] for name, _ in self.options if not name.startswith("--"))
        return any(
            name == given or (len(name) == 2 and name[1] in short) for name in names for given, _ in self.options
        )

    def value(self, *names: str) -> str:
        """The value of an option, empty without it."""
        return next((value for given, value in self.options if given in names), "")

    @property
    def format(self) -> str:
        """The template or the word behind --format."""
        is_short = self.name in ("version", "system info") or self.name.endswith("inspect")
        return self.value("--format", *(["-f"] if is_short else []))


def line_of(block: Block) -> Line:
    """The command line of a block."""
    asked = asked_of(block)
    if not asked.argv:
        return Line()
    outer, rest = _global(asked.argv if asked.program == "docker-compose" else asked.argv[1:])
    is_elsewhere = any(name in _ELSEWHERE and value not in _USUAL for name, value in outer)
    words = [each.rpartition("/")[2] for each in rest[:1]] + list(rest[1:])
    noun = _NOUNS.get(words[0], "") if words else ""
    if noun == "compose":
        words = ["compose", *_global(tuple(words[1:]), _COMPOSE_VALUES)[1]]
    if noun and len(words) > 1:
        name, behind = f"{noun} {_VERBS.get(words[1], words[1])}", words[2:]
    else:
        name, behind = " ".join(_SHORT.get(words[0], words[:1])) if words else "version", words[1:]
    options, operands = _split(behind)
    return Line(
        "container ls" if name == "container ps" else name,
        options,
        operands,
        is_elsewhere,
        asked.is_part or block.partial,
    )


def _global(
    words: tuple[str, ...], with_value: tuple[str, ...] = _WITH_VALUE
) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """The options before the command, and the rest."""
    found, at = list[tuple[str, str]](), 0
    while at < len(words) and words[at].startswith("-"):
        name, has_value, value = words[at].partition("=")
        if name in with_value and not has_value:
            at, value = at + 1, next(iter(words[at + 1 : at + 2]), "")
        found.append((name, value))
        at += 1
    return found, words[at:]


def _split(words: list[str]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    options, operands, at = list[tuple[str, str]](), list[str](), 0
    while at < len(words):
        name, has_value, value = words[at].partition("=")
        if not name.startswith("-") or name == "-":
            operands.append(words[at])
        elif name in _VALUES and not has_value:
            at, value = at + 1, next(iter(words[at + 1 : at + 2]), "")
            options.append((name, value))
        else:
            options.append((name, value))
        at += 1
    return tuple(options), tuple(operands)
