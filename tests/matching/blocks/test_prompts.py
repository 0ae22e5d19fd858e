"""Prompts of every shape: the command, where it ran, and as whom."""

import pytest

from assistant.matching.blocks.cutter import cut
from assistant.model.block import Block, BlockKind, Inside


def only(text: str) -> Block:
    blocks = cut(text)
    assert len(blocks) == 1, blocks
    return blocks[0]


@pytest.mark.parametrize(
    "prompt",
    [
        "$ ",
        "# ",
        "% ",
        "ann@web01:~$ ",
        "ann@web01:/var/lib/docker$ ",
        "(venv) ann@web01:~/src$ ",
        "root@web01:~# ",
        "[ann@web01 ~]$ ",
        "[root@web01 docker]# ",
        "ann@MacBook-Pro ~ % ",
        "ann@web01 ~/src (main)> ",
        "MacBook-Pro:src ann$ ",
        "web01:~ # ",
        "web01# ",
        "bash-5.1# ",
        "sh-4.4$ ",
        "~/src$ ",
        "~ % ",
        "└─$ ",
        "➜  src git:(main) ✗ ",
        "❯ ",
        "PS C:\\Users\\Ann> ",
        "PS /home/ann> ",
        "C:\\Users\\Ann>",
        "DESKTOP\\ann@web01:~$ ",
    ],
)
def test_a_prompt_of_any_shape_gives_the_command_and_what_it_printed(prompt: str) -> None:
    block = only(f"{prompt}docker ps\nCannot connect\n  to it\n")

    assert (block.kind, block.command, block.text) == (BlockKind.COMMAND, ("docker", "ps"), "Cannot connect\n  to it")
    assert (block.first, block.last, block.lines) == (1, 3, (2, 3))


@pytest.mark.parametrize(
    "line",
    [
        "# Docker is not installed here",
        "> the daemon said no",
        "% of the disk is used",
        "$ 5 per month",
        "git@github.com: Permission denied (publickey).",
        "root@10.0.0.5's password:",
        "name@example.com wrote: no luck",
    ],
)
def test_a_line_that_only_looks_like_a_prompt_is_none(line: str) -> None:
    assert not any(block.command for block in cut(line))


@pytest.mark.parametrize(
    ("line", "as_root"),
    [
        ("root@web01:~# df", True),
        ("[root@web01 ~]# df", True),
        ("ann@web01:~$ sudo df", True),
        ("ann@web01:~$ sudo -u root -E df", True),
        ("ann@web01:~$ df", False),
        ("$ df", None),
    ],
)
def test_the_prompt_or_sudo_says_who_was_root(line: str, as_root: bool | None) -> None:
    block = only(f"{line}\n/dev/sda1\n")

    assert (block.command, block.as_root) == (("df",), as_root)


@pytest.mark.parametrize(
    ("text", "container"),
    [
        ("root@1a2b3c4d5e6f:/# df", "1a2b3c4d5e6f"),
        ("root@web-5d4f8b9c7d-x2x9z:/app# df", "web-5d4f8b9c7d-x2x9z"),
        ("/ # df", ""),
        ("/app # df", ""),
        ("$ docker exec -it -u root shop df", "shop"),
        ("$ docker compose exec db df", "db"),
        ("$ kubectl exec -n shop web-0 -c app -- df", "web-0"),
        ("$ docker exec shop sh -c 'cd / && df'", "shop"),
    ],
)
def test_what_ran_in_a_container_says_so(text: str, container: str) -> None:
    block = only(f"{text}\noverlay\n")

    assert (block.inside, block.container, block.command) == (Inside.CONTAINER, container, ("df",))


def test_what_follows_an_interactive_shell_of_a_container_is_its_own_until_it_ends() -> None:
    text = "ann@web01:~$ docker exec -it shop bash\nbash-5.1# df\noverlay\nbash-5.1# exit\nann@web01:~$ df\n/dev/sda1\n"

    blocks = {block.text: (block.inside, block.container, block.host) for block in cut(text) if block.text}

    assert blocks["overlay"] == (Inside.CONTAINER, "shop", "")
    assert blocks["/dev/sda1"] == (Inside.HOST, "", "web01")


def test_a_command_over_ssh_is_of_the_other_machine() -> None:
    block = only("ann@laptop:~$ ssh ann@web01 'sudo df -h'\n/dev/sda1\n")

    assert (block.command, block.host) == (("df", "-h"), "web01")


@pytest.mark.parametrize(
    ("typed", "command", "partial"),
    [
        ("cd /srv && docker compose up -d", ("docker", "compose", "up", "-d"), False),
        ("export A=b; df -h", ("df", "-h"), False),
        ("DOCKER_HOST=tcp://x:2375 docker ps", ("docker", "ps"), False),
        ("docker info 2>&1 | grep -i driver", ("docker", "info"), True),
        ("docker info 2>/dev/null", ("docker", "info"), False),
        ("docker ps -q | wc -l", ("wc", "-l"), False),
        ("docker inspect x | less", ("docker", "inspect", "x"), False),
        ("echo 'a | b; c' | tee /etc/x", ("echo", "a | b; c"), False),
        ("df -h # how full is it", ("df", "-h"), False),
        ("echo 'never closed", ("echo", "'never", "closed"), False),
    ],
)
def test_the_command_whose_output_it_is_is_told(typed: str, command: tuple[str, ...], partial: bool) -> None:
    block = only(f"$ {typed}\nsomething\n")

    assert (block.command, block.partial) == (command, partial)


def test_a_command_goes_on_behind_a_back_slash() -> None:
    block = only("$ docker run \\\n>   --rm \\\n>   alpine\nUnable to find image\n")

    assert (block.command, block.text, block.lines) == (
        ("docker", "run", "--rm", "alpine"),
        "Unable to find image",
        (4,),
    )


def test_a_command_without_a_prompt_is_known_and_a_sentence_is_not() -> None:
    assert only("docker ps -a\nCannot connect\n").command == ("docker", "ps", "-a")
    assert not any(block.command for block in cut("docker is not working after the update\nCannot connect\n"))
    assert not any(block.command for block in cut("docker: Error response from daemon: no such image\n"))
