"""What a host has to look like for a command to have something to do, by the form of the command."""

from collections.abc import Sequence

from tests.lab.hosts.images import BUSYBOX

_FORMS = {
    "chown -R --from=root": ("mkdir -p /home/alice/.docker; echo '{}' >/home/alice/.docker/config.json",),
    "docker context use": (
        "docker context create elsewhere --docker host=tcp://127.0.0.1:2375",
        "docker context use elsewhere",
    ),
    "docker update --memory": (
        f"docker run -d --init --name limited --memory 32m --memory-swap 64m {BUSYBOX} sleep 100000",
    ),
    "ip link set docker0": ("ip link set docker0 down",),
    "service docker start": ("systemctl stop docker.socket docker.service",),
    "sysctl -w net.ipv4.conf.docker0.forwarding=1": ("sysctl -qw net.ipv4.conf.docker0.forwarding=0",),
    "systemctl unmask": ("systemctl stop docker.socket docker.service", "systemctl mask {3}"),
    "update-alternatives --set": ("update-alternatives --set {3} /usr/sbin/{3}-nft",),
}
"""By the first words of a command; {3} is its third word."""

_NEED_NOTHING = (
    *("docker network create", "docker rename", "docker restart", "docker start", "docker stop"),
    *("docker update --restart", "kill", "ln -s", "sleep", "chgrp"),
)
"""What these need is there at rest, or a step before them has made it."""
_CONTAINERS = {"docker stop": "shop", "docker restart": "shop", "docker update --memory": "limited"}
"""The container for a command that needs another than the one at rest."""


def container_of(argv: Sequence[str]) -> dict[str, str]:
    """The capture `container` for a command that cannot do with the usual one; nothing for the others."""
    line = " ".join(argv)
    return next(({"container": name} for words, name in _CONTAINERS.items() if line.startswith(words)), {})


def is_prepared(argv: Sequence[str]) -> bool:
    """Whether it is known what a command needs."""
    return " ".join(argv).startswith((*_FORMS, *_NEED_NOTHING))


def before_command(argv: Sequence[str]) -> tuple[str, ...]:
    """The lines of a shell that prepare a host for a command."""
    line = " ".join(argv)
    found = next((lines for words, lines in _FORMS.items() if line.startswith(words)), ())
    return tuple(each.replace("{3}", argv[2]) if "{3}" in each else each for each in found)
