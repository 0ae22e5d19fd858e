"""A command line: which of its commands printed the output, on which machine or in which container."""

from __future__ import annotations

import shlex

import msgspec

from assistant.model.block import Inside
from assistant.model.pattern import Pattern

_VARIABLE = Pattern(r"[A-Za-z_]\w*=")
_HEREDOC = Pattern(r"<<-?\s*[\"']?(\w+)[\"']?")
_INTO = Pattern(r"(?:>>?|\btee(?:\s+-a)?)\s+([\"']?)([\w./~$:\\-]+)\1")
_REDIRECT = Pattern(r"[0-9&]?>>?(?:&[0-9])?|<")
_SILENT_WORDS = (
    "cd export set source . mkdir rmdir touch chmod chown sleep alias unset true : umask clear pushd popd "
    "set-location read trap wait exit"
)
_SILENT = frozenset(_SILENT_WORDS.split())
_FILTERS_WORDS = "grep egrep fgrep rg findstr select-string head tail"
_FILTERS = frozenset(_FILTERS_WORDS.split())
_PAGERS_WORDS = "less more cat column tee sort jq bat nl fold"
_PAGERS = frozenset(_PAGERS_WORDS.split())
_VIEWERS_WORDS = "cat less more head tail type bat get-content gc nano vi vim sudoedit view nl"
_VIEWERS = frozenset(_VIEWERS_WORDS.split())
_SHELLS_WORDS = "bash sh zsh ash dash fish powershell pwsh cmd /bin/bash /bin/sh /bin/ash /bin/zsh"
_SHELLS = frozenset(_SHELLS_WORDS.split())
_BEFORE_WORDS = "sudo doas time nohup command exec env unbuffer stdbuf nice ionice setsid"
_BEFORE = frozenset(_BEFORE_WORDS.split())
_WITH_VALUE_WORDS = "-u -g -h -p -C -n --user --group --env -e -w --workdir --env-file -c --index -f --detach-keys"
_WITH_VALUE = frozenset(_WITH_VALUE_WORDS.split())


class Typed(msgspec.Struct, frozen=True):
    """What a command line says.

    Attributes:
        argv: the command whose output follows, without `sudo`, variables, pipes and redirections.
        as_root: it ran under sudo.
        partial: a filter let only some of its lines through.
        inside, container: where it ran, when the line says so.
        host: the machine of `ssh HOST command`.
        enters: a container or machine in whose shell what follows is typed.
        path: the file that its output is the content of.
        into: the file that a here-document is written to, until a line of `until`.
    """

    argv: tuple[str, ...] = ()
    as_root: bool = False
    partial: bool = False
    inside: Inside = Inside.UNKNOWN
    container: str = ""
    host: str = ""
    enters: bool = False
    path: str = ""
    into: str = ""
    until: str = ""


def typed(line: str, *, windows: bool = False) -> Typed:
    """Read a command line; nothing of it is ever run."""
    line = line.strip()
    heredoc = _HEREDOC.search(line) if "<<" in line else None
    into = _INTO.search(line) if heredoc else None
    pipelines = _pipelines(line)
    speaking = [each for each in pipelines if _first(each[0]) not in _SILENT] or pipelines
    if not speaking:
        return Typed()
    chosen = _ran(_argv(speaking[-1][0], windows))
    rest = [_argv(each, windows) for each in speaking[-1][1:]]
    names = [argv[0].rpartition("/")[2].lower() for argv in rest if argv]
    partial = any(name in _FILTERS for name in names)
    if any(name not in _FILTERS and name not in _PAGERS for name in names):
        chosen, partial = _ran(rest[-1]), False
    if heredoc:
        return msgspec.structs.replace(chosen, until=heredoc[1], into=into[2] if into else "")
    return msgspec.structs.replace(chosen, partial=partial, path="" if partial else _viewed(chosen.argv))


def _first(command: str) -> str:
    return command.split(None, 1)[0].lower() if command else ""


