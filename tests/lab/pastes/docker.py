"""python -m tests.lab.pastes.docker [FOLDER ...]: what Docker's command lines print, of several releases.

Those that are on the machine, and those below each FOLDER, where Debian's packages docker.io, docker-cli, containerd,
docker-compose and docker-buildx of another release were unpacked with `dpkg -x`; the engine of that release runs too.
"""

import sys
from pathlib import Path

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
    *("daemon.containers", "daemon.images"),
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
    Asked("dockerd --version", ("daemon.installed",)),
    Asked("docker version", (*_VERSIONS, "daemon.client_version")),
    Asked("docker version --format '{{json .}}'", _VERSIONS),
    Asked("docker version -f '{{.Server.Version}}'", ("daemon.version",)),
    Asked("docker info", _ENGINE),
    Asked("docker system info --format '{{json .}}'", (*_ENGINE, "daemon.warnings", "firewall.docker_backend")),
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
_OF_SWARM = (
    Asked(
        "docker node ls", ("swarm.managers", "swarm.nodes_down", "swarm.nodes_not_active", "swarm.managers_unreachable")
    ),
    Asked(
        "docker service ls",
        ("swarm.service_running of api", "swarm.service_wanted of api", "swarm.service_image of api"),
    ),
    Asked("docker service ps --no-trunc api", ("swarm.task_errors of api",)),
    Asked("docker info", ("daemon.swarm_state",)),
)
_PROJECT = """
services:
  web: {image: "busybox:1.35", command: sleep 600, ports: ["8081:80"]}
  job: {image: "busybox:1.35", command: "sh -c 'exit 3'"}
"""
_OF_PROJECT = (
    Asked("docker compose -p shop ps -a", ("container.state of shop-web-1", "container.exit_code of shop-job-1")),
    Asked("docker compose -p shop ps", ("container.published_ports of shop-web-1",)),
)


def main(folders: list[str]) -> None:
    """Record all of them."""
    with LabHost(visible_folders()) as host:
        prepare(host)
        keep(host, "docker-20.10", "docker 20.10.24, Debian 12", COMMANDS, first="/usr/bin")
    keep_swarm("docker-swarm-20.10")
    for folder in map(Path, folders):
        with LabHost((*visible_folders(), folder)) as host:
            replace_engine(host, folder)
            prepare(host)
            version = host.check("docker", "version", "--format", "{{.Server.Version}}").strip()
            name = ".".join(version.split(".")[:2])
            host.check("docker", "compose", "-f", "-", "-p", "shop", "up", "-d", stdin=_PROJECT)
            keep(host, f"docker-{name}", f"docker {version}, Debian's packages", (*COMMANDS, *_OF_PROJECT))


def keep_swarm(name: str) -> None:
    """Record a swarm of one drained node, on which no task of its service fits."""
    with LabHost(visible_folders()) as host:
        import_busybox(host)
        host.check("docker", "swarm", "init", "--advertise-addr", "127.0.0.1")
        host.check("docker", "node", "update", "--availability", "drain", "lab")
        host.check(
            "docker", "service", "create", "-d", "--no-resolve-image", "--name", "api", "--replicas", "2", BUSYBOX
        )
        host.check("sh", "-c", "until docker service ps api | grep -q 'no suitable'; do sleep 0.2; done")
        keep(host, name, "docker 20.10.24, Debian 12", _OF_SWARM)


def replace_engine(host: LabHost, folder: Path) -> None:
    """Run the engine below a folder instead of the host's own, with the host's own runc."""
    host.check("systemctl", "stop", "docker.socket", "docker", "containerd")
    for program in ("docker", "docker-init", "containerd", "containerd-shim-runc-v2"):
        host.check("ln", "-sf", str(folder / "usr/bin" / program), "/usr/local/bin/")
    for program in ("dockerd", "docker-proxy"):
        host.check("sh", "-c", f"ln -sf {folder}/usr/*bin/{program} /usr/local/bin/")
    host.check(
        "sh",
        "-c",
        f"mkdir -p /usr/local/lib/docker && ln -s {folder}/usr/libexec/docker/cli-plugins /usr/local/lib/docker/",
    )
    host.check(
        "systemd-run",
        "--unit=newer",
        "--setenv=PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "/usr/local/bin/dockerd",
    )
    host.check("sh", "-c", "for i in $(seq 100); do docker version >/dev/null 2>&1 && exit 0; sleep 0.1; done; exit 1")


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
    main(sys.argv[1:])
