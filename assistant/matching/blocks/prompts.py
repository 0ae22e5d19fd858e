"""Prompts of shells, with the command that was typed there."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.matching.blocks.programs import is_program
from assistant.model.block import Inside
from assistant.model.pattern import Pattern

_SIGNS = Pattern("[$#%>❯λ»]")
_GATE = 220
"""A prompt's sign stands in so many characters of its line."""


class Prompt(NamedTuple):
    """What a prompt says.

    Attributes:
        command: what stands behind it, empty when nothing does.
        shape: the same for all prompts of one shell: user, host and sign.
        windows: it is one of PowerShell or cmd.
        traced: it is not a prompt but a shell's trace (`set -x`).
    """

    command: str
    shape: str
    inside: Inside = Inside.UNKNOWN
    container: str = ""
    host: str = ""
    as_root: bool | None = None
    windows: bool = False
    traced: bool = False


_NAMED = Pattern(
    r"(?:\([\w. -]{1,40}\) ?)?\[?(?P<user>[A-Za-z_][\w.+-]{0,40}\\?[\w.+-]{0,40})@(?P<host>[\w.-]{1,64})"
    r"(?P<path>(?:[: ][^$#%>|\n]{0,160}?)?)\]? ?(?P<sign>[$#%>❯])(?:\s+|(?<=[#$>])(?=\w)|$)(?P<command>.*)"
)
_OLD_MAC = Pattern(
    r"(?P<host>[A-Za-z][\w.-]{0,63}):(?P<path>[~/][^\s]{0,100}|[\w.-]{1,60}) "
    r"(?P<user>[A-Za-z_][\w.-]{0,40})(?P<sign>[$#])(?:\s+|$)(?P<command>.*)"
)
_HOST = Pattern(
    r"(?P<host>[A-Za-z][\w.-]{0,63})(?P<path>:[~/]\S{0,100})? ?(?P<sign>[#$])(?:\s+|(?<=#)(?=[a-z]))(?P<command>\S.*)"
)
_SHELL = Pattern(r"(?:ba|da|z|k)?sh(?:-[\d.]+\w?)(?P<sign>[#$])(?:\s+|$)(?P<command>.*)")
_PATH = Pattern(r"(?P<path>[~/]\S{0,100}) ?(?P<sign>[#$%>❯])(?:\s+|$)(?P<command>.*)")
_SIGN = Pattern(r"(?:\([\w. -]{1,40}\) )?(?P<sign>[$#%>❯λ»])\s{1,3}(?P<command>\S.*)")
_FRAME = Pattern(r"[└╰][─━╼ ]{0,8}(?P<sign>[$#%>❯])\s*(?P<command>.*)")
_ARROW = Pattern(r"➜\s+(?P<path>\S{1,100})(?: \w+:\([^)]{0,80}\))?(?: ✗)?\s+(?P<command>\S.*)")
_POWERSHELL = Pattern(r"(?:\([\w. -]{1,40}\) ?)?PS (?P<path>(?:[A-Za-z]:|/|~|HK|\\\\)[^>\n]{0,160})> ?(?P<command>.*)")
_CMD = Pattern(r"(?P<path>[A-Za-z]:\\[^>\n]{0,160})>\s?(?P<command>.*)")
_TRACE = Pattern(r"\+{1,4} (?P<command>\S.*)")
_VARIABLE = re.compile(r"[A-Za-z_]\w*=")
_WORD = re.compile(r"[\w./~-]+(?:$|[\s;|&<>=])")
_CONTAINER_ID = re.compile(r"[0-9a-f]{12}")
_POD = re.compile(r"[a-z][\w-]*-[0-9a-f]{6,10}-[a-z0-9]{5}")


def prompt_of(line: str, *, in_runner: bool = False) -> Prompt | None:
    """The prompt that a line (without white space around it) begins with; None when it does not.

    Args:
        in_runner: it stands in a log of a CI system, where `$` and `+` stand before any command.
    """
    first = line[0]
    if first == "#" and line.startswith(("##[group]Run ", "##[command]")):
        return Prompt(line.partition("]")[2].removeprefix("Run "), "##", Inside.RUNNER)
    if first == "+":
        found = _TRACE.match(line)
        command = found["command"] if found else ""
        return Prompt(command, "+", traced=True) if found and (in_runner or _is_typed(command)) else None
    if first in "└╰":
        found = _FRAME.match(line)
        return Prompt(found["command"], "frame", Inside.HOST) if found else None
    if first == "➜":
        found = _ARROW.match(line)
        return Prompt(found["command"], "arrow", Inside.HOST) if found else None
    if _SIGNS.search(line, 0, _GATE) is None:
        return None
    head = line[:_GATE]
    if first in "$#%>❯λ»(":
        bare = _bare(line, in_runner)
        if bare:
            return bare
    if "@" in head:
        found = _NAMED.match(line)
        if found:
            return _named(found)
    return _windows(line, head) if (">" in head and ":\\" in head) or line.startswith("PS ") else _nameless(line)


