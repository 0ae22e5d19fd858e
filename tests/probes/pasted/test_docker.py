"""What Docker's command line prints in releases that the lab does not run, and as people paste it."""

from __future__ import annotations

import pytest

from tests.probes.pasted.shown import NOT_SHOWN, shown, told

OLD_VERSION = """\
[root@c7 ~]# docker version
Client:
 Version:         1.13.1
 API version:     1.26
 Package version: docker-1.13.1-209.git7d71120.el7.centos.x86_64
 Built:           Wed Mar  2 15:25:43 2022
 OS/Arch:         linux/amd64

Server:
 Version:         1.13.1
 API version:     1.26 (minimum version 1.12)
 OS/Arch:         linux/amd64
 Experimental:    false
"""
NEW_VERSION = """\
$ docker version
Client: Docker Engine - Community
 Version:           29.0.2
 API version:       1.44 (downgraded from 1.52)
 Context:           default

Server: Docker Engine - Community
 Engine:
  Version:          25.0.3
  API version:      1.44 (minimum version 1.24)
 containerd:
  Version:          1.6.28
 runc:
  Version:          1.1.12
"""
NO_SERVER = """\
$ docker version
Client:
 Version:           24.0.7
 API version:       1.43
Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
"""
PODMAN = """\
# docker version
Client:       Podman Engine
Version:      4.9.4-rhel
API Version:  4.9.4-rhel
Go Version:   go1.21.7
OS/Arch:      linux/amd64
"""
VERSIONS = ("daemon.version", "daemon.api_version", "daemon.min_api_version", "daemon.client_version")


@pytest.mark.parametrize(
    ("text", "versions"),
    [
        (OLD_VERSION, ("1.13.1", "1.26", "1.12", "1.13.1")),
        (NEW_VERSION, ("25.0.3", "1.44", "1.24", "29.0.2")),
        (NEW_VERSION.partition("\n")[2], ("25.0.3", "1.44", "1.24", "29.0.2")),
        (NO_SERVER, (NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, "24.0.7")),
        (PODMAN, (NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, "4.9.4-rhel")),
    ],
    ids=["1.13", "29", "without its command", "no server", "Podman in its place"],
)
def test_versions_of_both_ends_are_read(text: str, versions: tuple[str, ...]) -> None:
    assert shown(text, *VERSIONS) == versions


OLD_INFO = """\
root@web:~# docker info
Containers: 14
 Running: 9
 Paused: 0
 Stopped: 5
Images: 231
Server Version: 18.09.1
Storage Driver: overlay2
 Backing Filesystem: xfs
 Supports d_type: false
Logging Driver: journald
Cgroup Driver: systemd
Plugins:
 Volume: local
Swarm: error
 NodeID: 5xtz1g0mvc8
 Error: rpc error: code = DeadlineExceeded desc = context deadline exceeded
 Is Manager: true
Runtimes: nvidia runc
Default Runtime: nvidia
Security Options:
 apparmor
 seccomp
  Profile: default
 userns
Kernel Version: 4.15.0-213-generic
Operating System: Ubuntu 18.04.6 LTS
OSType: linux
Architecture: aarch64
Name: web
Docker Root Dir: /data/docker
Debug Mode (client): false
HTTP Proxy: http://proxy.lan:3128
Registry: https://index.docker.io/v1/
Insecure Registries:
 hub.lan:5000
 10.0.0.0/8
 127.0.0.0/8
Registry Mirrors:
 https://mirror.lan/
Live Restore Enabled: true

WARNING: No swap limit support
"""


def test_the_lines_of_an_old_info_are_read() -> None:
    assert shown(
        OLD_INFO,
        *("daemon.containers", "daemon.backing_filesystem", "daemon.logging_driver", "daemon.swarm_state"),
        *("daemon.swarm_error", "daemon.runtimes", "daemon.default_runtime", "daemon.security_options"),
        *("daemon.root_dir", "daemon.http_proxy", "daemon.https_proxy", "daemon.insecure_registries"),
        *("daemon.registry_mirrors", "daemon.live_restore", "daemon.warnings", "daemon.cgroup_version"),
    ) == (
        *(14, "xfs", "journald", "error"),
        *("rpc error: code = DeadlineExceeded desc = context deadline exceeded", ["nvidia", "runc"], "nvidia"),
        ["name=apparmor", "name=seccomp,profile=default", "name=userns"],
        *("/data/docker", "http://proxy.lan:3128", None, ["hub.lan:5000", "10.0.0.0/8", "127.0.0.0/8"]),
        *(["https://mirror.lan/"], True, ["WARNING: No swap limit support"], NOT_SHOWN),
    )


