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


ALL = _paths(root)
SPEAKS_ITS_OWN_LANGUAGE = {("completion",), ("kb",)}


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_each_command_has_a_help_that_says_what_it_does(path):
    shown = drydock(*path, "--help")
    assert shown.code == 0
    assert shown.out.startswith("Usage: drydock")
    assert len(shown.out.split("Options:")[0].splitlines()) >= 3, "usage and a sentence at least"


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_each_command_fits_a_plain_terminal(path):
    assert [row for row in drydock(*path, "--help").out.splitlines() if len(row) > 100] == []


@pytest.mark.parametrize("path", [each for each in ALL if each not in SPEAKS_ITS_OWN_LANGUAGE], ids=" ".join)
def test_each_command_takes_json(path):
    assert "--json" in drydock(*path, "--help").out


def test_the_list_of_commands_names_all_of_them():
    shown = drydock("--help").out
    assert [name for name in COMMANDS if f"\n  {name} " not in shown] == []


@pytest.mark.parametrize("name", ["diagnose", "fix", "triage", "snapshot"])
def test_what_reads_a_text_shows_how_to_give_it_one(name):
    assert f"drydock {name} " in drydock(name, "--help").out
