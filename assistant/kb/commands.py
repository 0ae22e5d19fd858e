"""What no command of a fix may do, and how risky some are whatever their author says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model.risk import Risk

OPENING = re.compile(
    r"--privileged\b|seccomp[=:]unconfined|apparmor[=:]unconfined|label[=:]disable|tcp://(0\.0\.0\.0|\[::\]|\*)?:2375\b"
)
"""Options that take a container's or the daemon's protection away."""

_SHELLS = frozenset(("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "fish", "csh", "tcsh", "busybox", "pwsh"))
_INTERPRETERS = re.compile(r"(python[0-9.]*|perl|ruby|node|lua|php|[gm]?awk|eval|xargs|env|nohup)\Z")
_SHELL_WORDS = frozenset(("|", "||", "&", "&&", ";", ">", ">>", "<", "<<", "2>", "2>&1", "&>"))
_SUBSTITUTION = re.compile(r"\$\(|`|\$\{?[A-Za-z_]")
_DATA = re.compile(
    r"/+((var(/+lib(/+(docker|containerd|kubelet|etcd)(/(?s:.*))?)?)?|etc|home|root|usr|boot|\*)/*)?\**\Z"
)
_DATA_FACTS = ("{daemon.root_dir}", "{disk.data_root}")
_OPEN_MODE = re.compile(r"([02-7]?\d\d[2367]|((?=[ug]*[oa])[ugoa]+)?[+=](?=[rxXst]*w)[rwxXst]+)\Z")
_DESTRUCTIVE = re.compile(
    r"(mkfs\S*|dd|wipefs|shred|rm|lvremove|kubeadm reset|snap remove|docker swarm leave"
    r"|docker \S+ prune|docker (container |image |network )?rm|docker rmi)( |\Z)"
)
_DISRUPTIVE = re.compile(
    r"(reboot|shutdown|poweroff|halt|docker (stop|restart|kill)|(p?kill|killall)(?! -(CONT|HUP|USR[12]|0)\b)"
    r"|systemctl (.* )?(stop|restart|kill|isolate|mask))( |\Z)"
)


def harm_of_command(argv: Sequence[str]) -> str:
    """Why a command must not stand in any tree, empty when nothing speaks against it."""
    if not argv:
        return ""
    for check in _COMMAND_CHECKS:
        if said := check(argv):
            return said
    return ""


def _program(word: str) -> str:
    return word.rsplit("/", 1)[-1]


def _has_option(argv: Sequence[str], short: str, *long: str) -> bool:
    """Whether a short option (also among several after one dash) or a long one is given."""
    letters = any(re.match(rf"-[A-Za-z]*{short}", each) and not each.startswith("--") for each in argv)
    return letters or any(each.split("=", 1)[0] in long for each in argv)


def _shell(argv: Sequence[str]) -> str:
    if "{" in argv[0]:
        return "the program of a command must be literal"
    if _program(argv[0]) == "sudo":
        return "a command must not contain sudo; use `root: true` (the default) or `root: false`"
    for at, word in enumerate(argv):
        shell = _program(word) in _SHELLS and (at == 0 or _has_option(argv[at + 1 :], "c"))
        if shell or (at == 0 and _INTERPRETERS.match(_program(word))):
            return f"{_program(word)} would run text as a program; use a typed action, or an argv list"
        if word in _SHELL_WORDS or _SUBSTITUTION.search(word):
            return f"{word} works only in a shell, and no step uses one"
    return ""


def _open_mode(argv: Sequence[str]) -> str:
    opens = _program(argv[0]) == "chmod" and any(_OPEN_MODE.match(each) for each in argv[1:])
    return "chmod would let everyone write; set the right owner or group instead" if opens else ""


def _selinux(argv: Sequence[str]) -> str:
    off = _program(argv[0]) == "setenforce" and argv[1:2] != ["1"] and "Enforcing" not in argv
    return "setenforce would disable SELinux on the whole host" if off else ""


def _volumes(argv: Sequence[str]) -> str:
    if _program(argv[0]) not in ("docker", "docker-compose", "podman"):
        return ""
    words = [each for each in argv if not each.startswith("-")]
    if "--volumes" in argv or (("down" in words or "rm" in words[1:3]) and _has_option(argv, "v")):
        return "the command would delete volumes, and the data in them"
    if "volume" in words and {"rm", "prune", "remove"} & set(words):
        return "the command would delete volumes, and the data in them"
    return ""


def _deletes_data(argv: Sequence[str]) -> str:
    deletes = _program(argv[0]) in ("rm", "rmdir", "unlink", "shred", "truncate", "find") and (
        _program(argv[0]) != "find" or "-delete" in argv or "-exec" in argv
    )
    target = any(_DATA.match(each) or each.startswith(_DATA_FACTS) for each in argv[1:])
    return "the command would delete data; use `move_aside` to keep it" if deletes and target else ""


def _firewall(argv: Sequence[str]) -> str:
    program = _program(argv[0])
    tables = re.match(r"ip6?tables(-legacy|-nft)?\Z", program)
    if (tables and _has_option(argv, "[FX]", "--flush", "--delete-chain")) or (program == "nft" and "flush" in argv):
        return "flushing the firewall removes Docker's rules and everyone else's"
    return ""


def _openings(argv: Sequence[str]) -> str:
    found = OPENING.search(" ".join(argv))
    return f"{found.group()} would let anyone take over the host" if found else ""


def _groups(argv: Sequence[str]) -> str:
    if _program(argv[0]) != "usermod" or _has_option(argv, "a", "--append"):
        return ""
    lost = _has_option(argv, "G", "--groups")
    return "usermod -G without -a removes the user from all other groups; use add_user_to_group" if lost else ""


_COMMAND_CHECKS = (_shell, _open_mode, _selinux, _volumes, _deletes_data, _firewall, _openings, _groups)


def least_risk(argv: Sequence[str]) -> Risk:
    """The risk that a command has whatever its author says; read-only where nothing is known about it."""
    line = " ".join((_program(argv[0]), *argv[1:]))
    if _DESTRUCTIVE.match(line):
        return Risk.DESTRUCTIVE
    return Risk.DISRUPTIVE if _DISRUPTIVE.match(line) else Risk.READ_ONLY
