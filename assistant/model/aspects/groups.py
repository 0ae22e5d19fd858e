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
        "disk",
        "docker",
        "lxd",
        "incus",
        "incus-admin",
        "libvirt",
        "shadow",
        "kmem",
        "podman",
        "staff",
        "sys",
        "bin",
        "daemon",
        "microk8s",
    )
)


def affects_of_group(user: str, group: str) -> Affects:
    """What adding a user to a group opens; any group opens something."""
    if group in _ROOT:
        return {Aspect.SECURITY: f"{user} could do all that root can: members of the group {group} can become root."}
    return {Aspect.SECURITY: f"{user} could use all that the group {group} is allowed to use."}


def affects_of_new_group(group: str) -> Affects:
    """What a group opens by being there; Docker's own is what its socket is made for."""
    if group in _ROOT - {"docker"}:
        return {Aspect.SECURITY: f"Rules of this host can give root privileges to whoever becomes a member of {group}."}
    return {}