def test_info_tells_the_machine_below_the_engine() -> None:
    facts = ("kernel.version", "kernel.architecture", "kernel.distribution", "kernel.distribution_version")
    assert shown(OLD_INFO, *facts) == ("4.15.0-213-generic", "aarch64", "ubuntu", "18.04")


def test_what_a_cut_info_does_not_show_is_neither_there_nor_absent() -> None:
    cut = OLD_INFO.partition("Kernel Version")[0]
    facts = ("daemon.storage_driver", "daemon.live_restore", "daemon.https_proxy", "daemon.warnings", "daemon.root_dir")
    assert shown(cut, *facts) == ("overlay2", NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, NOT_SHOWN)


def table(*rows: tuple[str, ...]) -> str:
    """Rows as Docker pads them."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = ("   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{row.rstrip()}\n" for row in padded)


BOTH = "0.0.0.0:80-81->80-81/tcp, :::80-81->80-81/tcp, 443/tcp"
PS = table(
    ("CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES"),
    (
        "0b1c2d3e4f5a",
        "ghcr.io/a/api:2",
        '"/start.sh node…"',
        "3 hours ago",
        "Restarting (1) 9 seconds ago",
        "",
        "shop-api-1",
    ),
    (
        "1b1c2d3e4f5a",
        "postgres:16",
        '"docker-ent…"',
        "3 hours ago",
        "Up 3 hours (unhealthy)",
        "127.0.0.1:5432->5432/tcp",
        "shop-db-1",
    ),
    ("2b1c2d3e4f5a", "nginx", '"/docker-en…"', "2 weeks ago", "Up About a minute", BOTH, "proxy"),
    ("3b1c2d3e4f5a", "9f3c1d0e2b4a", '"sh -c \'sle…"', "2 weeks ago", "Exited (143) 5 days ago", "", "job"),
)
STATES = ("container.state of shop-api-1", "container.exit_code of shop-api-1", "container.health of shop-db-1")
SEEN = ("restarting", 1, "unhealthy")


def wrapped(table: str, width: int) -> str:
    """The table as a narrow terminal breaks it."""
    return "".join(
        f"{line[at : at + width].rstrip()}\n" for line in table.splitlines() for at in range(0, len(line), width)
    )


@pytest.mark.parametrize(
    "text",
    [
        f"root@h:~# docker ps -a\n{PS}",
        f"ops@h:~$ sudo docker container ls --all\n{PS}",
        f"PS C:\\Users\\ops> docker ps -a\n{PS}",
        f"I ran it and got\n\n{PS}\nwhy?",
        f"$ docker ps -a | grep shop\n{''.join(PS.splitlines(keepends=True)[1:3])}",
        f"$ docker ps -a | head -3\n{''.join(PS.splitlines(keepends=True)[:3])}",
        f"$ docker ps -a\n{wrapped(PS, 100)}",
        f"$ docker ps -a\n\x1b[1m{PS}\x1b[0m",
        "$ docker ps -a --format '{{.Names}} = {{.Status}}'\nshop-api-1 = Restarting (1) 3 seconds ago\n"
        "shop-db-1 = Up 3 hours (unhealthy)\n$ true\n",
        '$ docker ps --format json\n{"Names":"shop-api-1","State":"restarting","Status":"Restarting (1) 3 s ago"}\n'
        '{"Names":"shop-db-1","State":"running","Status":"Up 3 hours (unhealthy)"}\n',
    ],
    ids=[
        "root",
        "sudo",
        "PowerShell",
        "without its command",
        "grep",
        "head",
        "wrapped",
        "coloured",
        "template",
        "JSON",
    ],
)
def test_what_became_of_containers_is_read_in_whatever_state_the_list_was_pasted(text: str) -> None:
    assert shown(text, *STATES) == SEEN


def test_a_list_of_containers_shows_ports_and_images_and_what_it_leaves_open() -> None:
    facts = (
        *("container.published_ports of proxy", "container.published_ports of shop-db-1"),
        *("container.published_ports of job", "container.image of job", "container.image of proxy"),
        *("container.oom_killed of job", "container.restart_policy of job", "container.health of job"),
        *("container.signal of job", "port.holder_container of 5432"),
    )
    assert shown(f"$ docker ps -a\n{PS}", *facts) == (
        *(["80->80/tcp", "81->81/tcp"], ["5432->5432/tcp"], NOT_SHOWN, NOT_SHOWN, "nginx"),
        *(NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, "SIGTERM", "shop-db-1"),
    )


@pytest.mark.parametrize(
    ("command", "exists"),
    [
        ("docker ps -a", False),
        ("docker ps", NOT_SHOWN),
        ("docker ps -a -f status=exited", NOT_SHOWN),
        ("docker ps -a | grep shop", NOT_SHOWN),
        ("docker ps -an 4", NOT_SHOWN),
        ("docker -H tcp://far:2375 ps -a", NOT_SHOWN),
    ],
)
def test_only_a_whole_list_shows_that_there_is_no_such_container(command: str, exists: object) -> None:
    assert shown(f"$ {command}\n{PS}$ true\n", "container.exists of other") == (exists,)


def test_a_line_that_was_left_out_may_be_any_container() -> None:
    text = f"$ docker ps -a\n{PS.splitlines()[0]}\n...\n{PS.splitlines()[1]}\n$ true\n"
    assert shown(text, "container.exists of other", *STATES[:2]) == (NOT_SHOWN, *SEEN[:2])


def test_containers_in_trouble_are_asked_about_by_themselves() -> None:
    assert {"container.state of shop-api-1", "container.state of job"} <= told(f"$ docker ps -a\n{PS}")


COMPOSE_1 = """\
$ docker-compose ps
     Name                   Command                State                     Ports
