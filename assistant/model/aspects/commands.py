"""What commands touch, by their program and form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model.aspects.sysctls import affects_of_sysctl
from assistant.model.risk import Affects, Aspect, in_order, joined

_S, _D, _O, _R = Aspect.SERVICE, Aspect.DATA, Aspect.SECURITY, Aspect.REACH
_FIREWALL = "The firewall of this host changes: {line}."
_LOST = "What was written in the container {rest} is lost."
_NAMES = "The DNS servers of this host change: names that only the present ones know are no longer found."

_FORMS: tuple[tuple[str, Affects], ...] = (
    (r"systemctl (.* )?unmask ", {_O: "{rest} was masked so that it does not start; this lifts it."}),
    (
        r"systemctl (.* )?(stop|restart|try-restart|kill|isolate|mask|disable|freeze|set-default) ",
        {_S: "What {rest} runs stops."},
    ),
    (r"service \S+ (stop|restart)", {_S: "What the service runs stops: {line}."}),
    (r"reboot|shutdown|poweroff|halt|telinit|init |kexec", {_S: "The whole host stops."}),
    (r"p?kill -(CONT|HUP|USR[12]|0|CHLD|WINCH) ", {}),
    (r"(p?kill|killall) ", {_S: "The process {rest} ends."}),
    (r"docker (container )?(stop|restart|kill|pause) ", {_S: "The container {rest} stops."}),
    (r"docker (container )?rm .*(-f|--force)", {_S: "The container {rest} stops.", _D: _LOST}),
    (r"docker (container )?rm ", {_D: _LOST}),
    (r"docker (rmi|image rm|\S+ prune)", {_D: "What is removed cannot be brought back: {line}."}),
    (r"docker network (rm|connect|disconnect|create) ", {_R: "The networks of containers change: {line}."}),
    (
        r"docker context use ",
        {_D: "The docker command would speak to another Docker ({rest}), with other containers and volumes."},
    ),
    (
        r"docker (swarm|node|service|stack) ",
        {_S: "Services of the swarm change: {line}.", _R: "Networks of the swarm change: {line}."},
    ),
    (r"docker (login|trust|plugin) ", {_O: "Whom Docker trusts changes: {line}."}),
    (r"(ip6?tables|ebtables|arptables)(-\w+)* |(nft|ufw|firewall-cmd|ipset) ", {_O: _FIREWALL, _R: _FIREWALL}),
    (
        r"ip( -\S+)* (link|addr|address|route|rule|neigh|netns) "
        r"|(nmcli|netplan|networkctl|ifup|ifdown|brctl|bridge|ethtool|dhclient|wg-quick|route|ifconfig) ",
        {_R: "The network of this host changes: {line}."},
    ),
    (r"(resolvectl|systemd-resolve|hostname|hostnamectl|resolvconf) ", {_R: "How names are resolved changes: {line}."}),
    (r"ln .* /etc/resolv\.conf ", {_R: _NAMES}),
    (
        r"update-alternatives .*(ip6?tables|ebtables|arptables)",
        {
            _R: "Rules are written for another firewall of the kernel from now on: {line}.",
            _O: "Rules of the other firewall still apply beside the new ones.",
        },
    ),
    (r"swapoff ", {_S: "Programs that no longer fit into memory can be ended by the kernel."}),
    (
        r"(u?mount|fusermount3?|losetup|lv\w+|vg\w+|pv\w+|resize2fs|xfs_growfs|e2fsck|fsck\S*|mdadm|cryptsetup|zfs|zpool"
        r"|btrfs) ",
        {_D: "Which file systems this host sees changes: {line}."},
    ),
    (
        r"(mkfs\S*|dd|wipefs|shred|rm|rmdir|mv|truncate|find|sfdisk|parted|fdisk) ",
        {_D: "What is there now is no longer: {line}."},
    ),
    (
        r"(usermod|gpasswd|adduser|useradd|groupadd|chpasswd|passwd|visudo|newusers) ",
        {_O: "What a user may do changes: {line}."},
    ),
    (
        r"(chmod|chown|chgrp|setfacl|chcon|restorecon|semanage|setsebool|setenforce|aa-\w+|apparmor_parser|setcap) ",
        {_O: "Who may read or change something is set anew: {line}."},
    ),
    (r"(update-ca-\w+|trust|certutil|openssl)", {_O: "Whose certificates are trusted changes: {line}."}),
    (r"(modprobe .*-r|rmmod )", {_S: "What uses that module of the kernel stops: {line}."}),
    (
        r"(apt|apt-get|dnf|yum|zypper|apk|pacman|snap|rpm|dpkg|pip3?|flatpak) ",
        {_S: "Services of what is replaced can stop or restart.", _O: "Programs that run as root are installed."},
    ),
    (r"journalctl .*--vacuum", {_D: "Older lines of the log are deleted: {line}."}),
    (r"nvidia-ctk runtime configure ", {_O: "A program that runs containers as root is added to daemon.json."}),
)
"""By the beginning of the command line, its program without the folder."""


def affects_of_command(argv: Sequence[str]) -> Affects:
    """What a command touches; the first form that fits counts."""
    if not argv:
        return {}
    words = (argv[0].rsplit("/", 1)[-1], *argv[1:])
    if words[0] == "sysctl":
        pairs = (word.partition("=") for word in words[1:] if "=" in word)
        return joined(*(affects_of_sysctl(key.strip(), value.strip()) for key, _, value in pairs))
    line = " ".join(words)
    said = next((each for pattern, each in _FORMS if re.match(pattern, f"{line} ")), {})
    return in_order({aspect: sentence.format(line=line, rest=_object(words)) for aspect, sentence in said.items()})


def _object(words: Sequence[str]) -> str:
    """What a command is about: its last word that is no option."""
    return next((word for word in reversed(words) if not word.startswith("-")), words[-1])
