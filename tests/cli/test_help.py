"""Every command explains itself, and speaks JSON where a program may want to read it."""

import click
import pytest

from assistant.cli.main import COMMANDS, root
from tests.cli.run import drydock


def _paths(group: click.Group, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append((*before, name))
        if isinstance(command, click.Group):
            found += _paths(command, (*before, name))
    return found


def _command(path: tuple[str, ...]) -> click.Command:
    command: click.Command = root
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found
    return command


ALL = _paths(root)
SPEAKS_ITS_OWN_LANGUAGE = {("completion",), ("kb",)}


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_each_command_has_a_help_that_says_what_it_does(path):
    shown = drydock(*path, "--help")
    assert shown.code == 0
    assert " ".join(("drydock", *path)) in shown.out.splitlines()[0]
    said = _command(path).help
    assert said
    assert " ".join(said.split()[:4]) in " ".join(shown.out.split())


@pytest.mark.parametrize("path", [(), *ALL], ids=" ".join)
def test_the_help_of_each_command_fits_a_plain_terminal_with_nothing_cut_off(path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    usage, *rows = drydock(*path, "--help").out.splitlines()
    assert [row for row in (usage, *rows) if len(row) > 80] == []
    assert [row for row in rows if row.endswith("...")] == []


@pytest.mark.parametrize("path", [each for each in ALL if each not in SPEAKS_ITS_OWN_LANGUAGE], ids=" ".join)
def test_each_command_takes_json(path):
    assert "--json" in drydock(*path, "--help").out


def test_the_list_of_commands_names_all_of_them():
    shown = drydock("--help").out
    assert [name for name in COMMANDS if f"\n  {name} " not in shown] == []


@pytest.mark.parametrize("name", ["diagnose", "fix", "triage", "snapshot"])
def test_what_reads_a_text_shows_how_to_give_it_one(name):
    assert f"drydock {name} " in drydock(name, "--help").out
