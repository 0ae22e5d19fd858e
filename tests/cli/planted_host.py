"""A host on which secrets stand wherever they stand on real ones, as an unredacted recording of what it answers."""

from __future__ import annotations

import json
import random
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.host.recorder import Recorder
from assistant.host.snapshot import SCHEMA, load_snapshot
from assistant.model.exchange import encode_exchange
from assistant.model.look import (
    Content,
    Engine,
    Environ,
    Environment,
    ListDir,
    Names,
    Ran,
    Read,
    Response,
    Run,
)
from assistant.model.relay import A, R, Relay
from tests.cli.run import TRANSCRIPTS
from tests.text.planted.values import mixed

BASE = TRANSCRIPTS / "exit-137-memory-limit.snapshot.json"
CONTAINER = "report"
_HELD = (
    "DB_PASSWORD POSTGRES_PASSWORD REDIS_PASSWORD API_KEY SECRET_KEY_BASE GITHUB_TOKEN AWS_SECRET_ACCESS_KEY "
    "JWT_SECRET SMTP_PASSWORD SESSION_SECRET"
)


class PlantedLook(Relay):
    """Gives the answers of a recorded host, with a new secret in each place where one can be.

    Attributes:
        secrets: all that were planted so far.
    """

    def __init__(self) -> None:
        super().__init__(load_snapshot(BASE).look)
        self.secrets: list[str] = []
        self._random = random.Random(7)
        self._files = _files(self.plant)
        self._engine = _engine(self.plant)
        self._journal, self._kernel = _journal(self.plant), _kernel(self.plant)
        self._unit, self._arguments, self._environment = (
            _unit(self.plant),
            _arguments(self.plant),
            _environment(self.plant),
        )

    def plant(self) -> str:
        """A new secret."""
        self.secrets.append(mixed(self._random, 18))
        return self.secrets[-1]

    def _pass(self, ask: A, answer: Callable[[A], R]) -> R:
        planted: Any = self._planted(ask)
        return answer(ask) if planted is None else planted

    def _planted(self, ask: Any) -> Any:
        if isinstance(ask, Engine):
            return next((Response(200, text) for start, text in self._engine if ask.path.startswith(start)), None)
        if isinstance(ask, Read):
            return Content(self._files[ask.path]) if ask.path in self._files else None
        if isinstance(ask, Environ):
            return Environment(self._environment)
        if isinstance(ask, ListDir) and ask.path == "/etc/profile.d":
            return Names(("app.sh",))
        if isinstance(ask, Run):
            return self._ran(ask.argv)
        return None

    def _ran(self, argv: tuple[str, ...]) -> Ran | None:
        if argv[0] == "dmesg" or argv[:2] == ("journalctl", "-k"):
            return Ran(0, self._kernel)
        if argv[0] == "journalctl":
            return Ran(0, self._journal)
        if argv[:3] == ("systemctl", "show", "docker.service"):
            return Ran(0, self._unit)
        return None


def paste(plant: Callable[[], str]) -> str:
    """What a person pastes about this host: the table, the inspect, the compose file, the command and its log."""
    env = [f"{name}={plant()}" for name in _HELD.split()]
    return "\n".join(
        [
            (TRANSCRIPTS / "exit-137-memory-limit.txt").read_text(),
            f"$ docker run -e DB_PASSWORD={plant()} --name {CONTAINER} busybox:1.35",
            json.dumps({"Config": {"Env": env, "Cmd": ["redis-server", "--requirepass", plant()]}}, indent=4),
            "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: " + plant(),
            f'Get "https://svc:{plant()}@registry.example/v2/": EOF',
            f"Authorization: Bearer {plant()}",
            f"\x1b[31mPASSWORD\x1b[0m=\x1b[32m{plant()}\x1b[0m",
            f"{CONTAINER}-1  | connecting to postgres://app:{plant()}@db:5432/app",
        ]
    )


