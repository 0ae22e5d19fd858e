"""`drydock kb`: the knowledge base, for its authors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
import msgspec

from assistant.cli.door import EXPECTED_ERROR, OK, print_error
from assistant.cli.options import always_json_option, json_option
from assistant.cli.output import json_text, make_wiring, print_json, screen
from assistant.cli.trees import cause_lines, tree_lines
from assistant.diagnosis.case import Expertise
from assistant.diagnosis.examples import ExampleFault, failing_examples
from assistant.model.errors import InputError, KnowledgeError, UsageError
from assistant.model.tree import Cause, Symptom
from assistant.terminal.progress import Progress
from assistant.text.lines import Line, Role, one_line


@click.group("kb")
def command() -> None:
    """Check, test, list and extend the knowledge base."""


@command.command("lint")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path))
@json_option
def lint(folders: tuple[Path, ...], as_json: bool) -> int:
    """Report every fault of the trees, with file and line. FOLDERS: instead of the shipped trees and your own.

    Example: drydock kb lint
    """
    from assistant.kb import lint as checker
    from assistant.probes.catalogue import SPECS
    from assistant.wiring import knowledge_folders

    try:
        found = checker.lint(folders or knowledge_folders(), SPECS)
    except KnowledgeError as error:
        if as_json:
            print_json({"faults": [asdict(fault) for fault in error.faults]})
            return EXPECTED_ERROR
        for fault in error.faults:
            click.echo(str(fault))
        print_error(_short(error))
        return EXPECTED_ERROR
    if as_json:
        sizes = {"trees": len(found.symptoms), "causes": len(found.causes), "messages": len(found.messages)}
        print_json(sizes | {"faults": []})
        return OK
    click.echo(f"{len(found.symptoms)} trees, {len(found.causes)} causes, {len(found.messages)} messages: no faults")
    return OK


@command.command("test")
@click.argument("symptoms", nargs=-1, metavar="[SYMPTOM]...")
@json_option
def test(symptoms: tuple[str, ...], as_json: bool) -> int:
    """Try the examples of all trees (or of SYMPTOM) against the whole knowledge base.

    Example: drydock kb test daemon/cannot-connect
    """
    expertise = make_wiring().expertise
    chosen = [_symptom(each) for each in symptoms] if symptoms else list(expertise.kb.symptoms.values())
    failed = []
    for fault in _failing(expertise, chosen):
        failed.append({"path": fault.path, "what": fault.what, "text": fault.text})
        if not as_json:
            click.echo(f"{fault.path}: {fault.what}\n    {one_line(fault.text, 200)}")
    tried = sum(len(each.examples) + len(each.not_examples) for each in chosen)
    if as_json:
        print_json({"trees": len(chosen), "examples": tried, "faults": failed})
    else:
        click.echo(f"{tried} examples of {len(chosen)} trees tried, {len(failed)} faults")
    return EXPECTED_ERROR if failed else OK


def _failing(expertise: Expertise, chosen: Sequence[Symptom]) -> list[ExampleFault]:
    """The examples that fail, with the name of the tree that is tried on a line that is overwritten."""
    progress = Progress(sys.stderr)
    found: list[ExampleFault] = []
    with progress.looking():
        for number, symptom in enumerate(chosen, 1):
            progress.tell(f"Trying tree {number} of {len(chosen)}: {symptom.id}")
            found.extend(failing_examples(expertise, [symptom]))
    return found


@command.command("list")
@click.argument("words", nargs=-1)
@json_option
def list_(words: tuple[str, ...], as_json: bool) -> int:
    """List the symptoms and their causes, or those whose id or title holds all WORDS.

    Example: drydock kb list no space
    """
    kb = make_wiring().knowledge
    rows = [
        (symptom, [kb.causes[ref.id] for ref in symptom.causes])
        for symptom in sorted(kb.symptoms.values(), key=lambda each: each.id)
    ]
    wanted = [word.lower() for word in words]
    rows = [(symptom, causes) for symptom, causes in rows if _speaks_of(symptom, causes, wanted)]
    if as_json:
        print_json({"symptoms": [{"id": s.id, "title": s.title, "causes": [c.id for c in cs]} for s, cs in rows]})
        return OK
    shown = screen()
    for symptom, causes in rows:
        shown.show([Line(f"{symptom.id}: {symptom.title}", Role.HEADING)])
        shown.show([Line(f"{cause.id}: {cause.title}", indent=4, mark="·") for cause in causes])
    return OK


@command.command("show")
@click.argument("cause_id", metavar="ID")
@json_option
def show(cause_id: str, as_json: bool) -> int:
    """Show one cause: what it is, how it is told apart, how it is fixed, where that is from.

    Example: drydock kb show daemon/daemon-json-syntax
    """
    cause = _cause(cause_id)
    if as_json:
        print_json(msgspec.to_builtins(cause))
        return OK
    screen().show(cause_lines(cause))
    return OK


@command.command("tree")
@click.argument("symptom_id", metavar="ID")
@json_option
def tree(symptom_id: str, as_json: bool) -> int:
    """Draw one symptom: its messages and, under each cause, what tells it apart.

    Example: drydock kb tree daemon/cannot-connect
    """
    kb = make_wiring().knowledge
    symptom = _symptom(symptom_id)
    if as_json:
        print_json(msgspec.to_builtins(symptom))
        return OK
    screen().show(tree_lines(symptom, kb.causes))
    return OK


@command.command("new")
@click.argument("symptom_id", metavar="AREA/SLUG")
@click.option("--folder", type=click.Path(path_type=Path), help="Knowledge folder; your own when not given.")
@json_option
def new(symptom_id: str, folder: Path | None, as_json: bool) -> int:
    """Write the skeleton of a new tree, with its examples, ready to be filled in.

    Example: drydock kb new network/my-symptom
    """
    from assistant.kb.schema_line import SCHEMA, has_published_schema, schema_line
    from assistant.kb.skeleton import skeleton
    from assistant.wiring import own_knowledge

    home = folder or own_knowledge()
    path = home / f"{symptom_id}.yaml"
    if path.exists():
        raise InputError(f"{path} is there already", reference="tree-exists", hint=f"drydock kb tree {symptom_id}")
    published = has_published_schema(home)
    text = skeleton(symptom_id, schema_line(f"{symptom_id}.yaml") if published else None)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if not published:
            # With each new tree, so that it is the schema of this release.
            (home / SCHEMA.name).write_text(_schema_text(), encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"cannot write {path}: {error.strerror}", reference="unwritable-output", hint="choose another --folder"
        ) from error
    if as_json:
        print_json({"path": str(path)})
        return OK
    click.echo(f"{path}\nFill it in, then: drydock kb lint && drydock kb test {symptom_id}")
    return OK


@command.command("schema")
@always_json_option
def schema() -> int:
    """Print the JSON Schema of a tree, for editors."""
    click.echo(_schema_text(), nl=False)
    return OK


@command.command("facts")
@click.argument("family", required=False)
@json_option
def facts(family: str | None, as_json: bool) -> int:
    """List the facts that evidence can use, or those of one FAMILY.

    Example: drydock kb facts disk
    """
    from assistant.probes.catalogue import SPECS

    chosen = [spec for name, spec in sorted(SPECS.items()) if family is None or name.startswith(f"{family}.")]
    if as_json:
        print_json({"facts": msgspec.to_builtins(chosen)})
        return OK
    for spec in chosen:
        about = f" of {spec.of.upper()}" if spec.of else ""
        values = f" [{' | '.join(spec.values)}]" if spec.values else ""
        click.echo(f"{spec.name}{about}: {spec.type}{values}\n    {spec.says}")
    return OK


def _short(error: KnowledgeError) -> InputError:
    return InputError(error.what, reference=error.reference, hint="docs/tree-format.md says what each field means")


def _schema_text() -> str:
    from assistant.kb.schema import json_schema

    return json_text(json_schema()) + "\n"


def _speaks_of(symptom: Symptom, causes: list[Cause], words: list[str]) -> bool:
    text = " ".join([symptom.id, symptom.title, *(f"{cause.id} {cause.title}" for cause in causes)]).lower()
    return all(word in text for word in words)


def _symptom(symptom_id: str) -> Symptom:
    known = make_wiring().knowledge.symptoms
    if symptom_id not in known:
        raise _not_known("symptom", symptom_id, list(known))
    return known[symptom_id]


def _cause(cause_id: str) -> Cause:
    known = make_wiring().knowledge.causes
    if cause_id not in known:
        raise _not_known("cause", cause_id, list(known))
    return known[cause_id]


def _not_known(kind: str, wanted: str, known: list[str]) -> UsageError:
    import difflib

    near = difflib.get_close_matches(wanted, known, 1)
    hint = f"did you mean {near[0]}?" if near else "drydock kb list"
    return UsageError(f"there is no {kind} {wanted}", reference=f"unknown-{kind}", hint=hint)