def _pipelines(line: str) -> list[list[str]]:
    """The commands that follow each other, each with what it is piped through; quotes are minded."""
    found: list[list[str]] = [[""]]
    quote, at = "", 0
    while at < len(line):
        sign = line[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "#" and (at == 0 or line[at - 1].isspace()):
            break
        elif sign in ";|&" and not (sign == "&" and (line[at - 1 : at] in (">", "<") or line[at + 1 : at + 2] == ">")):
            double = line[at + 1 : at + 2] == sign
            if sign == "|" and not double:
                found[-1].append("")
            else:
                found.append([""])
            at += 2 if double or line[at : at + 2] == "|&" else 1
            continue
        found[-1][-1] += sign
        at += 1
    stripped = [[part.strip() for part in each] for each in found]
    return [[part for part in each if part] for each in stripped if any(each)]


def _argv(command: str, windows: bool) -> tuple[str, ...]:
    try:
        words = [each.strip("\"'") for each in command.split()] if windows else shlex.split(command)
    except ValueError:
        words = command.split()
    kept: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif _REDIRECT.match(word) and not word.startswith("<("):
            skip = _REDIRECT.fullmatch(word) is not None and "&" not in word[1:]
        elif word.startswith("$(") and kept:
            kept.append(word)
        else:
            kept.append(word)
    return tuple(kept)


def _ran(argv: tuple[str, ...], depth: int = 0) -> Typed:
    """The command itself, behind `sudo`, `ssh host`, `docker exec` and the like."""
    as_root = False
    words = list(argv)
    while words and (words[0].lower() in _BEFORE or _VARIABLE.match(words[0])):
        before = words.pop(0)
        as_root = as_root or before in ("sudo", "doas")
        if before in _BEFORE:
            _drop_options(words)
    if not words:
        return Typed(argv, as_root, enters=False)
    inner = _within(words, depth) if depth < 3 else None
    if inner is not None:
        return msgspec.structs.replace(inner, as_root=as_root or inner.as_root)
    return Typed(tuple(words), as_root)


def _drop_options(words: list[str]) -> None:
    while words and words[0].startswith("-"):
        option = words.pop(0)
        if option in _WITH_VALUE and words:
            words.pop(0)


def _within(words: list[str], depth: int) -> Typed | None:
    """What runs in a shell, on another machine or in a container, where the command is such a way in."""
    name = words[0].rpartition("/")[2].lower()
    if words[0] in _SHELLS or name in _SHELLS:
        rest = words[1:]
        if rest and rest[0] in ("-c", "-lc", "-ec", "/c", "-Command"):
            return (
                _ran(_argv(_pipelines(rest[1])[-1][0], False), depth + 1) if rest[1:] and _pipelines(rest[1]) else None
            )
        return None
    if name == "ssh":
        rest = words[1:]
        _drop_options(rest)
        host = rest[0].rpartition("@")[2] if rest else ""
        if len(rest) < 2:
            return Typed(tuple(words), host=host, enters=bool(host))
        inner = _ran(_argv(" ".join(rest[1:]), False), depth + 1)
        return msgspec.structs.replace(inner, host=inner.host or host)
    return _executed(words, depth)


def _executed(words: list[str], depth: int) -> Typed | None:
    """What runs in a container."""
    rest = _behind_exec(words)
    if rest is None:
        return None
    _drop_options(rest)
    if not rest:
        return None
    container, command = rest[0], [word for word in rest[1:] if word != "--"]
    while command and command[0] in ("-c", "--container") and len(command) > 1:
        del command[:2]
    inner = _ran(tuple(command), depth + 1) if command else Typed()
    enters = not command or (len(command) == 1 and command[0].rpartition("/")[2] in _SHELLS)
    argv = tuple(words) if enters else inner.argv
    return Typed(argv, False, inside=Inside.CONTAINER, container=container, enters=enters)


def _behind_exec(words: list[str]) -> list[str] | None:
    """What stands behind `docker exec`, `docker compose exec`, `kubectl exec`, `lxc exec` and `podman exec`."""
    name = words[0].rpartition("/")[2].lower()
    if name not in ("docker", "podman", "nerdctl", "kubectl", "oc", "docker-compose", "lxc", "incus", "pct", "crictl"):
        return None
    head = [word.lower() for word in words[1:5]]
    for verb in ("exec", "attach", "enter"):
        if verb in head and all(
            word in ("compose", "container") or word.startswith("-") for word in head[: head.index(verb)]
        ):
            return words[head.index(verb) + 2 :]
    if "exec" in head and name in ("kubectl", "oc", "docker-compose") and head[0].startswith("-"):
        return words[head.index("exec") + 2 :]
    return None


def _viewed(argv: tuple[str, ...]) -> str:
    """The one file whose content a command shows."""
    if not argv or argv[0].rpartition("/")[2].lower() not in _VIEWERS:
        return ""
    rest = [word for word in argv[1:] if not word.startswith("-") and not word.isdigit()]
    return rest[0] if len(rest) == 1 and rest[0] != "-" else ""
