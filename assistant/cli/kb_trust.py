"""`drydock kb trust` and `untrust`: which trees of the user's own may let something run."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
import msgspec

from assistant.cli.door import EXPECTED_ERROR, OK
from assistant.cli.options import json_option
from assistant.cli.output import make_wiring, print_json, screen
from assistant.kb.knowledge import KnowledgeBase
from assistant.model.action import Action
from assistant.model.errors import UsageError
from assistant.model.tree import Cause, Fix
from assistant.say.lines import Line, Role
from assistant.terminal.ask import ask_on_terminal
from assistant.terminal.person import Person
from assistant.terminal.screen import Screen
from assistant.text.safe import one_line

_WHOLE = 1 << 24
"""Nothing that would run is cut off: no tree can be this long, however it is written out."""

_NONE = "You have no trees of your own."
_PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE or FOLDER]...")


@click.command("trust", short_help="Let the fixes of your own trees run.")
@_PATHS
@click.option("--list", "listed", is_flag=True, help="List your trees, and which of them you trust.")
@click.option("--yes", is_flag=True, help="Trust them without asking.")
@json_option
def trust(paths: tuple[Path, ...], listed: bool, yes: bool, as_json: bool) -> int:
    """Let the fixes of your own trees run: show what they would run, and ask.

    Until then they only advise. What is trusted is the content: a changed file only advises again. Without FILE or
    FOLDER, all of your trees are meant.

    Example: drydock kb trust ~/.config/drydock/knowledge/network
    """
    wiring = make_wiring()
    kb = wiring.knowledge
    chosen = _chosen(kb, paths)
    if listed:
        return _list(kb, chosen, as_json)
    asked = kb.untrusted(chosen)
    shown = screen(beside_json=as_json)
    for tree in asked:
        shown.show(_tree_lines(tree, kb))
    agreed = not asked or yes or Person(shown, ask_on_terminal()).agrees(f"Trust what {_counted(asked)} would run?")
    if agreed and asked:
        wiring.trust.add({kb.own[tree]: tree for tree in asked})
    _tell(shown, _ending(chosen, asked) if agreed else "Nothing was trusted.")
    if as_json:
        print_json({"trusted": list(asked if agreed else ()), "untrusted": list(() if agreed else asked)})
    return OK if agreed else EXPECTED_ERROR


@click.command("untrust")
@_PATHS
@json_option
def untrust(paths: tuple[Path, ...], as_json: bool) -> int:
    """Let your own trees only advise again.

    Without FILE or FOLDER, all that was ever trusted is meant.

    Example: drydock kb untrust ~/.config/drydock/knowledge/network
    """
    store = make_wiring().trust
    known = store.read()
    gone = {digest: tree for digest, tree in known.items() if not paths or any(_is_in(tree, each) for each in paths)}
    if gone:
        store.remove(frozenset(gone))
    if as_json:
        print_json({"untrusted": sorted(set(gone.values()))})
    else:
        trees = sorted(set(gone.values()))
        _tell(screen(), f"Not trusted any more: {_counted(trees)}." if trees else "Nothing there was trusted.")
    return OK


def _ending(chosen: Sequence[str], asked: Sequence[str]) -> str:
    if not chosen:
        return _NONE
    return f"Trusted: {_counted(asked)}." if asked else "There is nothing left to trust."


def _list(kb: KnowledgeBase, chosen: Sequence[str], as_json: bool) -> int:
    distrusted = kb.untrusted(chosen)
    if as_json:
        rows = [{"path": each, "sha256": kb.own[each], "trusted": each not in distrusted} for each in chosen]
        print_json({"trees": rows})
        return OK
    shown = screen()
    shown.show(Line(f"{'advises' if each in distrusted else 'trusted'}  {one_line(each, _WHOLE)}") for each in chosen)
    if not chosen:
        _tell(shown, _NONE)
    return OK


def _chosen(kb: KnowledgeBase, paths: Sequence[Path]) -> list[str]:
    """The trees that are meant.

    Raises:
        UsageError: a path is none of them, and none is in it.
    """
    for path in paths:
        if not any(_is_in(tree, path) for tree in kb.own):
            fault = next((each for each in kb.left_out if _is_in(each.path, path)), None)
            raise UsageError(
                f"{path} has no tree that is in force" + (f": {fault}" if fault else ""),
                reference="no-such-tree",
                hint="drydock kb lint" if fault else "name its folder in `knowledge.folders` of the configuration",
            )
    return sorted(tree for tree in kb.own if not paths or any(_is_in(tree, each) for each in paths))


def _is_in(tree: str, path: Path) -> bool:
    real, at = os.path.realpath(tree), os.path.realpath(path)
    return real == at or real.startswith(at.rstrip(os.sep) + os.sep)


def _tree_lines(tree: str, kb: KnowledgeBase) -> Iterator[Line]:
    """What a tree would let run: every change of every fix that rests on it, and whose fixes its messages lead to."""
    yield Line(one_line(tree, _WHOLE), Role.HEADING)
    runs = [(cause, fix) for cause in kb.causes.values() for fix in cause.fixes if tree in fix.trees and fix.changes]
    for cause, fix in runs:
        yield from _fix_lines(cause, fix)
    led = sorted(_led_to(tree, kb))
    if led:
        yield Line(f"Its messages lead to the fixes of: {', '.join(led)}", Role.WARNING, 2)
    if not runs and not led:
        yield Line("It runs nothing.", Role.DETAIL, 2)


def _fix_lines(cause: Cause, fix: Fix) -> Iterator[Line]:
    yield Line(f"{one_line(fix.title)} ({cause.id}/{fix.id}, {fix.risk})", Role.PLAIN, 2)
    for step in fix.steps:
        if step.action.is_change:
            yield Line(one_line(step.why, 500), Role.DETAIL, 6, "-")
            yield from _action_lines(step.action)


def _action_lines(action: Action) -> Iterator[Line]:
    if action.command_line:
        yield Line(one_line(shlex.join(action.command_line), _WHOLE), Role.COMMAND, 8, "$")
    written: Mapping[str, object] = msgspec.to_builtins(action)
    rest = {name: each for name, each in written.items() if name not in ("type", "argv") and each not in (None, [], "")}
    if action.command_line:  # that is the action in full, but for a way back that its author has written
        rest = {name: each for name, each in rest.items() if name == "undo"}
    if rest or not action.command_line:
        told = msgspec.json.encode(rest).decode()
        yield Line(f"{action.yaml_key} {one_line(told, _WHOLE)}", Role.COMMAND, 8)


def _led_to(tree: str, kb: KnowledgeBase) -> set[str]:
    """The causes with shipped fixes that change something, to which the messages of a tree lead."""
    symptoms = (each for each in kb.symptoms.values() if tree in each.taken.values())
    ids = {ref.id for symptom in symptoms for ref in symptom.causes}
    return {id_ for id_ in ids if any(fix.changes and tree not in fix.trees for fix in kb.causes[id_].fixes)}


def _counted(trees: Iterable[str]) -> str:
    number = len(list(trees))
    return f"{number} file{'' if number == 1 else 's'}"


def _tell(shown: Screen, text: str) -> None:
    shown.say(text, Role.PLAIN)