def record(folder: Path, look: PlantedLook, ask_everything: Callable[[Recorder], None]) -> str:
    """Write what the host answers, with all of its secrets, as a snapshot; its name for `--host`."""
    recorder = Recorder(look)
    ask_everything(recorder)
    replies = [encode_exchange(ask, reply) for ask, reply in recorder.exchanges]
    plain = {"schema": SCHEMA, "taken": "2026-11-20T10:00:00Z", "version": "1", "host": "h", "replies": replies}
    file = folder / "raw.json"
    file.write_text(json.dumps(plain))
    return f"snapshot:{file}"


def _engine(plant: Callable[[], str]) -> list[tuple[str, str]]:
    state = {
        "Status": "exited",
        "ExitCode": 137,
        "OOMKilled": True,
        "Error": f"failed: http://svc:{plant()}@proxy:3128 refused",
        "StartedAt": "2026-11-20T14:39:13Z",
        "FinishedAt": "2026-11-20T14:39:14Z",
        "Health": {"Status": "unhealthy", "Log": [{"ExitCode": 1, "Output": f"password={plant()}"} for _ in range(7)]},
    }
    container = {
        "Id": "42acc084582c79989d8f440f0a5cc6409fd6d4617b7755e37f4a25a9897dc145",
        "Name": f"/{CONTAINER}",
        "Path": "redis-server",
        "Args": ["--requirepass", plant(), plant()],
        "State": state,
        "LogPath": "/var/lib/docker/containers/42/42-json.log",
        "HostConfig": {"Memory": 8388608, "LogConfig": {"Type": "splunk", "Config": {"splunk-token": plant()}}},
        "Config": {
            "Image": "busybox:1.35",
            "Env": [f"{name}={plant()}" for name in _HELD.split()],
            "Cmd": ["redis-server", "-a", plant()],
            "Entrypoint": ["/entry", plant()],
            "Labels": {"com.example.note": plant(), "traefik.auth": plant()},
        },
        "Mounts": [],
    }
    info = {
        "ServerVersion": "20.10.24",
        "Driver": "overlay2",
        "DockerRootDir": "/var/lib/docker",
        "HttpProxy": f"http://svc:{plant()}@proxy:3128",
        "HttpsProxy": f"https://svc:{plant()}@proxy:3129",
        "Labels": [f"token={plant()}", plant()],
        "Warnings": [f"mirror https://ci:{plant()}@mirror.example/ is unreachable"],
        "RegistryConfig": {"Mirrors": [f"https://ci:{plant()}@mirror.example/"], "IndexConfigs": {}},
    }
    listed = [{**container, "Names": [f"/{CONTAINER}"], "State": "exited", "Created": 1, "Command": plant()}]
    image = {"Id": "sha256:1", "Config": {"Env": [f"A={plant()}"], "Cmd": ["app", plant()], "Labels": {"a": plant()}}}
    event = {"Action": f"exec_create: sh -c {plant()}", "Actor": {"ID": "42", "Attributes": {"a": plant()}}, "time": 1}
    return [
        ("/info", json.dumps(info)),
        ("/containers/json", json.dumps(listed)),
        ("/containers/", json.dumps(container)),
        ("/images/json", json.dumps([image])),
        ("/images/", json.dumps(image)),
        ("/networks", json.dumps([{"Name": "a", "Id": "1", "Driver": "bridge", "Labels": {"a": plant()}}])),
        ("/events", json.dumps(event)),
    ]


