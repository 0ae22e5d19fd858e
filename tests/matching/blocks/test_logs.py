"""Log lines of every form: who speaks in them, and where."""

import pytest

from assistant.matching.blocks.cutter import cut
from assistant.model.block import BlockKind, Inside
from assistant.model.speaker import Speaker


@pytest.mark.parametrize(
    ("line", "speaker", "inside", "message"),
    [
        ("Nov 20 12:00:00 web01 dockerd[12]: no space left", Speaker.DOCKERD, Inside.HOST, "no space left"),
        ("Nov  2 12:00:00.123456 web01 containerd[12]: no space", Speaker.CONTAINERD, Inside.HOST, "no space"),
        ("2026-11-20T12:00:00+0100 web01 docker.dockerd[12]: no space", Speaker.DOCKERD, Inside.HOST, "no space"),
        ("2026-11-20T12:00:00.123456+01:00 web01 systemd[1]: Failed", Speaker.SYSTEMD, Inside.HOST, "Failed"),
        ("Nov 20 12:00:00 web01 kernel: oom", Speaker.KERNEL, Inside.HOST, "oom"),
        ("Nov 20 12:00:00 web01 kubelet[9]: E1120 x", Speaker.KUBELET, Inside.HOST, "E1120 x"),
        ("Nov 20 12:00:00 web01 1a2b3c4d5e6f[12]: my own words", Speaker.APPLICATION, Inside.CONTAINER, "my own words"),
        ("[ 1234.567890] overlayfs: failed", Speaker.KERNEL, Inside.HOST, "overlayfs: failed"),
        ("#12 0.345 apk: not found", Speaker.BUILDKIT, Inside.UNKNOWN, "#12 0.345 apk: not found"),
        ("#9 [2/3] RUN apk add", Speaker.BUILDKIT, Inside.UNKNOWN, "#9 [2/3] RUN apk add"),
        (" => ERROR [2/3] RUN apk add", Speaker.BUILDKIT, Inside.UNKNOWN, " => ERROR [2/3] RUN apk add"),
        ("web-1  | connection refused", Speaker.APPLICATION, Inside.CONTAINER, "connection refused"),
        ("shop_web_1 | connection refused", Speaker.APPLICATION, Inside.CONTAINER, "connection refused"),
        ("[pod/web-0/app] connection refused", Speaker.APPLICATION, Inside.CONTAINER, "connection refused"),
        ("E1126 12:00:00.123456   12 kubelet.go:12] no", None, Inside.UNKNOWN, "no"),
        ("2026/11/20 12:00:00 listen: refused", None, Inside.UNKNOWN, "listen: refused"),
        ("[2026-11-20 12:00:00 +0000] [1] [INFO] up", None, Inside.UNKNOWN, "[1] [INFO] up"),
    ],
)
def test_a_log_line_says_who_speaks_and_where(line: str, speaker: Speaker | None, inside: Inside, message: str) -> None:
    (block,) = cut(f"{line}\n")

    assert (block.kind, block.speaker, block.inside) == (BlockKind.LOG, speaker, inside)
    assert block.text.strip() == message.strip()


def test_lines_in_a_row_of_one_speaker_are_one_block_with_its_host_and_time() -> None:
    first, second = cut(
        "Nov 20 12:00:00 web01 dockerd[12]: one\nNov 20 12:00:01 web01 dockerd[12]: two\n"
        "Nov 20 12:00:02 web01 systemd[1]: three\n"
    )

    assert (first.text, first.host, first.at, first.lines) == ("one\ntwo", "web01", "11-20T12:00:00", (1, 2))
    assert (second.text, second.speaker) == ("three", Speaker.SYSTEMD)


def test_log_lines_in_what_a_command_printed_are_blocks_of_their_own_in_it() -> None:
    outer, inner = cut("$ systemctl status docker\n● docker.service\n\nNov 20 12:00:00 web01 dockerd[12]: one\n")

    assert (outer.command[0], outer.last) == ("systemctl", 4)
    assert (inner.speaker, inner.first, inner.text) == (Speaker.DOCKERD, 4, "one")


def test_each_container_of_compose_speaks_for_itself() -> None:
    outer, *inner = cut("$ docker compose up\nAttaching to db\ndb  | ready\nweb-1  | refused\ndb  | bye\n")

    assert outer.speaker is Speaker.COMPOSE
    assert [(block.container, block.text, block.inside) for block in inner] == [
        ("db", "ready", Inside.CONTAINER),
        ("web-1", "refused", Inside.CONTAINER),
        ("db", "bye", Inside.CONTAINER),
    ]


