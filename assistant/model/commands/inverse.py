"""Which command takes another back: the way back does nothing else, because nobody is asked for what it affects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model.pattern import Pattern

_TO = "\x00"
_PAIRS = tuple(
    Pattern(pattern.replace(" <- ", _TO))
    for pattern in (
        r"docker (?:container )?start (.+) <- docker (?:container )?stop (?:-t \d+ )?\1",
        r"docker (?:container )?stop (?:-t \d+ )?(.+) <- docker (?:container )?start \1",
        r"docker (?:container )?unpause (.+) <- docker (?:container )?pause \1",
        r"docker (?:container )?pause (.+) <- docker (?:container )?unpause \1",
        r"docker (?:container )?rename (\S+) (\S+) <- docker (?:container )?rename \2 \1",
        r"docker context use \S+ <- docker context use \S+",
        r"docker network create (?:.* )?(\S+) <- docker network rm \1",
        r"docker network connect (\S+ \S+) <- docker network disconnect \1",
        r"docker network disconnect (\S+ \S+) <- docker network connect \1",
        r"docker node update --availability[ =]\S+ (\S+) <- docker node update --availability[ =]\S+ \1",
        r"systemctl start (.+) <- systemctl stop \1",
        r"systemctl stop (.+) <- systemctl start \1",
        r"systemctl enable (.+) <- systemctl disable \1",
        r"systemctl disable (.+) <- systemctl enable \1",
        r"systemctl unmask (.+) <- systemctl mask \1",
        r"systemctl mask (.+) <- systemctl unmask \1",
        r"service (\S+) start <- service \1 stop",
        r"service (\S+) stop <- service \1 start",
        r"ip link set (\S+) (?:up|down) <- ip link set \1 (?:up|down)",
        r"sysctl -w (\S+)=\S+ <- sysctl -w \1=\S+",
        r"chgrp \S+ (\S+) <- chgrp \S+ \1",
        r"ln -s \S+ (\S+) <- rm \1",
        r"update-alternatives --set (\S+) \S+ <- update-alternatives --set \1 \S+",
        r"timedatectl set-ntp \S+ <- timedatectl set-ntp \S+",
        r"swapoff -a <- swapon -a",
    )
)


def takes_back(argv: Sequence[str], undo: Sequence[str]) -> bool:
    """Whether a command is the way back of another, for the same things and no others."""
    if " ".join(argv[:2]) == "docker update":
        return _valueless(argv) == _valueless(undo)
    both = _TO.join(" ".join((words[0].rsplit("/", 1)[-1], *words[1:])) for words in (argv, undo) if words)
    return any(pair.fullmatch(both) for pair in _PAIRS)


def _valueless(argv: Sequence[str]) -> str:
    """A command with its options, but not what they are set to."""
    return re.sub(r"(--[a-z-]+)[= ]\S+", r"\1", " ".join(argv))
