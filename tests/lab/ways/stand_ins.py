"""What all hosts of a machine share is played by a file of the one host: its kernel parameters."""

import posixpath


def sysctl(key: str) -> str:
    """A line of a shell that gives the host a kernel parameter of its own, with a small value.

    A parameter of the host's own network is set. One of the machine is played: by a file that is mounted over it, or,
    where this kernel has no such parameter, over its folder.
    """
    path = "/proc/sys/" + key.replace(".", "/")
    folder = posixpath.dirname(path)
    if key in OF_THE_HOST:
        return f"sysctl -qw {key}=0"
    play = f"mkdir -p /run/lab{folder}; echo 64 >/run/lab{path}"
    over_file = f"{play}; mount --bind /run/lab{path} {path}"
    over_folder = f"{play}; mountpoint -q {folder} || mount --bind /run/lab{folder} {folder}"
    return f"if [ -e {path} ]; then {over_file}; else {over_folder}; fi"


OF_THE_HOST = frozenset(
    ("net.bridge.bridge-nf-call-iptables", "net.ipv4.ip_forward", "net.ipv4.ip_unprivileged_port_start")
)
"""The parameters of a network namespace."""
