"""python -m tests.lab.pastes.host: what a host's own commands print, as root on a Debian host with a healthy engine."""

from tests.lab.conftest import visible_folders
from tests.lab.hosts.labhost import LabHost, Volume
from tests.lab.pastes.beside import Asked
from tests.lab.pastes.keeping import keep

_ROUNDED = {"disk.free_bytes": 0.1, "disk.inodes_free": 0.01}
_SPACE = ("disk.used_pct of /", "disk.free_bytes of /", "disk.mount_point of /")
_INODES = ("disk.inodes_used_pct of /", "disk.inodes_free of /")
_STATE = tuple(f"service.{name} of docker.service" for name in ("active_state", "load_state", "enabled", "main_pid"))
_MEMORY = ("kernel.memory_available_bytes", "kernel.swap_total_bytes")
_FREE = {"kernel.memory_available_bytes": 0.1}

COMMANDS = (
    Asked("df -h", _SPACE, _ROUNDED),
    Asked("df", _SPACE, _ROUNDED),
    Asked("df -T", (*_SPACE, "disk.filesystem of /", "disk.device of /"), _ROUNDED),
    Asked("df -kP", _SPACE, _ROUNDED),
    Asked("df -H", _SPACE, _ROUNDED),
    Asked("df -i", _INODES, _ROUNDED),
    Asked("df -h /var/lib/docker", ("disk.used_pct of /var/lib/docker",), _ROUNDED),
    Asked("busybox df -h", _SPACE, _ROUNDED | {"disk.used_pct": 1.0}),
    Asked("systemctl status docker", (*_STATE, "service.drop_ins of docker.service", "service.manager")),
    Asked("systemctl status docker.socket --no-pager -l", ("service.active_state of docker.socket",)),
    Asked("systemctl status nothing", ("service.load_state of nothing.service",)),
    Asked("systemctl show docker", (*_STATE, "service.exec_start of docker.service", "proxy.service_https")),
    Asked("systemctl cat docker", ("service.drop_ins of docker.service", "service.last_exec_start of docker.service")),
    Asked("systemctl is-active docker", ("service.active_state of docker.service",)),
    Asked("systemctl is-enabled docker", ("service.enabled of docker.service",)),
    Asked("systemctl list-units --type=service docker.service", ("service.active_state of docker.service",)),
    Asked("journalctl -u docker --no-pager -n 20"),
    Asked("ls -l /run/docker.sock", ("daemon.socket", "daemon.socket_group", "daemon.socket_mode")),
    Asked("ls -la /run", ("daemon.socket", "daemon.socket_group", "daemon.socket_mode")),
    Asked("stat /run/docker.sock", ("daemon.socket", "daemon.socket_group", "daemon.socket_mode")),
    Asked("id", ("user.uid", "user.is_root", "user.name", "user.groups")),
    Asked("ip a", ("interface.up of docker0", "interface.ipv4 of docker0", "interface.mtu of docker0")),
    Asked("ip addr show docker0", ("interface.up of docker0", "interface.ipv4 of docker0")),
    Asked("ip link", ("interface.up of docker0", "interface.mtu of docker0")),
    Asked("ip r", ("network.default_route", "network.pool_routes")),
    Asked("ip route show", ("network.default_route", "network.pool_routes")),
    Asked("ss -ltnp", ("listener.exists of 22",)),
    Asked("ss -tulpn", ("listener.exists of 22",)),
    Asked("findmnt /var/lib/docker", ("path.mount_options of /var/lib/docker",)),
    Asked("sysctl net.ipv4.ip_forward", ("network.ip_forward", "kernel.sysctl of net.ipv4.ip_forward")),
    Asked("lsmod"),
    Asked("uname -a", ("kernel.version", "kernel.architecture", "kernel.hostname")),
    Asked("uname -r", ("kernel.version",)),
    Asked("uname -m", ("kernel.architecture",)),
    Asked("getconf PAGESIZE", ("kernel.page_size_bytes",)),
    Asked("nproc --all", ("kernel.cpus",)),
    Asked("lscpu", ("kernel.cpus", "kernel.architecture", "kernel.x86_level")),
    Asked("uptime", ("kernel.uptime_s",), {"kernel.uptime_s": 0.1}),
    Asked("free -h", _MEMORY, _FREE),
    Asked("free -m", _MEMORY, _FREE),
    Asked("free", _MEMORY, _FREE),
    Asked("getent group docker", ("group.exists of docker", "group.gid of docker")),
)


def main() -> None:
    """Record it."""
    with LabHost(visible_folders(), Volume(200)) as host:
        keep(host, "host-debian-12", "coreutils 9.1, systemd 252, procps 4.0, iproute2 6.1, Debian 12", COMMANDS)


if __name__ == "__main__":
    main()
