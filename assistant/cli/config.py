"""`drydock config`: what is in force, and which file says so."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from assistant.cli.door import EXPECTED_ERROR, OK
from assistant.cli.options import json_option
from assistant.cli.output import print_json, screen
from assistant.config import Config, read_config
from assistant.config.files import SYSTEM, own_file
from assistant.config.settings import SETTINGS, Value
from assistant.say.lines import Line, Role

SCHEMA = "drydock.config/1"


@click.command("config")
@click.option("--example", is_flag=True, help="Print a configuration file with every setting at its default.")
@json_option
def command(example: bool, as_json: bool) -> int:
    """Show each setting in force, and the file it comes from.

    Exit code 0: the files are valid, or there are none; 1: part of them was ignored.

    \b
    drydock config
    drydock config --example > config.toml
    """
    if example:
        click.echo("".join(_example()), nl=False)
        return OK
    config = read_config()
    if as_json:
        print_json(_object(config))
    else:
        screen().show(_lines(config))
    return EXPECTED_ERROR if config.faults else OK


def _lines(config: Config) -> list[Line]:
    lines = []
    for name, found in config.values.items():
        origin = ", ".join(found.origins) or "default"
        lines += [Line(f"{name} = {_toml(found.value)}"), Line(f"{SETTINGS[name].says} ({origin})", Role.DETAIL, 4)]
    lines += [Line(), Line("Files (the last one wins):", Role.HEADING)]
    lines += [Line(f"{path} ({_state(path, config)})", indent=4) for path in (SYSTEM, own_file())]
    lines += [Line(fault, Role.BAD, 2, "!") for fault in config.faults]
    if config.policy.broken:
        lines.append(Line("Until you correct this, Drydock changes nothing on any host.", Role.WARNING, 2, "!"))
    return lines


def _state(path: Path, config: Config) -> str:
    if str(path) in config.read:
        return "read"
    return "not read" if any(fault.startswith(f"{path}: ") for fault in config.faults) else "not there"


def _object(config: Config) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "settings": {name: {"value": each.value, "from": each.origins} for name, each in config.values.items()},
        "files": [
            {"path": str(path), "exists": os.path.lexists(path), "state": _state(path, config)}
            for path in (SYSTEM, own_file())
        ],
        "faults": config.faults,
        "changes_nothing_because": config.hiding,
    }


def _example() -> list[str]:
    """A file in TOML: the settings without a table first, as TOML wants it."""
    rows = [f"# Drydock reads {SYSTEM}, then the user's own file. To see the settings in force: drydock config\n"]
    table = ""
    for name, setting in sorted(SETTINGS.items(), key=lambda each: "." in each[0]):
        above, _, key = name.rpartition(".")
        if above != table:
            rows.append(f"\n[{above}]\n")
            table = above
        rows.append(f"# {setting.says}\n{key} = {_toml(setting.default)}\n")
    return rows


def _toml(value: Value) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)  # numbers and texts, with their escapes, are written alike in TOML
