"""Names of distributions as people and programs write them, each with its ID of os-release."""

from __future__ import annotations

NAMES = {
    "ubuntu": "ubuntu",
    "debian gnu/linux": "debian",
    "debian": "debian",
    "centos linux": "centos",
    "centos stream": "centos",
    "centos": "centos",
    "rocky linux": "rocky",
    "rocky": "rocky",
    "almalinux": "almalinux",
    "fedora linux": "fedora",
    "fedora": "fedora",
    "amazon linux": "amzn",
    "opensuse leap": "opensuse-leap",
    "opensuse tumbleweed": "opensuse-tumbleweed",
    "arch linux": "arch",
    "raspbian gnu/linux": "raspbian",
    "raspbian": "raspbian",
    "container-optimized os": "cos",
    "flatcar": "flatcar",
    "red hat enterprise linux": "rhel",
    "rhel": "rhel",
    "oracle linux server": "ol",
    "oracle linux": "ol",
    "linux mint": "linuxmint",
    "kali gnu/linux": "kali",
    "kali linux": "kali",
    "openeuler": "openeuler",
    "anolis os": "anolis",
    "photon os": "photon",
    "manjaro": "manjaro",
    "nixos": "nixos",
    "pop!_os": "pop",
}
"""Alpine is left out: it is nearly always the image's."""
VERSIONED = (
    r"(?P<name>{names})(?: (?:release |v)?(?P<version>\d{{1,4}}(?:\.\d{{1,4}}){{0,2}}))?"
    r"(?![\w.-]*[\w-])(?P<after>.{{0,16}})"
)
OF_IMAGES = ("container", "image", "base", "docker image", "based")
