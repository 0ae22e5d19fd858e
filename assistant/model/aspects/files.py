"""What the change of a file of the host touches, by where it stands."""

from __future__ import annotations

import re

from assistant.model.risk import Affects, Aspect

_FILES: tuple[tuple[str, Affects], ...] = (
    (
        r"/etc/resolv\.conf|/etc/resolv\.conf\.head|/etc/systemd/resolved\.conf(\.d/.*)?",
        {
            Aspect.REACH: "The DNS servers of this host change: names that only the old ones know are lost.",
        },
    ),
    (r"/etc/hosts", {Aspect.REACH: "What a name stands for on this host changes."}),
    (r"/etc/(nsswitch|host|gai)\.conf", {Aspect.REACH: "How this host looks names up changes."}),
    (
        r"/etc/(netplan|network|NetworkManager|systemd/network|sysconfig/network-scripts)/.*",
        {
            Aspect.REACH: "The network of this host changes, at the latest at its next start.",
        },
    ),
    (
        r"/etc/fstab",
        {Aspect.DATA: "Which file systems this host mounts changes; on an empty mount point data is not seen."},
    ),
    (
        r"/etc/sub[ug]id",
        {
            Aspect.SECURITY: "A user gets a range of IDs; two users with the same range can change each other's files.",
        },
    ),
    (
        r"/etc/(docker/certs\.d|pki/ca-trust|ca-certificates|ssl/certs)/.*|/usr/(local/)?share/(ca-certificates|pki)/.*",
        {
            Aspect.SECURITY: "Whose certificates are trusted changes: who holds that key can pretend to be any site.",
        },
    ),
    (
        r"/etc/(iptables|nftables|firewalld|ufw)(/.*|\.conf)",
        {
            Aspect.SECURITY: "The firewall of this host changes.",
            Aspect.REACH: "The firewall of this host changes.",
        },
    ),
    (
        r"/etc/(apparmor|apparmor\.d|selinux|audit|seccomp)/.*",
        {
            Aspect.SECURITY: "What keeps programs of this host apart changes.",
        },
    ),
    (
        r"/etc/containerd/.*",
        {
            Aspect.SERVICE: "containerd reads this at its next start: what Kubernetes and others set there changes.",
        },
    ),
)
"""By path, whole; what would let people in (sudoers, cron, ssh, pam) no step may change at all."""

_VARIABLES: tuple[tuple[str, Affects], ...] = (
    (
        r"\bDOCKER_(HOST|CONTEXT)\b",
        {Aspect.DATA: "From the next login on, the docker command speaks to another Docker, with other containers."},
    ),
    (r"\bDOCKER_(TLS|CERT)", {Aspect.SECURITY: "How the docker command proves itself to Docker changes."}),
)

_REFUSED = re.compile(
    r"/etc/(sudoers(\.d/.*)?|cron.*|anacrontab|at\.(allow|deny)|ssh/.*|pam\.d/.*|pam\.conf|g?shadow-?|passwd-?|group-?"
    r"|ld\.so\.preload|polkit-1/.*|nologin|securetty|inittab|doas\.conf)"
    r"|/var/spool/(cron|at)/.*|(.*/)?\.ssh(/.*)?|/boot/.*|/(usr/)?s?bin/.*|/(usr/)?lib(32|64)?/.*"
)


def affects_of_file(path: str) -> Affects:
    """What the change of a file touches, nothing for most."""
    return next((said for pattern, said in _FILES if re.fullmatch(pattern, path)), {})


def affects_of_variables(written: str) -> Affects:
    """What setting or taking away variables touches that the docker command reads."""
    return next((said for pattern, said in _VARIABLES if re.search(pattern, written)), {})


def is_refused(path: str) -> bool:
    """Whether no step may change it: it lets people in, or is part of the system itself."""
    return _REFUSED.fullmatch(path) is not None
