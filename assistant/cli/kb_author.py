"""`drydock kb lint`, `new` and `schema`: what the author of a tree needs before it can be tried."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import click

from assistant.cli.door import EXPECTED_ERROR, OK, print_error
from assistant.cli.options import always_json_option, json_option
from assistant.cli.output import echo, json_text, print_json, tell_progress
from assistant.model.errors import InputError, KnowledgeError, UsageError


@click.command("lint")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path))
@json_option
def lint(folders: tuple[Path, ...], as_json: bool) -> int:
    """Report every fault in the trees, with file and line.

    With FOLDERS, check those instead of the shipped trees and your own.

    Example: drydock kb lint
    """
    from assistant.kb import lint as checker
    from assistant.probes.catalogue import SPECS
    from assistant.wiring import cache_folder, knowledge_folders

    try:
        found = checker.lint(folders or knowledge_folders(), SPECS, cache_folder(), tell_progress)
    except KnowledgeError as error:
        if as_json:
            print_json({"faults": [asdict(fault) for fault in error.faults]})
            return EXPECTED_ERROR
        for fault in error.faults:
            echo(str(fault), err=False)
        print_error(_short(error))
        return EXPECTED_ERROR
    if as_json:
        sizes = {"trees": len(found.symptoms), "causes": len(found.causes), "messages": len(found.messages)}
        print_json(sizes | {"faults": []})
        return OK
    click.echo(f"{len(found.symptoms)} trees, {len(found.causes)} causes, {len(found.messages)} messages: no faults")
    return OK


@click.command("new")
@click.argument("symptom_id", metavar="AREA/SLUG")
@click.option("--folder", type=click.Path(path_type=Path), help="The knowledge folder (default: your own).")
@json_option
def new(symptom_id: str, folder: Path | None, as_json: bool) -> int:
    """Create a new tree from a skeleton, for you to fill in.

    Example: drydock kb new network/my-symptom
    """
    from assistant.kb.schema_line import SCHEMA, has_published_schema, schema_line
    from assistant.kb.skeleton import skeleton
    from assistant.wiring import own_knowledge

    home = folder or own_knowledge()
    path = home / f"{symptom_id}.yaml"
    published = has_published_schema(home)
    text = skeleton(symptom_id, schema_line(f"{symptom_id}.yaml") if published else None)
    _refuse_shipped(symptom_id, home)
    _write(path, text, "x")
    if not published:
        # With each new tree, so that it is the schema of this release.
        _write(home / SCHEMA.name, _schema_text(), "w")
    if as_json:
        print_json({"path": str(path)})
        return OK
    echo(f"{path}\nFill it in, then run: drydock kb lint && drydock kb test {symptom_id}", err=False)
    return OK


def _refuse_shipped(symptom_id: str, home: Path) -> None:
    """What is shipped can be added to and not be replaced.

    Raises:
        UsageError: there is such a shipped symptom.
    """
    from assistant.wiring import shipped_knowledge

    shipped = shipped_knowledge()
    if (shipped / f"{symptom_id}.yaml").is_file() and home.resolve() != shipped.resolve():
        raise UsageError(
            f"{symptom_id} is a shipped symptom, which no other tree can replace",
            reference="shipped-symptom",
            hint=f"to add to it, begin a file in {home} with `refines: {symptom_id}`",
        )


@click.command("schema")
@always_json_option
def schema() -> int:
    """Print the JSON Schema of a tree, for editors."""
    click.echo(_schema_text(), nl=False)
    return OK


def _write(path: Path, text: str, mode: str) -> None:
    """Write a file and the folders above it, in the mode `w`, or `x` where it must not be there yet.

    What is made here others cannot write, whatever the umask: their trees would not be read.
    """
    before = os.umask(0)
    os.umask(before | 0o022)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open(mode, encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        hint = f"drydock kb tree {path.parent.name}/{path.stem}"
        raise InputError(f"{path} already exists", reference="tree-exists", hint=hint) from error
    except OSError as error:
        hint = "choose another folder with --folder"
        raise InputError(f"cannot write {path}: {error.strerror}", reference="unwritable-output", hint=hint) from error
    finally:
        os.umask(before)


def _short(error: KnowledgeError) -> InputError:
    return InputError(error.what, reference=error.reference, hint="docs/tree-format.md explains each field")


def _schema_text() -> str:
    from assistant.kb.schema import json_schema

    return json_text(json_schema()) + "\n"
