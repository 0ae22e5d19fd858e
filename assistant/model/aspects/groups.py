"""What membership of a group gives."""

from __future__ import annotations

from assistant.model.risk import Affects, Aspect

_ROOT = frozenset(
    (
        "root",
        "wheel",
        "sudo",
        "admin",
        "sudoers",
        "adm",
        "disk",
        "docker",
        "lxd",
        "incus",
        "incus-admin",
        "libvirt",
        "shadow",
        "kmem",
        "podman",
        "systemd-journal",
        "staff",
        "sys",
        "bin",
        "daemon",
        "netdev",
        "ssh_keys",
        "polkitd",
        "microk8s",
    )
)


def affects_of_group(user: str, group: str) -> Affects:
    """What adding a user to a group opens; any group opens something."""
    if group in _ROOT:
        return {Aspect.SECURITY: f"{user} gets root's power on this host: members of {group} can do anything there."}
    return {Aspect.SECURITY: f"{user} gets at what the group {group} can use."}
