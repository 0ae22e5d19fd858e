"""Files in a paste: by the command that shows them, by a fence, by a line before them, or bare."""

import pytest

from assistant.matching.blocks.cutter import cut
from assistant.model.block import Block, BlockKind

DAEMON_JSON = '{\n  "bip": "10.0.0.1/24",\n\n  "debug": true\n}'
COMPOSE = 'services:\n  web:\n    image: nginx\n    ports:\n      - "80:80"'
UNIT = "[Unit]\nDescription=x\n\n[Service]\nExecStart=/usr/bin/dockerd -H fd://"
DOCKERFILE = "FROM alpine:3.20\nRUN apk add curl\n\nCOPY . /app"


def file_of(text: str) -> Block:
    found = [block for block in cut(text) if block.kind is BlockKind.FILE]
    assert len(found) == 1, cut(text)
    return found[0]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("ann@web01:~$ cat /etc/docker/daemon.json", "/etc/docker/daemon.json"),
        ("# sudo less /etc/docker/daemon.json", "/etc/docker/daemon.json"),
        ("$ head -20 ~/.docker/config.json", "~/.docker/config.json"),
        ("$ cat /etc/docker/daemon.json | jq .", "/etc/docker/daemon.json"),
        ("C:\\>type C:\\ProgramData\\docker\\config\\daemon.json", "C:\\ProgramData\\docker\\config\\daemon.json"),
        ("PS C:\\> Get-Content C:\\x\\daemon.json", "C:\\x\\daemon.json"),
    ],
)
def test_what_a_command_shows_of_a_file_is_that_file(typed: str, path: str) -> None:
    block = file_of(f"{typed}\n{DAEMON_JSON}\n$ docker ps\nx\n")

    assert (block.path, block.format, block.text, block.first) == (path, "json", DAEMON_JSON, 1)


def test_what_a_filter_left_of_a_file_is_not_that_file() -> None:
    assert not [block for block in cut("$ cat /etc/docker/daemon.json | grep bip\n'bip'\n") if block.path]


def test_a_here_document_is_the_file_that_it_is_written_to() -> None:
    block = file_of(f"$ sudo tee /etc/docker/daemon.json <<'EOF'\n{DAEMON_JSON}\nEOF\n$ docker ps\nx\n")

    assert (block.path, block.text) == ("/etc/docker/daemon.json", DAEMON_JSON)


@pytest.mark.parametrize(
    ("before", "fence", "content", "path", "form"),
    [
        ("My /etc/docker/daemon.json:", "json", DAEMON_JSON, "/etc/docker/daemon.json", "json"),
        ("daemon.json:", "json", DAEMON_JSON, "/etc/docker/daemon.json", "json"),
        ("Here is the compose file (docker-compose.yml) that I use", "yaml", COMPOSE, "docker-compose.yml", "yaml"),
        ("Dockerfile:", "dockerfile", DOCKERFILE, "Dockerfile", "dockerfile"),
        ("", "yml", COMPOSE, "docker-compose.yml", "yaml"),
    ],
)
def test_a_fenced_file_is_named_by_the_line_before_it(
    before: str, fence: str, content: str, path: str, form: str
) -> None:
    block = file_of(f"{before}\n\n```{fence}\n{content}\n```\n\nI tried everything, please help.\n")

    assert (block.path, block.format, block.text) == (path, form, content)


@pytest.mark.parametrize(
    ("content", "path", "form"),
    [
        (DAEMON_JSON, "/etc/docker/daemon.json", "json"),
        ('{"registry-mirrors": ["https://a.example"]}', "/etc/docker/daemon.json", "json"),
        ('{\n  "auths": {}\n}', "config.json", "json"),
        (COMPOSE, "docker-compose.yml", "yaml"),
        (UNIT, "", "ini"),
        (DOCKERFILE, "Dockerfile", "dockerfile"),
        ('[plugins."io.containerd.grpc.v1.cri"]\n  sandbox_image = "x"', "", "toml"),
        ("nameserver 127.0.0.53\noptions edns0", "/etc/resolv.conf", "text"),
        ("127.0.0.1 localhost\n127.0.1.1 web01", "/etc/hosts", "text"),
    ],
)
def test_a_bare_file_is_known_by_its_content_and_ends_where_its_form_does(content: str, path: str, form: str) -> None:
    block = file_of(f"I changed this because the network of our office is the same:\n\n{content}\n\n$ docker ps\nno\n")

    assert (block.path, block.format, block.text) == (path, form, content)


def test_an_answer_of_the_engine_in_json_is_no_file() -> None:
    assert not [block for block in cut('{"message":"No such container: x"}\n') if block.kind is BlockKind.FILE]


def test_a_table_below_the_output_of_another_command_is_a_block_of_its_own() -> None:
    first, second = cut(
        "$ docker ps\nCONTAINER ID   IMAGE\n\nFilesystem Size Used Avail Use% Mounted on\n/dev/sda1 5G 5G 0 100% /\n"
    )

    assert (first.command, first.last) == (("docker", "ps"), 2)
    assert (second.kind, second.first, second.last) == (BlockKind.TABLE, 4, 5)


def test_the_second_table_of_one_command_is_its_own() -> None:
    (block,) = cut(
        "$ df -h\nFilesystem Size Used Avail Use% Mounted on\n\nFilesystem Size Used Avail Use% Mounted on\n"
    )

    assert block.last == 4
