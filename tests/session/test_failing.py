"""The user's own command, shown to be tried again; it is text and stays text."""

import pytest

from assistant.session.failing import failing_command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("$ docker run hello-world\ndocker: Error response from daemon", "docker run hello-world"),
        ("root@host:~# docker ps\nCannot connect", "docker ps"),
        ("[me@host dir]$ sudo docker pull x\nno space left", "sudo docker pull x"),
        ("me@host:/srv$ docker-compose up -d\nerror", "docker-compose up -d"),
        ("$ docker run \\\n>   -p 80:80 \\\n>   nginx\nport is already allocated", "docker run -p 80:80 nginx"),
        ("$ docker ps\n$ docker run x\nerror", "docker run x"),
        ("$ docker login -p hunter2hunter2 reg\nerror", "docker login -p [removed] reg"),
        ("$ docker run \x1b[31mred\nerror", "docker run \ufffd[31mred"),
        ("docker: Error response from daemon", ""),
        ("I have typed docker run x", ""),
        ("", ""),
    ],
)
def test_the_last_docker_command_behind_a_prompt_is_found_without_its_secrets(text, command):
    assert failing_command(text) == command