def _bare(line: str, in_runner: bool) -> Prompt | None:
    found = _SIGN.match(line)
    if found is None:
        return None
    sign, command = found["sign"], found["command"]
    is_one = _WORD.match(command) or _VARIABLE.match(command) if sign in "$❯λ" else _is_no_comment(command)
    if not is_one or command[:1].isdigit():
        return None
    return Prompt(command, sign, Inside.RUNNER if in_runner else Inside.HOST, as_root=True if sign == "#" else None)


def _is_no_comment(command: str) -> bool:
    """Whether a text behind `#`, `%` or `>`, which also begin comments and quotations, is a command line."""
    return not command[:1].isupper() and _is_typed(command) and not _PROSE & set(command.split()[1:12])


def _named(found: re.Match[str]) -> Prompt | None:
    user, host, sign = found["user"], found["host"], found["sign"]
    if sign == ">" and not _is_typed(found["command"]) and found["command"]:
        return None
    is_container = _CONTAINER_ID.fullmatch(host) or _POD.fullmatch(host)
    return Prompt(
        found["command"].strip(),
        f"{user}@{host}{sign}",
        Inside.CONTAINER if is_container else Inside.HOST,
        container=host if is_container else "",
        host="" if is_container else host,
        as_root=user == "root" or sign == "#",
    )


def _windows(line: str, head: str) -> Prompt | None:
    if line.startswith(("PS ", "(")):
        found = _POWERSHELL.match(line)
        if found:
            return Prompt(found["command"].strip(), "PS>", Inside.HOST, windows=":\\" in head)
    found = _CMD.match(line)
    return Prompt(found["command"].strip(), ">", Inside.HOST, windows=True) if found else None


def _nameless(line: str) -> Prompt | None:
    """A prompt that names no user: a path, a host or a shell and a sign."""
    if line[0] in "/~":
        found = _PATH.match(line)
        if found is None or not (found["path"] in ("/", "~") or not found["command"] or _is_typed(found["command"])):
            return None
        # BusyBox shows the folder and nothing else; on a host nearly all shells name the user.
        inside = Inside.CONTAINER if found["path"][0] == "/" and found["sign"] in "#$" else Inside.HOST
        return Prompt(found["command"], f"path{found['sign']}", inside, as_root=found["sign"] == "#" or None)
    found = _SHELL.match(line)
    if found:
        return Prompt(found["command"], f"sh{found['sign']}", as_root=found["sign"] == "#")
    found = _OLD_MAC.match(line)
    if found and (not found["command"] or _is_typed(found["command"])):
        return Prompt(found["command"], found["host"], Inside.HOST, host=found["host"], as_root=found["sign"] == "#")
    found = _HOST.match(line)
    if found and _is_typed(found["command"]):
        return Prompt(found["command"], found["host"], Inside.HOST, host=found["host"], as_root=found["sign"] == "#")
    return None


def _is_typed(command: str) -> bool:
    """Whether a text begins as a command line does."""
    words = command.split(None, 3)
    while words and _VARIABLE.match(words[0]):
        del words[0]
    return bool(words) and is_program(words[0])


_PROSE_WORDS = (
    "the is are was not with when after my and or but because it this that these gives says does doesn't cannot can't "
    "won't fails failed fail works working error errors still i we you then than which to of at as into only also "
    "isn't version, command could should would will has have had a an commands"
)
_PROSE = frozenset(_PROSE_WORDS.split())
_BARE_FIRST_WORDS = (
    "docker docker-compose podman nerdctl systemctl journalctl kubectl crictl ctr ip df ls cat uname iptables ss "
    "netstat dmesg mount lsmod getenforce sudo curl ping lsblk free id stat getconf lscpu findmnt nvidia-smi "
    "timedatectl containerd dockerd docker-machine modinfo nslookup dig sysctl lsb_release ifconfig resolvectl"
)
_BARE_FIRST = frozenset(_BARE_FIRST_WORDS.split())
_LONGEST_BARE = 300


def is_bare_command(line: str) -> bool:
    """Whether a line without a prompt is a command that somebody typed, and not a sentence that begins like one."""
    first, _, rest = line.partition(" ")
    if first not in _BARE_FIRST or len(line) > _LONGEST_BARE or not rest.strip():
        return False
    words = rest.split()
    ends = line[-1] in ".:?!," and not line.endswith((" .", "/."))
    return not (
        ends or not words[0].isascii() or words[0].endswith(":") or _PROSE & {word.lower() for word in words[:12]}
    )
