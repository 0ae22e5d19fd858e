"""What a unit's files start, read one by one or together."""

from __future__ import annotations

from assistant.probes.service.unit_file import parse_unit_file


def test_an_empty_command_takes_back_those_before_it() -> None:
    found = parse_unit_file("[Service]\nExecStart=/a\nExecStart=\nExecStart=/b --x\nExecStart=/c\n")
    assert found.commands == ("/b --x", "/c")
    assert found.last_command == "/c"


def test_the_last_command_is_told_also_when_it_was_taken_back() -> None:
    found = parse_unit_file("ExecStart=/usr/bin/dockerd  -H fd:// \\\n    --debug\nExecStart=\n")
    assert found.commands == ()
    assert found.last_command == "/usr/bin/dockerd -H fd:// --debug"


def test_other_settings_and_comments_are_no_command() -> None:
    found = parse_unit_file(
        "# ExecStart=/no\nExecStartPre=/no\n ExecStart = /yes\nEnvironmentFile=-/etc/default/docker\n"
    )
    assert found.commands == ("/yes",)
    assert found.environment_files == ("/etc/default/docker",)
