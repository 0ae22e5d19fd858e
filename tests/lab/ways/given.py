"""What is given to the fixes that are tried: what a text would have said, and what stands in the files of the host."""

from collections.abc import Mapping

from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.world import SILENT

DAEMON_JSON = "/etc/docker/daemon.json"
LOGIN = "/root/.docker/config.json"
OPTIONS = "/etc/default/docker"
STOP_DOCKER = "systemctl stop docker.socket docker.service"
RESTART_DOCKER = "systemctl restart docker.service || true"
CAPTURES = {
    "client_api": "1.24",
    "container": "idle",
    "device": "/srv/volume/data",
    "group": "docker",
    "host": "db.example",
    "id": "idle",
    "nameserver": "10.77.0.1",
    "network": "frontend",
    "path": "/srv/app/data",
    "port": "80",
    "registry": "10.77.0.9:5000",
    "user": "alice",
}
"""What a text would say, by the name of the hole."""
VALUES: Mapping[str, object] = {
    "credsStore": "gone",
    "data-root": "/var/lib/docker",
    "graph": "/var/lib/docker",
    "hosts": ["unix:///run/docker.sock"],
    "iptables": False,
    "log-opts": {"max-size": "10m", "max-file": "3", "compress": "true"},
}
"""A value for a setting that is to be removed or renamed."""
FLAGS = {"host": "unix:///run/docker.sock", "graph": "/var/lib/docker"}
"""A value for an option of the command line; the others are switches."""
LINES = {"nameserver": f"nameserver {SILENT}"}
"""A whole line, by how it begins; the others are whole."""
FILES = {"{config.file}": DAEMON_JSON, "{login.config}": LOGIN}
EACH = {
    "config.conflicting_flags": (
        f"echo '{{\"debug\": true}}' >{DAEMON_JSON}",
        f"echo 'DOCKER_OPTS=\"--debug\"' >{OPTIONS}",
    ),
    "config.conflicts": (
        f'echo \'{{"debug": true, "mtu": 1400}}\' >{DAEMON_JSON}',
        f"echo 'DOCKER_OPTS=\"--debug --mtu=1500\"' >{OPTIONS}",
    ),
    "config.unknown_keys": (f'echo \'{{"debug": true, "no-such-key": 1}}\' >{DAEMON_JSON}',),
    "disk.largest_logs": (f"docker run --name chatty {BUSYBOX} sh -c 'yes | head -c 2000000'",),
    "disk.stopped_containers": (),
    "daemon.docker_host_files": (
        "printf '%s\\n' 'export DOCKER_HOST=tcp://127.0.0.1:2375' 'export DOCKER_TLS_VERIFY=1'"
        " 'export DOCKER_CERT_PATH=/root/certs' >/etc/profile.d/docker.sh",
        "echo 'DOCKER_HOST=tcp://127.0.0.1:2375' >>/etc/environment",
    ),
}
"""Brings about the items that a step is done for, by the fact that lists them."""
