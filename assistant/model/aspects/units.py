"""What acting on units of systemd affects, and which of them no step acts on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model.pattern import Pattern
from assistant.model.risk import Affects, Aspect

_NAME = Pattern(r"[A-Za-z0-9][A-Za-z0-9:_.@-]{0,200}", re.ASCII)
_TYPE = Pattern(r"\.(service|socket)\Z")
_KNOWN = frozenset(
    (
        "docker",
        "snap.docker.dockerd",
        "containerd",
        "cri-docker",
        "crio",
        "kubelet",
        "systemd-resolved",
        "systemd-timesyncd",
        "chrony",
        "chronyd",
    )
)
"""What Docker stands on; that one of them runs opens nothing which the host was not made for."""
_WHOLE_HOST = Pattern(
    r".*\.(target|slice|scope|mount|automount|swap|device)|runlevel.*|init|rescue|emergency|debug-shell|.*getty.*|user@.*"
    r"|systemd-(poweroff|reboot|halt|kexec|exit|soft-reboot|suspend.*|hibernate.*|hybrid-sleep|volatile-root|firstboot)"
    r"|initrd-.*|plymouth-.*|system-update.*"
)
_IN_OR_SAFE = Pattern(
    r"sshd?(@.*)?|dbus(-broker)?|polkit|systemd-(logind|journald|udevd|networkd|sysctl)|NetworkManager|networking|network"
    r"|wpa_supplicant|firewalld|ufw|nftables|(ip6?|netfilter-persist)\w*|apparmor|auditd|fail2ban|crowdsec|falco.*|rsyslog"
)
_ENDS = ("stop", "restart", "try-restart", "disable", "mask", "kill")


def wrong_unit(verb: str, name: str) -> str:
    """Why no step acts so on a unit, as a sentence; empty when it may."""
    if "{" in name:  # not filled yet: what fills it holds no brace
        return ""
    if not _NAME.fullmatch(name):
        return f"{name} is not the name of a unit"
    bare = _TYPE.sub("", name)
    if verb not in ("reset-failed", "status") and _WHOLE_HOST.fullmatch(bare):
        return f"{name} concerns the whole host, or opens it: use ask_human"
    if verb in _ENDS and _IN_OR_SAFE.fullmatch(bare):
        return f"{name} keeps this host reachable or safe, so no step stops it: use ask_human"
    return ""


def affects_of_units(verb: str, names: Sequence[str]) -> Affects:
    """What starting units affects, now or with the host, or having them read their settings again."""
    if verb not in ("start", "enable", "reload"):
        return {}
    others = [name for name in names if _TYPE.sub("", name) not in _KNOWN and not name.startswith("{")]
    said = f"{', '.join(others)} is no part of Docker: what it opens or does when it runs is not known here."
    return {Aspect.SECURITY: said} if others else {}


_HARMLESS = Pattern(
    r"\s*|[#;].*|\[(Unit|Service)\]|(Description|Documentation)=[^\\]*|TasksMax=infinity|Limit(NOFILE|NPROC|CORE)=infinity"
    r"|Timeout(Start|Stop)?Sec=(0|infinity|[0-9]{2,5})|StartLimit(Burst|IntervalSec)=[0-9]{1,5}|Delegate=yes"
    r"|Restart=(always|on-failure)|RestartSec=[0-9]{1,3}|OOMScoreAdjust=-[0-9]{1,3}"
)
"""Lines of a drop-in that affect nothing, whatever the service."""
_EXEC_START = Pattern(r"ExecStart=.*")


def is_of_unit(path: str) -> bool:
    """Whether systemd reads a file as a unit, or as a drop-in of one."""
    return "/systemd/system/" in path or "/systemd/user/" in path


def affects_of_drop_in(path: str, written: str, *, but_command: bool = False) -> Affects:
    """What a unit file or drop-in affects by its lines; any line that is not known to be harmless affects something.

    Args:
        but_command: its ExecStart is judged elsewhere.
    """
    rows = [row.rstrip() for row in written.split("\n")]
    others = [row for row in rows if not _HARMLESS.fullmatch(row) and not (but_command and _EXEC_START.fullmatch(row))]
    if not others and ".d/" in path:
        return {}
    said = f"What systemd runs, and with what rights, changes through {path}."
    return {Aspect.SECURITY: said}
