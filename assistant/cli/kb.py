"""`drydock kb`: the knowledge base, for its authors."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import click
import msgspec

from assistant.cli.door import EXPECTED_ERROR, OK
from assistant.cli.group import Group
from assistant.cli.kb_author import lint, new, schema
from assistant.cli.kb_trust import trust, untrust
from assistant.cli.options import json_option
from assistant.cli.output import echo, make_wiring, print_json, progress_line, screen
from assistant.cli.trees import cause_lines, tree_lines
from assistant.diagnosis.examples import ExampleFault, failing_examples
from assistant.diagnosis.expertise import Expertise
from assistant.kb.knowledge import KnowledgeBase
from assistant.model.errors import UsageError
from assistant.model.tree import Cause, Symptom
from assistant.say.lines import Line, Role
from assistant.text.nearest import nearest
from assistant.text.safe import one_line


@click.group("kb", cls=Group)
def command() -> None:
    """Check, test, list, extend and trust the knowledge base."""


for each in (lint, new, schema, trust, untrust):
    command.add_command(each)


@command.command("test", short_help="Try the examples of the trees.")
@click.argument("symptoms", nargs=-1, metavar="[SYMPTOM]...")
@json_option
def test(symptoms: tuple[str, ...], as_json: bool) -> int:
    """Try the examples of every tree, or of each SYMPTOM, against the whole knowledge base.

    Example: drydock kb test daemon/cannot-connect
    """
    expertise = make_wiring().expertise
    chosen = [_symptom(expertise.kb, each) for each in symptoms] if symptoms else list(expertise.kb.symptoms.values())
    failed = []
    for fault in _failing(expertise, chosen):
        failed.append({"path": fault.path, "what": fault.what, "text": fault.text})
        if not as_json:
            echo(f"{fault.path}: {one_line(fault.what, 1000)}\n    {one_line(fault.text, 200)}", err=False)
    tried = sum(len(each.examples) + len(each.not_examples) for each in chosen)
    if as_json:
        print_json({"trees": len(chosen), "examples": tried, "faults": failed})
    else:
        click.echo(f"Tried {tried} examples of {len(chosen)} trees: {len(failed)} faults")
    return EXPECTED_ERROR if failed else OK


def _failing(expertise: Expertise, chosen: Sequence[Symptom]) -> list[ExampleFault]:
    """The examples that fail, with the name of the tree that is tried on a line that is overwritten."""
    progress = progress_line()
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
    """List the symptoms and their causes.

    With WORDS, list only those whose ID or title contains all of them.

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
    """Show one cause: its explanation, evidence, fixes and sources.

    Example: drydock kb show daemon/daemon-json-syntax
    """
    cause = _cause(make_wiring().knowledge, cause_id)
    if as_json:
        print_json(msgspec.to_builtins(cause))
        return OK
    screen().show(cause_lines(cause))
    return OK


@command.command("tree")
@click.argument("symptom_id", metavar="ID")
@json_option
def tree(symptom_id: str, as_json: bool) -> int:
    """Show one symptom: its messages, and the evidence of each cause.

    Example: drydock kb tree daemon/cannot-connect
    """
    kb = make_wiring().knowledge
    symptom = _symptom(kb, symptom_id)
    if as_json:
        print_json(msgspec.to_builtins(symptom))
        return OK
    screen().show(tree_lines(symptom, kb.causes))
    return OK


@command.command("facts")
@click.argument("family", required=False)
@json_option
def facts(family: str | None, as_json: bool) -> int:
    """List the facts that evidence can use, or those of FAMILY.

    Example: drydock kb facts disk
    """
    from assistant.probes.catalogue import SPECS

    chosen = [spec for name, spec in sorted(SPECS.items()) if family is None or name.startswith(f"{family}.")]
    if not chosen:
        families = ", ".join(sorted({name.partition(".")[0] for name in SPECS}))
        raise UsageError(f"there is no family {family}", reference="unknown-family", hint=f"one of {families}")
    if as_json:
        print_json({"facts": msgspec.to_builtins(chosen)})
        return OK
    for spec in chosen:
        about = f" of {spec.of.upper()}" if spec.of else ""
        values = f" [{' | '.join(spec.values)}]" if spec.values else ""
        click.echo(f"{spec.name}{about}: {spec.type}{values}\n    {spec.says}")
    return OK


def _speaks_of(symptom: Symptom, causes: list[Cause], words: list[str]) -> bool:
    text = " ".join([symptom.id, symptom.title, *(f"{cause.id} {cause.title}" for cause in causes)]).lower()
    return all(word in text for word in words)


_SHOWS = {"symptom": "tree", "cause": "show"}


def _symptom(kb: KnowledgeBase, symptom_id: str) -> Symptom:
    if symptom_id not in kb.symptoms:
        raise _not_known("symptom", symptom_id, kb)
    return kb.symptoms[symptom_id]


def _cause(kb: KnowledgeBase, cause_id: str) -> Cause:
    if cause_id not in kb.causes:
        raise _not_known("cause", cause_id, kb)
    return kb.causes[cause_id]


def _not_known(kind: Literal["symptom", "cause"], wanted: str, kb: KnowledgeBase) -> UsageError:
    """The error for an ID that no symptom, or no cause, has; an ID of the other kind is told what shows it."""
    reference = f"unknown-{kind}"
    if kind == "symptom" and any(fault.path.endswith(f"/{wanted}.yaml") for fault in kb.left_out):
        return UsageError(f"{wanted} is left out because it has a fault", reference=reference, hint="drydock kb lint")
    ids: dict[str, Collection[str]] = {"symptom": kb.symptoms, "cause": kb.causes}
    other = "cause" if kind == "symptom" else "symptom"
    if wanted in ids[other]:
        hint = f"drydock kb {_SHOWS[other]} {wanted}"
        return UsageError(f"{wanted} is a {other}, not a {kind}", reference=reference, hint=hint)
    near = nearest(wanted, ids[kind])
    hint = f"drydock kb {_SHOWS[kind]} {near[0]}" if near else "drydock kb list"
    return UsageError(f"there is no {kind} {wanted}", reference=reference, hint=hint)