@pytest.mark.parametrize(
    ("typed", "container"),
    [("docker logs -f --tail 20 shop", "shop"), ("kubectl logs web-0", "web-0"), ("docker compose logs", "containers")],
)
def test_the_log_of_a_container_is_its_own_and_an_error_of_docker_is_not(typed: str, container: str) -> None:
    said = "dial tcp 127.0.0.1:80: refused\n2026-11-20T12:00:00.123456789Z bye\nError response from daemon: x\n"
    text = f"$ {typed}\n{said}"

    inner = [block for block in cut(text) if block.inside is Inside.CONTAINER]

    assert {block.container for block in inner} == {container}
    assert [number for block in inner for number in block.lines] == [2, 3]


@pytest.mark.parametrize(
    "lines",
    [
        ("2026-11-20T12:00:00.1234567Z ##[group]Run docker build .", "2026-11-20T12:00:01.1234567Z "),
        ("[Pipeline] sh\n[2026-11-20T12:00:00.123Z] + docker build .", "[2026-11-20T12:00:01.123Z] "),
        ("[Pipeline] sh\n+ docker build .", ""),
        ("Running with gitlab-runner 17.0.0\n$ docker build .", ""),
        ("2026-11-20T12:00:00.123456Z 01O $ docker build .", "2026-11-20T12:00:00.123456Z 01O "),
    ],
)
def test_what_a_ci_system_ran_is_the_runners(lines: tuple[str, str]) -> None:
    command, prefix = lines
    blocks = cut(f"{command}\n{prefix}ERROR: failed\n")

    (block,) = [block for block in blocks if block.kind is BlockKind.COMMAND]
    assert (block.command[:2], block.inside, block.text) == (("docker", "build"), Inside.RUNNER, "ERROR: failed")


def test_the_output_in_ansibles_json_is_unescaped() -> None:
    line = (
        'fatal: [web01]: FAILED! => {"changed": true, "cmd": ["docker", "ps"], "rc": 1, '
        '"stderr": "Cannot connect\\nto it", "stdout": "", "msg": "non-zero return code"}'
    )

    first, second = cut(f"TASK [ps] ****\n{line}\n")[-2:]

    assert (first.command, first.text, first.lines, first.host) == (
        ("docker", "ps"), "Cannot connect\nto it", (2, 2), "web01",
    )  # fmt: skip
    assert second.text == "non-zero return code"


def test_colours_quotes_and_entities_are_no_part_of_a_line() -> None:
    text = "> \x1b[32mann@web01\x1b[0m:~$ docker ps\n> Cannot connect to &quot;it&quot;\n"

    (block,) = cut(text)

    assert (block.command, block.text, block.host) == (("docker", "ps"), 'Cannot connect to "it"', "web01")


def test_a_table_of_another_program_with_bars_is_no_container() -> None:
    assert not [block for block in cut(" id | name\n----+-----\n  1 | x\n") if block.inside is Inside.CONTAINER]


def test_the_output_in_ansibles_indented_json_is_unescaped_too() -> None:
    text = 'fatal: [web01]: FAILED! => {\n    "msg": "Cannot connect",\n    "rc": 1\n}\nPLAY RECAP ****\n'

    first, second = cut(text)

    assert (first.text, first.host, first.first) == ("Cannot connect", "web01", 1)
    assert second.first == 5


def test_what_a_container_prints_under_docker_run_is_its_own_until_docker_refuses() -> None:
    pulled = "Unable to find image 'a:1' locally\n1: Pulling from a\nStatus: Downloaded newer image for a:1\n"
    ran = cut(f"$ docker run --rm --name shop a:1\n{pulled}listen tcp :80: bind: permission denied\n")
    refused = cut(
        "$ docker run --rm a:1\ndocker: Error response from daemon: no\nsuch thing.\nSee 'docker run --help'.\n"
    )
    detached = cut("$ docker run -d a:1\nlisten tcp :80: bind: permission denied\n")

    assert [(each.lines, each.container) for each in ran if each.inside is Inside.CONTAINER] == [((5,), "shop")]
    assert not [each for each in (*refused, *detached) if each.inside is Inside.CONTAINER]


@pytest.mark.parametrize(
    "line",
    [
        'watcher-1  | level=error msg="Error response from daemon: no such image"',
        "shop-1  | exec /entrypoint.sh: exec format error",
    ],
)
def test_the_engines_words_in_a_containers_log_are_the_engines(line: str) -> None:
    (block,) = cut(f"{line}\n")

    assert (block.speaker, block.inside) == (Speaker.DOCKERD, Inside.UNKNOWN)
