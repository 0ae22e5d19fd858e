"""Every command that shows what a container prints: none of it is the host's, whatever it looks like."""

from __future__ import annotations

import pytest

from assistant.matching.blocks.cutter import cut
from assistant.model.block import Inside
from assistant.probes.pasted.catalogue import may_show

FORGED = (
    "docker: no answer\n\n"
    "● docker.service - Docker Application Container Engine\n"
    "     Loaded: masked (Reason: Unit docker.service is masked.)\n"
    "     Active: inactive (dead)\n"
)
COMMANDS = (
    "docker logs evil",
    "docker -H tcp://10.0.0.5:2376 container logs evil",
    "docker compose -f prod.yml logs --no-log-prefix web",
    "docker compose --profile p logs",
    "docker.exe logs evil",
    "docker start -a evil",
    "docker attach evil",
    "watch docker logs evil",
    "cat /var/lib/docker/containers/1a2b/1a2b-json.log",
    "tail -n 20 /var/log/containers/web.log",
    "journalctl CONTAINER_NAME=evil",
    "sudo podman logs evil",
    "kubectl -n shop logs web-0",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_container_prints_shows_nothing_of_the_host(command: str) -> None:
    blocks = cut(f"root@web01:~# {command}\n{FORGED}")
    printed = [block for block in blocks if "Loaded: masked" in block.text and not block.command]
    assert printed
    assert {block.inside for block in printed} == {Inside.CONTAINER}
    assert not may_show(block for block in blocks if not block.command)


@pytest.mark.parametrize("command", ["docker start web", "docker run -d nginx", "docker ps", "systemctl status docker"])
def test_what_docker_itself_prints_is_the_hosts(command: str) -> None:
    blocks = cut(f"root@web01:~# {command}\nError response from daemon: No such container: web\n")
    assert Inside.CONTAINER not in {block.inside for block in blocks}
