"""What commands affect, by their program and form; only those that model/commands admits are ever run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model.aspects.files import OTHER_SERVERS
from assistant.model.aspects.sysctls import affects_of_sysctl
from assistant.model.aspects.units import affects_of_units
from assistant.model.risk import Affects, Aspect, in_order, joined

_S, _D, _O, _R = Aspect.SERVICE, Aspect.DATA, Aspect.SECURITY, Aspect.REACH

_FORMS: tuple[tuple[str, Affects], ...] = (
    (r"systemctl unmask ", {_O: "{rest} was masked so that it does not start; this lifts it."}),
    (r"systemctl (stop|restart|try-restart|mask|disable) ", {_S: "What {rest} runs stops."}),
    (r"service \S+ (stop|restart)", {_S: "What the service runs stops: {line}."}),
    (r"kill -CONT ", {}),
    (r"kill -(HUP|USR1) ", {_S: "The process {rest} ends, unless it is made for this signal."}),
    (r"kill ", {_S: "The process {rest} ends."}),
    (r"docker (container )?(stop|restart|kill|pause) ", {_S: "The container {rest} stops."}),
    (
        r"docker (container )?update (.* )?--(memory|pids-limit|restart[ =](no|on-failure))\b",
        {_S: "The limits of the container {rest}, or whether it starts again, change."},
    ),
    (r"docker (container )?rename ", {_R: "Who asks for a container by its old name no longer finds it: {line}."}),
    (r"docker (image )?tag ", {_D: "{rest} names another image from now on; the one that it named loses the name."}),
    (r"docker (image )?pull ", {_O: "{rest} can name another image from now on, which its registry decides."}),
    (r"docker (rmi|image rm) ", {_D: "What is removed cannot be brought back: {line}."}),
    (r"docker network (rm|connect|disconnect|create) ", {_R: "The networks of containers change: {line}."}),
    (
        r"docker context use ",
        {_D: "The docker command would speak to another Docker ({rest}), with other containers and volumes."},
    ),
    (
        r"docker (node|service) ",
        {_S: "Services of the swarm change: {line}.", _R: "Networks of the swarm change: {line}."},
    ),
    (r"ip link ", {_R: "The network of this host changes: {line}."}),
    (r"(ln|rm) .*/etc/resolv\.conf ", {_R: OTHER_SERVERS}),
    (
        r"update-alternatives .*ip6?tables",
        {
            _R: "Rules are written for another firewall of the kernel from now on: {line}.",
            _O: "Rules of the other firewall still apply beside the new ones.",
        },
    ),
    (r"timedatectl set-ntp false", {_S: "The clock of this host is no longer kept right."}),
    (r"chronyc makestep", {_S: "The clock of this host jumps; programs that measure time by it can fail."}),
    (r"loginctl enable-linger ", {_O: "Programs of {rest} run from the start of the host on, without a login."}),
    (r"swapon ", {_S: "What does without swap on purpose, as the kubelet does, can fail to start."}),
    (r"swapoff ", {_S: "Programs that no longer fit into memory can be ended by the kernel."}),
    (r"(chown|chgrp) ", {_O: "Who may read or change something changes: {line}."}),
    (
        r"(apt-get|dnf|yum) ",
        {_S: "Services of what is replaced can stop or restart.", _O: "Programs that run as root are installed."},
    ),
    (r"journalctl --vacuum", {_D: "Older lines of the log are deleted: {line}."}),
    (r"nvidia-ctk ", {_O: "A program that runs containers as root is added to daemon.json."}),
)
"""By the beginning of the command line, its program without the folder."""


def affects_of_command(argv: Sequence[str]) -> Affects:
    """What a command affects; the first form that fits counts."""
    if not argv:
        return {}
    words = (argv[0].rsplit("/", 1)[-1], *argv[1:])
    if words[0] == "sysctl":
        pairs = (word.partition("=") for word in words[1:] if "=" in word)
        return joined(*(affects_of_sysctl(key.strip(), value.strip()) for key, _, value in pairs))
    if (started := _started(words)) is not None:
        return affects_of_units(*started)
    line = " ".join(words)
    said = next((each for pattern, each in _FORMS if re.match(pattern, f"{line} ")), {})
    return in_order({aspect: sentence.format(line=line, rest=_object(words)) for aspect, sentence in said.items()})


def _started(words: Sequence[str]) -> tuple[str, Sequence[str]] | None:
    """What is done to units that begins or reads something, and the units; None for any other command."""
    named = [word for word in words[1:] if not word.startswith("-")]
    if words[0] == "systemctl" and named[:1] and named[0] in ("start", "enable", "reload"):
        return named[0], named[1:]
    if words[0] == "service" and len(named) > 1 and named[1] in ("start", "reload"):
        return named[1], named[:1]
    return None


def _object(words: Sequence[str]) -> str:
    """What a command is about: its last word that is no option."""
    return next((word for word in reversed(words) if not word.startswith("-")), words[-1])