def _files(plant: Callable[[], str]) -> dict[str, str]:
    daemon = {
        "proxies": {
            "http-proxy": f"http://svc:{plant()}@proxy:3128",
            "https-proxy": f"http://svc:{plant()}@proxy:3128",
        },
        "log-driver": "splunk",
        "log-opts": {"splunk-token": plant(), "splunk-url": f"https://u:{plant()}@splunk.example"},
        "registry-mirrors": [f"https://ci:{plant()}@mirror.example"],
    }
    logins = {
        "auths": {"reg.example": {"auth": b64encode(f"me:{plant()}".encode()).decode()}},
        "HttpHeaders": {"X-Meta": plant()},
        "proxies": {"default": {"httpProxy": f"http://svc:{plant()}@proxy"}},
    }
    environment = f"HTTP_PROXY=http://svc:{plant()}@proxy:3128\nREGISTRY_TOKEN={plant()}\n"
    return {
        "/etc/docker/daemon.json": json.dumps(daemon, indent=2),
        "/root/.docker/config.json": json.dumps(logins),
        "/etc/sysconfig/docker": environment,
        "/etc/default/docker": environment,
        "/etc/environment": f'DB_PASSWORD="{plant()}"\nHTTPS_PROXY=http://svc:{plant()}@proxy:3128\n',
        "/root/.bashrc": f"export GITHUB_TOKEN={plant()}\nexport DOCKER_HOST=ssh://root:{plant()}@host\n",
        "/etc/profile.d/app.sh": f"export APP={plant()}\n",
        "/etc/hosts": "127.0.0.1 localhost\n",
        "/etc/systemd/system/docker.service.d/proxy.conf": (
            f'[Service]\nEnvironment="HTTPS_PROXY=https://svc:{plant()}@proxy:3129"\nEnvironment="REGISTRY_PASSWORD={plant()}"\n'
        ),
        "/proc/243/cmdline": _arguments(plant),
    }


def _arguments(plant: Callable[[], str]) -> str:
    return f"/usr/sbin/dockerd\0--log-opt\0splunk-token={plant()}\0--registry-mirror=https://ci:{plant()}@m.example\0"


def _unit(plant: Callable[[], str]) -> str:
    return "\n".join(
        [
            "LoadState=loaded",
            "ActiveState=active",
            "SubState=running",
            "MainPID=243",
            "FragmentPath=/lib/systemd/system/docker.service",
            "DropInPaths=/etc/systemd/system/docker.service.d/proxy.conf",
            f"Environment=HTTPS_PROXY=https://svc:{plant()}@proxy:3129 REGISTRY_PASSWORD={plant()} TZ=UTC",
            "EnvironmentFiles=/etc/sysconfig/docker (ignore_errors=yes)",
            f"ExecStart={{ path=/usr/sbin/dockerd ; argv[]=dockerd --log-opt splunk-token={plant()} ; pid=243 }}",
        ]
    )


def _journal(plant: Callable[[], str]) -> str:
    messages = [
        f'time="x" level=error msg="proxyconnect tcp: http://svc:{plant()}@proxy:3128: refused"',
        f'time="x" level=error msg="login failed" password={plant()}',
        f'time="x" level=error msg="Handler error: {{\\"auth\\":{{\\"password\\":\\"{plant()}\\"}}}}"',
        f"panic: token: {plant()}",
        f'time="x" level=info msg="env" SECRET_KEY={plant()}',
    ]
    return "\n".join(
        json.dumps(
            {"MESSAGE": each, "PRIORITY": "6", "SYSLOG_IDENTIFIER": "dockerd", "_CMDLINE": f"x --password {plant()}"}
        )
        for each in messages
    )


def _kernel(plant: Callable[[], str]) -> str:
    lines = [f"audit: cmd=mysql -u root --password={plant()}", f"Kernel command line: quiet ds_token={plant()}"]
    return "".join(f"[  1.0] {line}\n" for line in lines)


def _environment(plant: Callable[[], str]) -> dict[str, str]:
    return {
        "HOME": "/root",
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "HTTPS_PROXY": f"http://svc:{plant()}@proxy:3128",
        "DOCKER_AUTH_CONFIG": json.dumps({"auths": {"r": {"auth": plant()}}}),
        "DOCKER_PASSWORD": plant(),
    }
