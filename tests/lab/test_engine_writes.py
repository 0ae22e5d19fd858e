"""What steps change in a real engine: objects that go, a policy that changes, and an engine that says no or nothing."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from tests.lab.hosts.images import BUSYBOX, import_busybox
from tests.lab.hosts.labhost import LabHost

SSH = """#!/bin/sh
# Plays ssh: the other side is this host.
for last; do :; done
unset DOCKER_HOST
exec $last
"""
DOCKERFILE = f"FROM {BUSYBOX}\nRUN echo cached >/cached\n"


@dataclass(frozen=True)
class Done:
    """How a step went: `plan` when it was done, `nothing` when it was not needed, else the error's reference."""

    state: str
    said: str
    hint: str = ""


def step(host: LabHost, action: Mapping[str, object], env: str = "", user: str = "root") -> Done:
    """Plan and do an action on the host."""
    command = f"cd {sys.path[0]}; {env} exec {sys.executable} -m tests.lab.step"
    ran = host.run("bash", "-lc", command, stdin=json.dumps(action), user=user, timeout_s=120)
    assert ran.code == 0, ran.text
    return Done(**json.loads(ran.out))


def remove(kind: str, *names: str) -> dict[str, object]:
    """The action that removes objects."""
    return {"type": "remove_objects", "kind": kind, "names": names}


def update(policy: str, api: str = "") -> dict[str, object]:
    """A call that gives the container `web` a restart policy."""
    body = {"RestartPolicy": {"Name": policy}}
    return {"type": "call", "method": "POST", "path": "/containers/web/update", "body": body, "api": api}


def policy_of(host: LabHost) -> str:
    """The restart policy of the container `web`."""
    return host.check("docker", "inspect", "-f", "{{.HostConfig.RestartPolicy.Name}}", "web").strip()


@pytest.fixture
def furnished(host: LabHost) -> LabHost:
    """A host with an image, a container that runs and one that is done, and a network."""
    import_busybox(host)
    host.check("docker", "run", "-d", "--init", "--name", "web", BUSYBOX, "sleep", "100000")
    host.check("docker", "run", "--name", "job", BUSYBOX, "true")
    host.check("docker", "network", "create", "backend")
    return host


def test_named_objects_go_and_what_runs_or_is_in_use_stays(furnished: LabHost) -> None:
    assert step(furnished, remove("container", "web")).state == "container-runs"
    in_use = step(furnished, remove("image", BUSYBOX))
    assert (in_use.state, "conflict" in in_use.said) == ("engine-refused", True), in_use
    assert step(furnished, remove("network", "bridge")).state == "network-built-in"

    assert step(furnished, remove("container", "job")).state == "plan"
    assert step(furnished, remove("network", "backend")).state == "plan"
    furnished.check("docker", "rm", "-f", "web")
    assert step(furnished, remove("image", BUSYBOX)).state == "plan"
    left = [furnished.check("docker", *each, "-q") for each in (("ps", "-a"), ("images",))]
    assert left == ["", ""]
    assert "backend" not in furnished.check("docker", "network", "ls")
    assert step(furnished, remove("container", "job")).state == "nothing"


def test_the_build_cache_goes_and_its_image_stays(furnished: LabHost) -> None:
    build = "mkdir -p /b; cat >/b/Dockerfile; DOCKER_BUILDKIT=1 docker build -q -t built /b"
    furnished.check("bash", "-c", build, stdin=DOCKERFILE)
    furnished.check("docker", "image", "rm", "built")
    assert step(furnished, remove("build-cache")).state == "plan"
    assert step(furnished, remove("build-cache")).state == "nothing"
    furnished.check("docker", "image", "inspect", BUSYBOX)


def test_a_call_with_a_body_changes_a_container_and_one_that_is_too_new_does_not(furnished: LabHost) -> None:
    assert step(furnished, update("on-failure")).state == "plan"
    assert policy_of(furnished) == "on-failure"
    refused = step(furnished, update("no such policy"))
    assert refused.state == "engine-refused"
    assert "no such policy" in refused.said
    assert step(furnished, update("always", api="9.99")).state == "engine-too-old"
    assert policy_of(furnished) == "on-failure"


def test_an_engine_behind_ssh_is_changed_through_the_docker_program_there(furnished: LabHost) -> None:
    furnished.write("/usr/local/bin/ssh", SSH)
    furnished.check("chmod", "755", "/usr/local/bin/ssh")
    env = "PATH=/usr/local/bin:$PATH DOCKER_HOST=ssh://root@there"
    assert step(furnished, update("unless-stopped"), env).state == "plan"
    assert policy_of(furnished) == "unless-stopped"
    assert step(furnished, remove("network", "backend"), env).state == "plan"
    assert step(furnished, remove("container-log", "web"), env).state == "engine-elsewhere"


def test_an_engine_that_may_not_be_asked_or_is_not_there_is_said(furnished: LabHost) -> None:
    furnished.check("useradd", "--create-home", "eve")
    denied = step(furnished, update("always"), user="eve")
    assert (denied.state, denied.hint) == ("engine-unreachable", "run Drydock with sudo")

    furnished.check("systemctl", "stop", "docker.socket", "docker.service")
    gone = step(furnished, update("always"))
    assert (gone.state, gone.hint) == ("engine-unreachable", "systemctl status docker")
    assert step(furnished, remove("container", "job")).state == "engine-silent"
    furnished.check("systemctl", "start", "docker.service")
    furnished.wait_for_docker()
    assert policy_of(furnished) == "no"
