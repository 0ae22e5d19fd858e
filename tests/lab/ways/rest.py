"""The host on which fixes are tried one after the other, and how it comes to rest again after each."""

from tests.lab.berth import Inventory, differences, inventory
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost

IDLE = "idle"
"""A container that has run and was stopped."""
SHOP = "shop"
"""A container that runs, without a restart policy."""
_KEPT = ("etc", "home", "root/.docker")
_AT_FIRST = f"""
docker run -d --init --name {IDLE} {BUSYBOX} sleep 100000; docker stop -t 0 {IDLE}
mkdir -p /root/.docker /var/rest; useradd --uid 4242 --create-home --shell /bin/bash alice
for each in {" ".join(_KEPT)}; do mkdir -p /var/rest/$each; cp -a /$each/. /var/rest/$each; done
"""
_ALWAYS = """
systemctl stop 'way-*' 2>/dev/null
awk '$2 ~ "^/proc/sys/" && $1 != "proc" {print $2}' /proc/mounts | tac | xargs -rn1 umount
sysctl -qw net.ipv4.conf.docker0.forwarding=1
ip link set docker0 up
"""
_FILES = f"""
rm -rf /srv/*
for each in {" ".join(_KEPT)}; do
    cp -a --remove-destination /var/rest/$each/. /$each
    (cd /$each; find . -mindepth 1 -print0 | while IFS= read -rd '' path; do
        [ -e "/var/rest/$each/$path" ] || [ -L "/var/rest/$each/$path" ] || rm -rf "$path"; done)
done
systemctl daemon-reload
"""
_SERVICES = """
systemctl reset-failed docker.service docker.socket containerd.service
[ ! -d /run/docker.sock ] || rm -r /run/docker.sock
systemctl start containerd.service
systemctl stop docker.service
systemctl restart docker.socket
systemctl start docker.service
"""
_OBJECTS = f"""
docker ps -a --format '{{{{.Names}}}}' | grep -vxE 'web|job|shop|{IDLE}' | xargs -r docker rm -f
docker network ls --format '{{{{.Name}}}}' | grep -vxE 'bridge|host|none|backend' | xargs -r docker network rm
docker stop -t 0 {IDLE}; docker start {SHOP} web
"""


def unpack(host: LabHost) -> None:
    """What the host of the fixes has beside what every shared host has, name servers in its world among it."""
    host.world.serve_names()
    host.check("bash", "-ec", _AT_FIRST)


def again(host: LabHost, rest: Inventory) -> list[str]:
    """Bring the host to rest again; in words what is not as it was at `rest`."""
    host.run("bash", "-c", _ALWAYS)
    left = differences(rest, inventory(host))
    if not left:
        return []
    services = any(each.startswith(("units", "docker runs", "files /run/", "files /etc/containerd")) for each in left)
    lines = (_FILES, _SERVICES if services else "", *_parameters(left, rest), _OBJECTS)
    host.run("bash", "-c", "\n".join(lines))
    return differences(rest, inventory(host))


def _parameters(left: list[str], rest: Inventory) -> list[str]:
    """Lines of a shell that set the parameters that differ."""
    named = (name for name in rest["parameters"] if any(each.startswith(f"parameters {name}:") for each in left))
    return [f"echo {rest['parameters'][name].strip()} >/proc/sys/{name}" for name in named]
