"""Every example of every help text, and of the README, does what it says: each is run, against a recorded host."""

import inspect
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from assistant.cli.door import NOT_FIXED, NOT_RECOGNISED, OK
from assistant.cli.main import root
from tests.cli.run import PASTE, TRANSCRIPTS, drydock

README = Path(__file__).parents[2] / "README.md"
SNAPSHOT = TRANSCRIPTS / "daemon-json-syntax.snapshot.json"
SESSIONS = 12
"""So many are kept, because that is the number which the examples name."""
OWN_TREE = """\
symptom: network/my-symptom
title: The example of a tree of one's own
messages: ["the example of a message of one's own"]
causes:
  - see: daemon/daemon-json-syntax
examples: [{text: "the example of a message of one's own"}]
not_examples: ["something else"]
"""


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> list[click.Command]:
    context = click.Context(group)
    found: list[click.Command] = [group]
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found += _commands(command, (*path, name)) if isinstance(command, click.Group) else [command]
    return found


def _examples(text: str) -> list[str]:
    """The command lines in a text: up to a comment, a pipe, a redirection or what is only words."""
    found = re.findall(r"(?:^|[|$(`]\s*|Example: )drydock\b([^|#>)`\n]*)", text, re.MULTILINE)
    return [re.split(r"\s{2,}", words.strip())[0] for words in found]


def _help(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "")


def _all() -> list[str]:
    helps = [_help(command) for command in _commands(root)]
    blocks = re.findall(r"^```sh\n(.*?)^```", README.read_text(), re.MULTILINE | re.DOTALL)
    return sorted({each for text in (*helps, *blocks) for each in _examples(text)})


@pytest.fixture(scope="module")
def _prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The files that examples name, the sessions, and a recorded host in the place of this one."""
    folder = tmp_path_factory.mktemp("examples")
    own = folder / "own" / "network" / "my-symptom.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(OWN_TREE)
    (folder / "config.toml").write_text(f'host = "snapshot:{SNAPSHOT}"\n')
    (folder / "error.txt").write_bytes(PASTE.read_bytes())
    (folder / "host.json").write_bytes(SNAPSHOT.read_bytes())
    for name in ("tickets.jsonl", "pastes.jsonl"):
        (folder / name).write_text('{"id": 1, "text": "no space left on device"}\n')
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("DRYDOCK_CONFIG", str(folder / "config.toml"))
        patch.setenv("DRYDOCK_KNOWLEDGE", str(folder / "own"))
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        for _ in range(SESSIONS):
            drydock("diagnose", "--no-probe", "error.txt")
        yield


@pytest.mark.processes
@pytest.mark.parametrize("words", _all())
@pytest.mark.usefixtures("_prepared")
def test_an_example_runs_as_it_is_written(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = shlex.split(words.replace("~/.config/drydock/knowledge", os.environ["DRYDOCK_KNOWLEDGE"]))
    if arguments[:2] == ["kb", "new"]:
        monkeypatch.setenv("DRYDOCK_KNOWLEDGE", str(tmp_path))
    ended = drydock(*arguments, stdin=PASTE.read_bytes())
    # What cannot be done on a recorded host, or without a terminal, says so; that it was understood counts here.
    refused = re.search(r"\[(?:read-only-host|no-terminal|output-exists)]|No terminal to ask on", ended.err + ended.out)
    assert refused or ended.code in (OK, NOT_RECOGNISED, NOT_FIXED), ended.err


def test_each_command_that_takes_an_argument_shows_an_example() -> None:
    needy = [each for each in _commands(root) if any(isinstance(one, click.Argument) for one in each.params)]
    assert [each.name for each in needy if not _examples(_help(each))] == []
