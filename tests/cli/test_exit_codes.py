"""What a script can rely on: exit codes, clean output, and errors that say what to type next."""

import click
import pytest

from assistant.cli.door import run_guarded
from tests.cli.run import BROKEN, PASTE, TRANSCRIPTS, drydock, process


def test_a_named_cause_is_0():
    answer = drydock("diagnose", str(PASTE), "--json", "--host", BROKEN)
    assert answer.code == 0
    assert answer.json["schema"] == "drydock.diagnosis/1"
    assert answer.json["causes"][0]["id"] == "daemon/daemon-json-syntax"
    assert answer.json["causes"][0]["status"] == "confirmed"
    assert answer.json["session"] >= 1


def test_an_unknown_text_is_4():
    answer = drydock("diagnose", "--no-probe", "-", stdin=b"the printer in the second floor is out of magenta\n")
    assert answer.code == 4


def test_a_host_with_a_fault_is_5():
    answer = drydock("doctor", "--json", "--host", BROKEN)
    assert (answer.code, answer.json["schema"]) == (5, "drydock.doctor/1")


def test_what_is_recognised_but_cannot_be_fixed_there_is_an_expected_error():
    answer = drydock("fix", str(PASTE), "--yes", "--host", BROKEN)
    assert answer.code == 1
    assert "on that host itself, the same again with" in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("diagnoze",),
        ("diagnose", "--nonsense"),
        ("diagnose", "--host", "moon", "-"),
        ("show", "999999"),
        ("show", "99999999999999999999999999"),
        ("show", "nineteen"),
        ("resume", "999999"),
        ("undo", "999999"),
        ("export", "999999"),
        ("fix", "--session", "999999"),
        ("fix", "some.txt", "--session", "1"),
        ("fix", "--answer", "nonsense", str(PASTE), "--host", BROKEN),
        ("guide", "no/such-symptom"),
        ("guide",),
        ("kb", "show", "no/such-cause"),
        ("kb", "tree", "no/such-symptom"),
        ("kb", "test", "no/such-symptom"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_nothing_is_printed_as_a_result(arguments):
    answer = drydock(*arguments, stdin=b"some text")
    assert (answer.code, answer.out if arguments != ("guide",) else "") == (2, "")
    assert answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("diagnose", "/nonexistent/error.txt"),
        ("diagnose", "/"),
        ("diagnose", "--no-probe", "-"),
        ("diagnose", "bad\x00name"),
        ("diagnose", "--host", "snapshot:/nonexistent.json", "-"),
        ("triage", "/nonexistent.jsonl"),
        ("export", "1", "-o", "/nonexistent/folder/ticket.md"),
        ("kb", "new", "area/slug", "--folder", "/proc/nowhere"),
    ],
    ids=" ".join,
)
def test_an_expected_error_is_1_and_says_what_to_type_next(arguments):
    drydock("diagnose", "--no-probe", str(PASTE))
    answer = drydock(*arguments)
    assert (answer.code, answer.out) == (1, "")
    assert "error: " in answer.err
    assert "try: " in answer.err


@pytest.mark.parametrize("command", ["diagnose", "fix"])
def test_a_fault_that_is_known_and_not_here_is_4_whatever_is_asked_for(command):
    host = f"snapshot:{TRANSCRIPTS / 'exit-137-memory-limit.snapshot.json'}"
    refused = "Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services."
    text = f"docker.service: {refused}".encode()
    answer = drydock(command, "--host", host, "--json", "-", stdin=text)
    assert {cause["status"] for cause in answer.json["causes"]} == {"excluded"}
    assert answer.code == 4


def test_a_misspelt_command_is_told_its_name():
    assert "Did you mean 'diagnose'?" in drydock("diagnoze").err


@pytest.mark.parametrize("command", [("show",), ("fix", "--session")], ids=" ".join)
@pytest.mark.parametrize("number", ["nineteen", "-1", "9" * 26, "1.5", "١"])
def test_what_is_no_session_number_is_told_where_the_numbers_are(command: tuple[str, ...], number: str) -> None:
    answer = drydock(*command[:1], *command[1:], *(() if command[1:] else ("--",)), number)
    assert answer.code == 2
    assert "To list the sessions: drydock history" in answer.err


def test_a_misspelt_cause_is_told_with_the_command_that_shows_it() -> None:
    assert "try: drydock kb show daemon/not-running" in drydock("kb", "show", "daemon/not-runing").err


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("tree daemon/not-running", "kb show daemon/not-running"),
        ("show daemon/cannot-connect", "kb tree daemon/cannot-"),
    ],
)
def test_an_id_of_the_other_kind_is_told_with_the_command_that_shows_it(typed: str, shown: str) -> None:
    assert f"try: drydock {shown}" in drydock("kb", *typed.split()).err


def _guarded(error: BaseException, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    @click.command()
    def failing() -> None:
        raise error

    code = run_guarded(failing, [])
    return code, capsys.readouterr().err


def test_a_fault_of_ours_is_3_with_a_report_without_secrets(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, said = _guarded(ZeroDivisionError("password=hunter2hunter2"), capsys)
    assert code == 3
    assert "fault in Drydock" in said
    report = next(tmp_path.glob("drydock-report-*.txt")).read_text()
    assert "ZeroDivisionError" in report
    assert "hunter2" not in report


def test_interrupted_is_130(capsys):
    code, said = _guarded(KeyboardInterrupt(), capsys)
    assert code == 130
    assert "drydock history" in said


@pytest.mark.processes
def test_drydock_alone_in_a_pipe_diagnoses_what_comes_through_it():
    answer = process("--host", BROKEN, stdin=PASTE.read_bytes())
    assert answer.code == 0
    assert "daemon/daemon-json-syntax" in answer.out
    assert "\x1b" not in answer.out + answer.err


def test_json_is_alone_on_standard_output_also_when_a_fix_is_refused():
    text = (TRANSCRIPTS / "daemon-json-syntax.txt").read_bytes()
    answer = drydock("diagnose", "-", "--json", "--no-probe", stdin=text)
    assert answer.json["causes"]
