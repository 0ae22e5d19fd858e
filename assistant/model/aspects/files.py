"""What the change of a file of the host affects, by where it stands; and which files no step may change."""

from __future__ import annotations

import re

from assistant.model.pattern import Pattern
from assistant.model.risk import Affects, Aspect, filled_up

OTHER_SERVERS = "The DNS servers of this host change: names that only the present ones know are no longer found."
_FILES: tuple[tuple[str, Affects], ...] = (
    (
        r"/etc/resolv\.conf|/etc/resolv\.conf\.head|/etc/systemd/resolved\.conf(\.d/.*)?",
        {
            Aspect.REACH: OTHER_SERVERS,
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

_HARMLESS = Pattern(r"(/etc/docker|.*/\.config/docker|.*/\.docker|/var/snap/docker/.*)/daemon\.json|/etc/crictl\.yaml")
"""What affects nothing by its place: nobody's settings, or those that are judged by their keys."""
_OTHER: Affects = {
    Aspect.SECURITY: "What programs of this host do, some of them with root privileges, can change through {path}."
}
_OF_SHELLS = Pattern(
    r"(.*/)?\.(bashrc|bash_profile|bash_login|profile|zshrc|zshenv|zprofile)|.*/environment\.d/.*|/etc/environment"
    r"|/etc/profile(\.d/.*)?|/etc/bash(\.bash)?rc"
)
_DOCKER_VARIABLE = Pattern(
    r"\s*(export\s+)?DOCKER_(HOST|CONTEXT|TLS_VERIFY|CERT_PATH|TLS)(=(\"[^\s;&|`$()<>\"]*\"|[^\s;&|`$()<>\"]*))?\s*",
    re.ASCII,
)

_RUNS = (
    r"(run|etc)/(systemd/([a-z-]*generators?|system-shutdown|system-sleep)|udev|tmpfiles\.d|binfmt\.d|docker/plugins)"
    r"|etc/(init\.d|rc[0-9S]?\.d|rc\.local|xinetd\.d|inetd\.conf|incron\.d|logrotate\.d|modprobe\.d|ld\.so\.conf(\.d)?|ld\.so\.cache"
    r"|apt|yum(\.repos\.d|\.conf)?|dnf|zypp|pacman\.d|NetworkManager/dispatcher\.d|networkd-dispatcher|network/if-.*|ppp"
    r"|dhcp|update-motd\.d|X11|xdg|grub\.d|default/grub|kernel|initramfs-tools|dracut\.conf(\.d)?|skel|kubernetes/manifests"
    r"|alternatives|systemd/system\.control|dbus-1)"
)
"""Where what is written runs by itself, as root."""
_DECIDES = (
    r"etc/(sudo.*|cron.*|anacrontab|at\.(allow|deny)|ssh|pam\.d|pam\.conf|g?shadow-?|passwd-?|group-?|security|shells|login\.defs"
    r"|ld\.so\.preload|polkit-1|nologin|securetty|inittab|doas\.conf|hosts\.(allow|deny|equiv)|krb5\.(conf|keytab)|sssd)"
    r"|run/nologin|var/spool/(cron|at)|boot|(usr/)?s?bin|(usr/)?lib(x?32|64|exec)?|usr/local/(s?bin|lib|libexec)"
)
"""What decides who gets in, and the system itself."""
_AT_HOME = r"\.ssh|\.rhosts|\.shosts|\.k5login|\.gnupg|\.docker/cli-plugins"
_REFUSED = Pattern(rf"/({_RUNS}|{_DECIDES})(/.*)?|(.*/)?({_AT_HOME})(/.*)?")


def affects_of_file(path: str) -> Affects:
    """What the change of a file affects: nothing for few, and something where it is not known what reads it."""
    if path.startswith("{") or _HARMLESS.fullmatch(path):  # what is not filled yet is looked at when it is
        return {}
    said = next((said for pattern, said in _FILES if re.fullmatch(pattern, path)), _OTHER)
    return {aspect: sentence.format(path=path) for aspect, sentence in said.items()}


def affects_of_lines(path: str, *written: str | None) -> Affects:
    """What changing lines of a file affects; in one that shells read, the variables tell."""
    lines = [each for each in written if each]
    if _OF_SHELLS.fullmatch(path) and all(map(_DOCKER_VARIABLE.fullmatch, lines)):
        return affects_of_variables(" ".join(lines))
    return filled_up(affects_of_variables(" ".join(lines)), affects_of_file(path))


def affects_of_variables(written: str) -> Affects:
    """What setting or removing variables affects, where the docker command reads them."""
    return next((said for pattern, said in _VARIABLES if re.search(pattern, written)), {})


def wrong_file(path: str) -> str:
    """Why no step may change a file, as a sentence; empty when one may."""
    what = "is part of the system, runs by itself, or decides who gets in"
    return f"{path} {what}: no step changes it" if is_refused(path) else ""


def is_refused(path: str) -> bool:
    """Whether no step may change it: it lets people in, runs by itself, or is part of the system itself."""
    return _REFUSED.fullmatch(re.sub(r"/(\.?/)+", "/", path)) is not None
