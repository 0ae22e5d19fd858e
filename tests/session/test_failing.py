"""The user's own command, shown to be tried again; it is text and stays text."""

import pytest

from assistant.model.match import Match, MatchKind
from assistant.session.failing import failing_command


def error_at(line: int, *, echo: bool = False) -> Match:
    """A message that was recognised in this line."""
    return Match("a/b", "m", MatchKind.EXACT, 1.0, line, "m", echo=echo)


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
def test_the_docker_command_above_what_was_recognised_is_found_without_its_secrets(text: str, command: str) -> None:
    assert failing_command(text, [error_at(len(text.splitlines()))]) == command


AFTERWARDS = """$ docker run -p 80:80 nginx
docker: Error response from daemon: port is already allocated
$ docker network ls | wc -l
4
me@host:~$ cat /etc/resolv.conf
nameserver 127.0.0.53
"""


def test_what_was_typed_after_the_failure_is_not_what_failed() -> None:
    assert failing_command(AFTERWARDS, [error_at(2)]) == "docker run -p 80:80 nginx"


def test_of_several_failures_the_last_counts_and_an_echo_only_by_itself() -> None:
    assert failing_command(AFTERWARDS, [error_at(2), error_at(4, echo=True)]) == "docker run -p 80:80 nginx"
    assert failing_command(AFTERWARDS, [error_at(2), error_at(4)]) == "docker network ls | wc -l"


def test_what_another_program_printed_is_no_failure_of_a_docker_command() -> None:
    assert failing_command(AFTERWARDS, [error_at(6)]) == ""


def test_a_comment_or_a_quotation_in_the_output_is_no_command() -> None:
    text = "$ docker build .\n#5 [1/3] FROM x\n > [2/3] RUN y\n# a comment\nerror"
    assert failing_command(text, [error_at(5)]) == "docker build ."


def test_where_nothing_was_recognised_nothing_is_said_to_have_failed() -> None:
    assert failing_command(AFTERWARDS) == ""
