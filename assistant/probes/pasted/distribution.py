"""A distribution by the name that programs show: `Ubuntu 22.04.3 LTS`."""

from __future__ import annotations

import re

_DISTRIBUTIONS = {
    "ubuntu": ("ubuntu", 2),
    "debian": ("debian", 1),
    "raspbian": ("raspbian", 1),
    "centos": ("centos", 1),
    "red hat enterprise linux": ("rhel", 2),
    "redhatenterprise": ("rhel", 2),
    "rocky": ("rocky", 2),
    "almalinux": ("almalinux", 2),
    "oracle linux": ("ol", 2),
    "oracleserver": ("ol", 2),
    "amazon linux": ("amzn", 1),
    "fedora": ("fedora", 1),
    "opensuse leap": ("opensuse-leap", 2),
    "opensuse tumbleweed": ("opensuse-tumbleweed", 0),
    "arch": ("arch", 0),
    "manjaro": ("manjaro", 0),
    "kali": ("kali", 0),
    "linux mint": ("linuxmint", 2),
    "linuxmint": ("linuxmint", 2),
    "kylin": ("kylin", 0),
    "openeuler": ("openEuler", 2),
    "uos": ("uos", 0),
    "anolis": ("anolis", 2),
}
"""ID of os-release by the name that is shown, and how many numbers of the version stand in VERSION_ID; 0 where the two
differ."""


def release_of(named: str) -> dict[str, str]:
    """An os-release, by its path, out of a full name with its version; none where that tells too little."""
    lower = named.lower()
    known = next((name for name in _DISTRIBUTIONS if lower.startswith(name)), "")
    if not known:
        return {}
    distribution, parts = _DISTRIBUTIONS[known]
    version = re.search(r"\bv?(\d+(?:\.\d+)*)", lower[len(known) :])
    numbers = version[1].split(".") if version else []
    # Ubuntu 22.04.3 is 22.04 in os-release, and Alpine has all three numbers there, which are not shown.
    shown = f'VERSION_ID="{".".join(numbers[:parts])}"\n' if numbers and parts else ""
    return {"/etc/os-release": f"ID={distribution}\n{shown}"} if shown or not parts else {}