---------------------------------------------------------------------------------------------
blog_db_1      docker-entrypoint.sh mysqld      Exit 1
blog_web_1     docker-php-entrypoint apac ...   Up (healthy)   0.0.0.0:8080->80/tcp
"""
COMPOSE_2 = """\
$ docker compose ps
NAME                COMMAND                  SERVICE             STATUS              PORTS
blog-db-1           "docker-entrypoint.s…"   db                  exited (1)
blog-web-1          "docker-php-entrypoi…"   web                 running (healthy)   0.0.0.0:8080->80/tcp
"""


@pytest.mark.parametrize(("text", "sign"), [(COMPOSE_1, "_"), (COMPOSE_2, "-")], ids=["1.25", "2.6"])
def test_what_compose_lists_is_read_like_what_docker_lists(text: str, sign: str) -> None:
    facts = ("container.state of {}", "container.exit_code of {}", "container.health of {}")
    assert shown(text, *(fact.format(f"blog{sign}db{sign}1") for fact in facts[:2])) == ("exited", 1)
    assert shown(text, *(fact.format(f"blog{sign}web{sign}1") for fact in facts[::2])) == ("running", "healthy")


def test_no_list_of_podman_is_taken_for_one_of_docker() -> None:
    podman = (
        "$ podman ps -a\nCONTAINER ID  IMAGE         COMMAND  CREATED        STATUS        PORTS  NAMES\n"
        "0b1c2d3e4f5a  lib/nginx:1   nginx    2 minutes ago  Up 2 minutes         web\n"
    )
    emulated = f"$ docker ps -a\nEmulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.\n{PS}"
    assert shown(podman, "container.state of web") == shown(emulated, STATES[0]) == (NOT_SHOWN,)


def test_many_networks_are_counted_and_one_that_is_not_listed_does_not_exist() -> None:
    bridges = [(f"{number:012x}", f"app{number}", "bridge", "local") for number in range(31)]
    rows = table(("NETWORK ID", "NAME", "DRIVER", "SCOPE"), *bridges, ("aaaabbbbcccc", "host", "host", "local"))
    facts = ("network.bridge_networks", "network.exists of proxy", "network.driver of host", "network.subnet of app3")
    assert shown(f"$ docker network ls\n{rows}$ true\n", *facts) == (31, False, "host", NOT_SHOWN)
    assert shown(f"$ docker network ls | head -33\n{rows}", *facts[:2]) == (NOT_SHOWN, NOT_SHOWN)


IMAGES_29 = """\
$ docker images
IMAGE                        ID             DISK USAGE   CONTENT SIZE   EXTRA
nginx:1.27                   6784fb0834aa        279MB         72.3MB    U
registry.lan:5000/app:dev    0123456789ab       1.21GB          402MB
"""


def test_images_of_both_forms_are_there_and_only_the_old_form_tells_their_size() -> None:
    head = ("REPOSITORY", "TAG", "IMAGE ID", "CREATED", "SIZE")
    old = f"$ docker images\n{table(head, ('nginx', 'latest', '6784fb0834aa', '2 weeks ago', '192MB'))}"
    new = ("image.exists of registry.lan:5000/app:dev", "image.size_bytes of nginx:1.27")
    assert shown(IMAGES_29, *new) == (True, NOT_SHOWN)
    assert shown(old, "image.size_bytes of nginx", "image.exists of redis:7") == (192_000_000, NOT_SHOWN)


def test_what_takes_the_space_is_read_as_far_as_it_is_shown() -> None:
    text = (
        "# docker system df\nTYPE          TOTAL   ACTIVE   SIZE     RECLAIMABLE\n"
        "Images        212     9        88.4GB   81.2GB (91%)\nBuild Cache   1204    0        51.9GB   51.9GB\n"
    )
    assert shown(text, "disk.images_bytes", "disk.build_cache_bytes", "disk.volumes_bytes") == (
        *(88_400_000_000, 51_900_000_000),
        NOT_SHOWN,
    )


CONTEXTS = """\
$ docker context ls
NAME            DESCRIPTION                               DOCKER ENDPOINT                                  ERROR
default         Current DOCKER_HOST based configuration   unix:///var/run/docker.sock
{name:<15} Docker Desktop                            {url}
"""


@pytest.mark.parametrize(
    ("name", "url", "source"),
    [
        ("desktop-linux *", "unix:///Users/me/.docker/run/docker.sock", "context"),
        ("colima *", "unix:///Users/me/.colima/default/docker.sock", "context"),
        ("far *", "tcp://192.0.2.7:2376", "context"),
        ("rootless *", "unix:///run/user/1000/docker.sock", "rootless"),
    ],
)
def test_the_context_in_force_and_its_endpoint_are_read(name: str, url: str, source: str) -> None:
    facts = ("daemon.context", "daemon.endpoint", "daemon.endpoint_source", "daemon.endpoint_is_default")
    assert shown(CONTEXTS.format(name=name, url=url), *facts) == (name[:-2], url, source, False)
    assert shown(CONTEXTS.format(name=name, url=url), "daemon.pinned_api_version") == (NOT_SHOWN,)


@pytest.mark.parametrize(
    ("command", "printed", "facts", "values"),
    [
        (
            "docker inspect -f '{{.State.OOMKilled}} {{.State.ExitCode}}' api",
            "true 137",
            ("container.oom_killed of api", "container.signal of api", "container.state of api"),
            (True, NOT_SHOWN, NOT_SHOWN),
        ),
        (
            "docker inspect api | grep -iE 'status|oom|exitcode|restartcount'",
            '    "Status": "exited",\n    "OOMKilled": false,\n    "ExitCode": 139,\n    "RestartCount": 7,',
            (
                "container.state of api",
                "container.oom_killed of api",
                "container.restarts of api",
            ),
            ("exited", False, 7),
        ),
        (
            "docker inspect --format='{{json .State.Health}}' api",
            '{"Status":"unhealthy","FailingStreak":9,"Log":[{"ExitCode":1,"Output":"curl: not found"}]}',
            ("container.health of api", "container.health_log of api"),
            ("unhealthy", ["exit code 1: curl: not found"]),
        ),
        (
            "docker inspect api",
            "[]\nError: No such object: api",
            ("container.exists of api", "container.state of api"),
            (False, None),
        ),
        ("docker network inspect -f '{{.Internal}}' back", "true", ("network.internal of back",), (True,)),
        (
            "docker info -f '{{.SecurityOptions}} {{.Driver}}'",
            "[name=rootless] vfs",
            ("daemon.storage_driver", "daemon.security_options"),
            ("vfs", NOT_SHOWN),
        ),
    ],
    ids=["template", "grep", "JSON of a part", "no such object", "network", "list in a template"],
)
def test_a_part_of_what_the_engine_says_gives_its_facts_alone(
    command: str, printed: str, facts: tuple[str, ...], values: tuple[object, ...]
) -> None:
    assert shown(f"root@h:~# {command}\n{printed}\nroot@h:~# \n", *facts) == values


@pytest.mark.parametrize(
    "text",
    [
        f"bash-5.1# docker logs web\n{PS}",
        f"$ docker events\n{PS.splitlines()[1]}\n",
        "$ docker stats --no-stream\n"
        + table(("CONTAINER ID", "NAME", "MEM USAGE"), ("0b1c2d3e4f5a", "web", "1.9GiB")),
    ],
    ids=["logs", "events", "stats"],
)
def test_what_other_commands_print_says_nothing_of_containers(text: str) -> None:
    assert shown(text, "container.state of web", STATES[0]) == (NOT_SHOWN, NOT_SHOWN)


SWARM = {
    "docker node ls": (
        ("ID", "HOSTNAME", "STATUS", "AVAILABILITY", "MANAGER STATUS", "ENGINE VERSION"),
        ("m1k9xw2f7 *", "a", "Ready", "Active", "Leader", "24.0.7"),
        ("n1k9xw2f7", "b", "Down", "Active", "Unreachable", "24.0.7"),
        ("o1k9xw2f7", "c", "Ready", "Drain", "", "20.10.7"),
    ),
    "docker service ls": (
        ("ID", "NAME", "MODE", "REPLICAS", "IMAGE", "PORTS"),
        ("x2f7m1k", "shop_api", "replicated", "0/2", "acme/api:2", "*:80->80/tcp"),
    ),
    "docker service ps shop_api": (
        ("ID", "NAME", "IMAGE", "NODE", "DESIRED STATE", "CURRENT STATE", "ERROR", "PORTS"),
        ("0a1b2c3", "shop_api.1", "acme/api:2", "a", "Ready", "Ready 2 seconds ago", "", ""),
        (
            "1a1b2c3",
            " \\_ shop_api.1",
            "acme/api:2",
            "a",
            "Shutdown",
            "Failed 3 seconds ago",
            '"task: non-zero exit (1)"',
            "",
        ),
    ),
}


def test_nodes_services_and_tasks_of_a_swarm_are_read() -> None:
    text = "".join(f"$ {command}\n{table(*rows)}" for command, rows in SWARM.items())
    facts = (
        *("swarm.managers", "swarm.managers_unreachable", "swarm.nodes_down", "swarm.nodes_not_active"),
        *("swarm.service_running of shop_api", "swarm.service_wanted of shop_api", "swarm.task_errors of shop_api"),
        "swarm.service_exists of shop_db",
    )
    assert shown(text, *facts) == (2, ["b"], ["b"], ["c"], 0, 2, ["task: non-zero exit (1)"], NOT_SHOWN)
    assert {"swarm.nodes_down", "swarm.service_running of shop_api", "swarm.task_errors of shop_api"} <= told(text)


REACHED = "root@h:~# docker network ls\n" + table(
    ("NETWORK ID", "NAME", "DRIVER"), ("93dd3357c6e1", "bridge", "bridge")
)
REFUSED = "root@h:~# docker ps\nCannot connect to the Docker daemon at unix:///var/run/docker.sock. Is it running?\n"


@pytest.mark.parametrize(
    ("text", "reachable"),
    [
        (REACHED, True),
        (REFUSED, NOT_SHOWN),
        (REACHED + REFUSED, NOT_SHOWN),
        (REFUSED + REACHED, True),
        (OLD_INFO, NOT_SHOWN),
    ],
    ids=["a list", "refused", "refused at last", "a list at last", "info, which people add to a report later"],
)
def test_that_the_engine_answers_the_last_command_tells(text: str, reachable: object) -> None:
    assert shown(text, "daemon.reachable") == (reachable,)


INSPECTED = """\
[
    {
        "Id": "4f79fb3ea9b14f79fb3ea9b14f79fb3ea9b14f79fb3ea9b14f79fb3ea9b14f79",
        "Name": "/api",
        "State": {"Status": "exited", "OOMKilled": true, "ExitCode": 137, "Error": ""},
        "HostConfig": {"Memory": 8388608, "RestartPolicy": {"Name": "always"}}
    }
]
"""


@pytest.mark.parametrize(
    "text",
    [f"$ docker inspect api\n{INSPECTED}", f"It dies:\n\n```json\n{INSPECTED}```\n", f"It dies:\n\n{INSPECTED}"],
    ids=["command", "fenced", "bare"],
)
def test_a_description_is_read_whole(text: str) -> None:
    facts = ("oom_killed", "memory_limit_bytes", "restart_policy", "health", "error")
    expected = (True, 8388608, "always", "none", None)
    assert shown(text, *(f"container.{fact} of api" for fact in facts)) == expected


def test_what_stands_below_a_template_s_one_line_is_not_its_value() -> None:
    text = "# docker version --format '{{.Server.Version}}'\n28.3.1\nSince the upgrade nothing works any more.\n"
    assert shown(text, "daemon.version") == ("28.3.1",)
