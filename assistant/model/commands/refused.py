"""What no command of a fix may do, and how risky the allowed ones are whatever their author says.

A command is allowed by its form alone (see forms). Those that are known to do harm are refused by name, so that their
author learns why, and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.model.aspects.units import wrong_unit
from assistant.model.commands.allowed import form_of, forms_of
from assistant.model.pattern import Pattern
from assistant.model.risk import Risk

OPENING = Pattern(
    r"--privileged\b|seccomp[=:]unconfined|apparmor[=:]unconfined|label[=:]disable|tcp://(0\.0\.0\.0|\[::\]|\*)?:2375\b"
)
"""Options that take a container's or the daemon's protection away."""

_SHELL_WORDS = frozenset(("|", "||", "&", "&&", ";", ">", ">>", "<", "<<", "2>", "2>&1", "&>"))
_SUBSTITUTION = Pattern(r"\$\(|`|\$\{?[A-Za-z_]")
_TEXT_AS_PROGRAM = "{} would run text as a program; use a typed action, or an argv list"
_OTHERS_PROGRAM = "{} would run another program with root privileges; name that program itself"
_FETCHES = "{} would fetch what nobody has checked; packages come from the host's own repositories"
_STOPS_HOST = "{} stops the whole host; use ask_human"
_WRITES = (
    "{} would write or delete what it is given; use a typed action: write_file, edit_line, move_aside, make_directory"
)
_FIREWALL = "{} would change the firewall, everyone else's rules among them; use ask_human"

_REFUSED: tuple[tuple[str, str], ...] = (
    (r"sudo|doas|su|pkexec", "a command must not contain {}; use `root: true` (the default) or `root: false`"),
    (
        r"(|ba|da|a|z|k|mk|fi|c|tc)sh|busybox|pwsh|python[0-9.]*|perl|ruby|node|lua|php|[gm]?awk|sed|eval|ed|vim?|expect",
        _TEXT_AS_PROGRAM,
    ),
    (
        r"xargs|env|nohup|nsenter|unshare|chroot|systemd-run|systemd-nspawn|setsid|time(out)?|nice|ionice|strace|gdb|at"
        r"|batch|crontab|script|screen|tmux|parallel|flock|watch|runuser|setpriv|capsh|ssh|ctr|runc|crun|nerdctl|podman|lxc",
        _OTHERS_PROGRAM,
    ),
    (r"curl|wget|ftp|scp|rsync|git|pip3?|npm|snap|rpm|dpkg|apk|nc|ncat|socat", _FETCHES),
    (r"reboot|shutdown|poweroff|halt|telinit|init|kexec", _STOPS_HOST),
    (
        r"tar|cp|mv|dd|tee|install|truncate|shred|find|mkdir|rmdir|touch|unlink|rm|mkfs.*|wipefs|cpio|unzip|patch",
        _WRITES,
    ),
    (r"ip6?tables(-legacy|-nft)?(-restore)?|nft|ufw|firewall-cmd|ebtables|ipset", _FIREWALL),
)
"""Programs, whole, and why no step runs them but in the forms that are allowed."""


def harm_of_command(argv: Sequence[str]) -> str:
    """Why a command must not stand in any tree, empty when nothing speaks against it."""
    if not argv:
        return ""
    if said := next((said for check in _CHECKS if (said := check(argv))), ""):
        return said
    if form_of(argv) is not None:
        return ""
    return _refused_by_name(argv) or _not_among(argv)


def least_risk(argv: Sequence[str]) -> Risk:
    """The risk that a command has whatever its author says; the worst where its form is not known."""
    form = form_of(argv)
    return form.risk if form is not None else Risk.DESTRUCTIVE


def _program(word: str) -> str:
    return word.rsplit("/", 1)[-1]


def _refused_by_name(argv: Sequence[str]) -> str:
    program = _program(argv[0])
    return next((said.format(program) for pattern, said in _REFUSED if re.fullmatch(pattern, program)), "")


def _not_among(argv: Sequence[str]) -> str:
    known = forms_of(_program(argv[0]))
    shown = f"its allowed forms are: {'; '.join(known)}" if known else "use a typed action, or ask_human"
    return f"{' '.join(argv[:3])} is not among the commands that a step may run ({shown})"


def _shell(argv: Sequence[str]) -> str:
    if "{" in argv[0]:
        return "the program of a command must be literal"
    found = next((word for word in argv if word in _SHELL_WORDS or _SUBSTITUTION.search(word)), "")
    return f"{found} works only in a shell, and no step uses one" if found else ""


def _open_mode(argv: Sequence[str]) -> str:
    if _program(argv[0]) != "chmod":
        return ""
    opens = any(
        re.match(r"([02-7]?\d\d[2367]|((?=[ug]*[oa])[ugoa]+)?[+=](?=[rxXst]*w)[rwxXst]+)\Z", w) for w in argv[1:]
    )
    return (
        "chmod would let everyone write; set the right owner or group instead"
        if opens
        else "chmod is never run; set the right owner or group instead, or use ask_human"
    )


def _selinux(argv: Sequence[str]) -> str:
    off = _program(argv[0]) == "setenforce" and argv[1:2] != ["1"] and "Enforcing" not in argv
    return "setenforce would disable SELinux on the whole host" if off else ""


def _volumes(argv: Sequence[str]) -> str:
    words = [each for each in argv if not each.startswith("-")]
    by_option = "--volumes" in argv or ("-v" in argv and {"down", "rm"} & set(words))
    by_command = "volume" in words and {"rm", "prune", "remove"} & set(words)
    is_docker = _program(argv[0]) in ("docker", "docker-compose", "podman")
    return "the command would delete volumes, and the data in them" if is_docker and (by_option or by_command) else ""


def _new_container(argv: Sequence[str]) -> str:
    words = [each for each in argv[1:] if not each.startswith("-")]
    starts = _program(argv[0]) in ("docker", "podman", "nerdctl") and {"run", "exec", "create", "cp", "load"} & set(
        words[:2]
    )
    makes = starts and words[0] not in ("network", "volume")
    return "a new container, or a program in one, can do what it likes to the host; use ask_human" if makes else ""


def _removal(argv: Sequence[str]) -> str:
    words = [each for each in argv[1:] if not each.startswith("-")]
    words = words[1:] if words[:1] == ["container"] else words
    removes = _program(argv[0]) == "docker" and (words[:1] == ["rm"] or "prune" in words[:2])
    return "the command would remove what may be in use; use remove_objects, which looks first" if removes else ""


def _units(argv: Sequence[str]) -> str:
    """What no step does to a unit no command does either."""
    program, words = _program(argv[0]), [each for each in argv[1:] if not each.startswith("-")]
    verb, names = (words[:1], words[1:]) if program == "systemctl" else (words[1:2], words[:1])
    if program not in ("systemctl", "service") or not verb:
        return ""
    return next((said for name in names if (said := wrong_unit(verb[0], name))), "")


def _openings(argv: Sequence[str]) -> str:
    found = OPENING.search(" ".join(argv))
    return f"{found.group()} would let anyone take over the host" if found else ""


_CHECKS: tuple[Callable[[Sequence[str]], str], ...] = (
    _shell,
    _open_mode,
    _selinux,
    _volumes,
    _removal,
    _openings,
    _new_container,
    _units,
)
