"""Every line that reports a fault is found, once; harmless lines, frames and people's words are none."""

from __future__ import annotations

import pytest

from assistant.matching.fault_lines.spoken import spoken_by_programs
from assistant.model.block import Block, BlockKind
from assistant.model.fault_line import FaultLine
from tests.matching.sample import build, matcher


def lines(text: str) -> list[tuple[int, float]]:
    return [(each.line, each.weight) for each in matcher().match(text).fault_lines]


@pytest.mark.parametrize(
    "line",
    [
        'time="2024-02-11T09:00:01Z" level=error msg="cannot mount volume over existing file"',
        'time="2024-02-11T09:00:01Z" level=fatal msg="open /etc/docker/key.json"',
        '{"level":"error","msg":"lease lost"}',
        "E0412 10:02:17.338211    1129 kubelet.go:2361] node is gone",
        "api-1  | E0412 10:02:17.338211       1 main.go:21] node is gone",
        "FATA[0002] the bridge has no address",
        "ERRO[0000] unlinkat failed",
        "E: The repository has no Release file.",
        "Error response from daemon: pool overlaps",
        "error: open the store",
        "[ERROR] 2024-01-01 could do nothing",
        "nginx: [emerg] host not found in upstream",
        "panic: runtime error: index out of range",
        "OSError: [Errno 28] No space left on device",
        "java.net.ConnectException: Connection refused",
        "listen tcp 0.0.0.0:80: bind: EADDRINUSE",
        "spawn /usr/bin/node EAGAIN",
        "The system cannot find the file specified. (0x80070002)",
        "Segmentation fault (core dumped)",
        "npm ERR! enoent",
    ],
)
def test_what_programs_write_of_a_fault_is_found(line: str) -> None:
    assert [number for number, _ in lines(f"starting\n{line}\ngoing on")] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "mount: /mnt: permission denied.",
        "failed to bring up vxlan0",
        "cannot lock the store",
        "unable to read the ring",
        "dial tcp 10.0.0.9:2376: i/o timeout",
        "sh: 1: frob: not found",
    ],
)
def test_words_of_failing_count_less_than_a_level(line: str) -> None:
    assert lines(line) == [(1, 0.5)]


@pytest.mark.parametrize(
    "line",
    [
        "Unable to find image 'alpine:3' locally",
        "Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.",
        "DEPRECATED: The legacy builder will fail one day",
        'level=info msg="retry failed, going on"',
        "WARNING: No swap limit support",
        "Tests: 12 passed, 0 failed",
        "build finished with 0 errors",
        'level=warning msg="failed to load plugin io.containerd.snapshotter.v1.devmapper"',
        "debconf: unable to initialize frontend: Dialog",
    ],
)
def test_harmless_lines_are_no_fault(line: str) -> None:
    assert lines(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Job for nginx.service failed because the control process exited with error code.",
        "ERROR: Service 'api' failed to build",
        "db-1 exited with code 3",
        "Error: failed to start containers: web",
        "make: *** [Makefile:4: all] Error 2",
        "Jun 01 10:00:00 a systemd[1]: docker.service: Failed with result 'exit-code'.",
        "Jun 01 10:00:00 a systemd[1]: Failed to start Docker Application Container Engine.",
    ],
)
def test_what_only_repeats_that_something_failed_weighs_nothing(line: str) -> None:
    assert lines(line) == [(1, 0.0)]


def test_a_fatal_line_is_no_harmless_one_whatever_else_stands_in_it() -> None:
    line = "failed to start daemon: ERROR: ld.so: object 'x.so' cannot be preloaded: ignored."
    assert lines(line) == [(1, 1.0)]


def test_a_trace_is_one_fault_at_its_last_line() -> None:
    text = (
        "Traceback (most recent call last):\n"
        '  File "a.py", line 3, in failed_to_load\n'
        "    raise Error('cannot')\n"
        "zlib.error: Error -3 while decompressing data\n"
    )
    assert [each.text for each in matcher().match(text).fault_lines if each.weight] == [
        "zlib.error: Error -3 while decompressing data"
    ]


def test_copies_of_a_line_count_once() -> None:
    text = "\n".join(f"2024-03-01T10:00:{at:02} ERROR: lease {at} is lost" for at in range(20))
    assert len(lines(text)) == 1


def test_a_line_knows_the_messages_that_stand_on_its_record() -> None:
    found = build(("disk/full", "write {path}: no space left on device")).match(
        "ERROR: cannot go on:\n    write /var/lib/x: no space left on device\nERROR: the index is lost\n"
    )
    assert [(each.line, each.symptoms) for each in found.fault_lines] == [
        (1, ("disk/full",)),
        (2, ("disk/full",)),
        (3, ()),
    ]


def test_a_copy_that_another_line_explains_is_explained() -> None:
    found = build(("disk/full", "no space left on device")).match(
        "ERROR: 12: no space left on device\nok\nERROR: 13: no space left on device\n"
    )
    assert [each.symptoms for each in found.fault_lines] == [("disk/full",)]


def test_of_a_large_log_the_end_is_looked_at() -> None:
    text = "ERROR: first\n" + "fine, going on as ever\n" * 20_000 + "ERROR: last\n"
    assert [each.text for each in matcher().match(text).fault_lines] == ["ERROR: last"]


def test_what_people_write_and_type_and_files_report_no_fault() -> None:
    found = tuple(FaultLine(line, "x", 1.0) for line in range(1, 7))
    blocks = (
        Block(BlockKind.WORDS, 1, 1, "it failed"),
        Block(BlockKind.COMMAND, 2, 3, "Error: x", (3,), command=("docker", "logs", "failed")),
        Block(BlockKind.FILE, 4, 5, "on: failure\nx: y", (4, 5)),
        Block(BlockKind.LOG, 6, 6, "ERROR", (6,)),
    )
    assert [each.line for each in spoken_by_programs(found, blocks)] == [3, 6]
