"""Readers that go away, terminals that close, homes that cannot be written."""

import os
import signal
import subprocess

import pytest

from tests.cli.run import DRYDOCK, PASTE, drydock, process


@pytest.mark.processes
@pytest.mark.parametrize("command", ["diagnose --no-probe", "kb list", "kb schema", "kb facts", "triage"])
def test_a_reader_that_goes_away_is_no_error(command, tmp_path):
    text = PASTE
    if command == "triage":
        text = tmp_path / "many.jsonl"
        text.write_text('{"id": 1, "text": "no space left on device"}\n' * 2000)
    given = [] if command.startswith("kb") else [str(text)]
    child = subprocess.Popen([*DRYDOCK, *command.split(), *given], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.read(1)
    child.stdout.close()
    said = child.stderr.read().decode()
    child.stderr.close()
    assert (child.wait(60), said) == (0, "")


@pytest.mark.processes
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_run_that_is_ended_says_by_what_and_shows_no_traceback(sent, code):
    child = subprocess.Popen(
        [*DRYDOCK, "diagnose", "--no-probe", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdin is not None
    child.stdin.write(b"x" * 300_000)
    child.stdin.flush()  # more than a pipe holds: it is reading now, past its start
    child.send_signal(sent)
    _, said = child.communicate(timeout=60)
    assert child.returncode == code
    assert b"Traceback" not in said


@pytest.mark.processes
@pytest.mark.parametrize("home", ["/proc", "/dev/null", ""])
def test_a_home_that_cannot_be_written_costs_the_session_and_not_the_diagnosis(home):
    env = {"HOME": "/proc/nowhere"} | dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME"), home and f"{home}/drydock")
    if not home:
        env["XDG_CACHE_HOME"] = ""  # to compile the knowledge takes seconds: once without a cache is enough
    answer = process("diagnose", "--no-probe", "--json", str(PASTE), env=env)
    assert answer.code == 0
    assert answer.json["causes"][0]["id"] == "daemon/daemon-json-syntax"
    assert answer.json["session"] is None
    assert answer.err.count("warning:") == 1


@pytest.mark.processes
@pytest.mark.parametrize("command", [f"diagnose --no-probe {PASTE}", f"diagnose --no-probe --json {PASTE}", "--help"])
def test_a_full_disk_under_the_output_is_said_and_no_fault_of_ours(command):
    with open("/dev/full", "w") as full:
        ended = subprocess.run([*DRYDOCK, *command.split()], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert ended.returncode == 1
    assert ended.stderr.startswith("error: the output could not be written [output-not-written]\n  No space left")
    assert "Traceback" not in ended.stderr


@pytest.mark.processes
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_as_an_empty_one(closed, tmp_path):
    argv = [*DRYDOCK, "diagnose", "--no-probe", str(PASTE)]
    env = os.environ | {name: str(tmp_path) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    shell = ["sh", "-c", f'"$@" {closed}', "sh", *argv]
    ended = subprocess.run(shell, capture_output=True, text=True, timeout=60, env=env)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ("Recognised" in ended.stdout) == (">&- " not in f"{closed} ".replace("2>&-", ""))


def test_no_color_and_pipes_get_plain_text():
    assert "\x1b" not in drydock("diagnose", "--no-probe", str(PASTE)).out


@pytest.mark.parametrize(
    "hostile",
    [
        b"; rm -rf /",
        b"$(reboot) `reboot` %s %n {0.__class__} {{7*7}} [bold red]x[/bold red]",
        b"\x1b]0;owned\x07\x1b[2J\x9b31m",
        "\u202egnp.exe \u2066".encode(),
        b"\x00\x01\xff\xfe" * 1000,
        b"x" * 300_000,
    ],
)
def test_hostile_text_gets_an_answer_and_reaches_no_terminal_as_it_is(hostile):
    text = hostile + b"\n" + PASTE.read_bytes().splitlines()[0] + b"\n" + hostile
    answer = drydock("diagnose", "--no-probe", "-", stdin=text)
    assert answer.code in (0, 4)
    assert all(char.isprintable() for char in answer.out.replace("\n", "").replace("\u00a0", " "))


@pytest.mark.parametrize("empty", [b"", b"\n\n", b" \t "])
def test_an_empty_text_is_told_apart_from_an_unknown_one(empty):
    answer = drydock("diagnose", "-", stdin=empty)
    assert answer.code == 1
    assert "there is no text" in answer.err
