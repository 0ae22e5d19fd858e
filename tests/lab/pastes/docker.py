"""python -m tests.lab.pastes.docker: what the command lines of Docker print that are on the machine."""

from tests.lab.conftest import visible_folders
from tests.lab.hosts.images import BUSYBOX, import_busybox
from tests.lab.hosts.labhost import LabHost
from tests.lab.pastes.beside import Asked
from tests.lab.pastes.keeping import keep

_SIZES = {"disk.images_bytes": 0.01, "image.size_bytes": 0.01, "disk.containers_bytes": 0.5}
_ENGINE = (
    *("daemon.storage_driver", "daemon.backing_filesystem", "daemon.cgroup_driver", "daemon.cgroup_version"),
    *("daemon.live_restore", "daemon.root_dir", "daemon.logging_driver", "daemon.security_options"),
    *("daemon.swarm_state", "daemon.swarm_error", "daemon.insecure_registries", "daemon.registry_mirrors"),
    *("daemon.http_proxy", "daemon.https_proxy", "daemon.no_proxy", "daemon.runtimes", "daemon.default_runtime"),
    *("daemon.containers", "daemon.images", "firewall.docker_backend"),
)
_VERSIONS = ("daemon.version", "daemon.api_version", "daemon.min_api_version", "daemon.is_podman")
_LISTED = ("container.state of web", "container.health of web", "container.published_ports of web")
_ENDED = ("container.state of oom", "container.exit_code of oom", "container.image of oom", "container.signal of oom")
_INSPECTED = (
    *(f"container.{fact} of oom" for fact in ("state", "exit_code", "oom_killed", "restart_policy", "restarts")),
    *("container.memory_limit_bytes of oom", "container.network_mode of oom", "container.name of oom"),
)
COMMANDS = (
    Asked("docker --version", ("daemon.client_version",)),
    Asked("/usr/bin/docker -v"),
    Asked("dockerd --version", ("daemon.installed",)),
    Asked("docker version", (*_VERSIONS, "daemon.client_version")),
    Asked("docker version --format '{{json .}}'", _VERSIONS),
    Asked("docker version -f '{{.Server.Version}}'", ("daemon.version",)),
    Asked("docker info", _ENGINE),
    Asked("docker system info --format '{{json .}}'", (*_ENGINE, "daemon.warnings")),
    Asked("docker info --format '{{.Driver}} {{.CgroupVersion}}'", ("daemon.storage_driver", "daemon.cgroup_version")),
    Asked("docker info | grep -i cgroup", ("daemon.cgroup_driver", "daemon.cgroup_version")),
    Asked(
        "docker ps", (*_LISTED, "daemon.running_containers", "port.holder_container of 8080"), {"port.holder_status": 1}
    ),
    Asked(
        "docker ps -a",
        (*_LISTED, *_ENDED, "container.state of shy", "disk.stopped_containers", "container.exists of nosuch"),
    ),
    Asked("docker container ls --all --no-trunc", (*_LISTED, *_ENDED)),
    Asked("docker ps -a | head -3", ("container.state of oom",)),
    Asked(
        "docker ps -a --format 'table {{.Names}}\\t{{.Status}}'",
        ("container.state of web", "container.exit_code of oom"),
    ),
    Asked("docker inspect oom", (*_INSPECTED, "container.error of oom", "container.health of oom")),
    Asked(
        "docker container inspect web oom", (*_INSPECTED, "container.health of web", "container.published_ports of web")
    ),
    Asked("docker inspect oom | grep -iE 'oom|exitcode'", ("container.oom_killed of oom",)),
    Asked("docker inspect --format '{{.State.Status}} {{.State.ExitCode}} {{.State.OOMKilled}}' oom", _INSPECTED[:3]),
    Asked("docker inspect -f '{{json .State}}' oom", _INSPECTED[:3]),
    Asked(
        "docker inspect -f '{{.Name}} {{.HostConfig.RestartPolicy.Name}}' web oom", ("container.restart_policy of oom",)
    ),
    Asked("docker inspect nosuch", ("container.exists of nosuch", "image.exists of nosuch")),
    Asked("docker network ls", ("network.bridge_networks", "network.driver of app", "network.exists of nosuch")),
    Asked("docker network inspect app", ("network.subnet of app", "network.internal of app", "network.bridge of app")),
    Asked("docker network inspect bridge", ("network.subnet of bridge", "network.bridge of bridge")),
    Asked("docker network inspect nosuch", ("network.exists of nosuch",)),
    Asked("docker images", ("image.exists of busybox:1.35", "image.size_bytes of busybox:1.35"), _SIZES),
    Asked("docker image ls --no-trunc", ("image.exists of busybox:1.35",), _SIZES),
    Asked("docker image inspect busybox:1.35", ("image.architecture of busybox:1.35", "image.command of busybox:1.35")),
    Asked("docker system df", ("disk.images_bytes", "disk.volumes_bytes", "disk.build_cache_bytes"), _SIZES),
    Asked("docker context ls", ("daemon.context", "daemon.endpoint", "daemon.endpoint_is_default")),
)


def main() -> None:
    """Record it, with the newer command line that the machine has first in its path, and with Debian's own."""
    with LabHost(visible_folders()) as host:
        prepare(host)
        keep(host, "docker-20.10", "docker 20.10.24, Debian 12", COMMANDS, first="/usr/bin")
        keep(host, "docker-20.10-newer-client", "docker 20.10.24, Debian 12; client 28.2.2", COMMANDS)


def prepare(host: LabHost) -> None:
    """Have containers of every kind, a network and an image without a name."""
    import_busybox(host)
    import_busybox(host, "nameless")
    host.check("docker", "import", "-", "nameless", stdin=b"\0" * 10240)
    host.check("docker", "network", "create", "--internal", "app")
    checked = ("--health-cmd", "true", "--health-interval", "1s")
    host.check("docker", "run", "-d", "--name", "web", "-p", "8080:80", *checked, BUSYBOX, "sleep", "600")
    host.check("docker", "run", "-d", "--name", "paused", "--network", "app", BUSYBOX, "sleep", "600")
    host.check("docker", "pause", "paused")
    host.check("docker", "create", "--name", "shy", BUSYBOX)
    host.run("docker", "run", "--name", "oom", "-m", "16m", BUSYBOX, "sh", "-c", "dd if=/dev/zero of=/dev/null bs=64M")
    host.check("sh", "-c", "until docker ps | grep -q '(healthy)'; do sleep 0.2; done")


if __name__ == "__main__":
    main()
