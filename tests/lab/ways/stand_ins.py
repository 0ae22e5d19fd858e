"""What all hosts of a machine share is played by a file of the one host: its kernel parameters."""

import posixpath


def sysctl(key: str) -> str:
    """A line of a shell that gives the host a kernel parameter of its own, with a small value.

    A parameter of the host's own network is set. One of the machine is played: by a file that is mounted over it, or,
    where there is no such parameter, over the folder of it that there is.
    """
    path = "/proc/sys/" + key.replace(".", "/")
    folder = posixpath.dirname(path)
    if key in OF_THE_HOST:
        return f"sysctl -qw {key}=0"
    play = f"mkdir -p /run/lab{folder}; echo 64 >/run/lab{path}"
    over_file = f"{play}; mount --bind /run/lab{path} {path}"
    nearest = f"at={folder}; while [ ! -d $at ]; do at=$(dirname $at); done"
    over_folder = f"{play}; {nearest}; mountpoint -q $at || mount --bind /run/lab$at $at"
    return f"if [ -e {path} ]; then {over_file}; else {over_folder}; fi"


OF_THE_HOST = frozenset(
    ("net.bridge.bridge-nf-call-iptables", "net.ipv4.ip_forward", "net.ipv4.ip_unprivileged_port_start")
)
"""The parameters of a network namespace."""
