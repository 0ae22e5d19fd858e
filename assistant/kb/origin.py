"""Which files of the user's own a fix rests on: where it is written, where its cause is, what fills it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from assistant.kb.files import TreeFile
from assistant.kb.forest import Forest
from assistant.kb.symptoms import Head
from assistant.model.tree import Cause


def own_tree(file: TreeFile) -> str:
    """The file as a person knows it; empty for a shipped one that only those can write who installed Drydock."""
    return file.shown if file.folder or file.is_foreign else ""


def with_trees(cause: Cause, home: Head, forest: Forest) -> Cause:
    """A cause whose fixes name all files of the user's own that they rest on."""
    own = (own_tree(home.file), *_filling(cause, forest))
    fixes = (msgspec.structs.replace(fix, trees=_named((*fix.trees, *own))) for fix in cause.fixes)
    return msgspec.structs.replace(cause, fixes=tuple(fixes)) if any(own) or _rests(cause) else cause


def taken_messages(group: Iterable[Head]) -> dict[str, str]:
    """The messages that files of the user's own give to a symptom, each with its file."""
    heads = [(own_tree(head.file), head.messages) for head in group]
    shipped = {message.text for tree, messages in heads if not tree for message in messages}
    return {each.text: tree for tree, messages in heads if tree for each in messages if each.text not in shipped}


def _rests(cause: Cause) -> bool:
    return any(fix.trees for fix in cause.fixes)


def _filling(cause: Cause, forest: Forest) -> list[str]:
    """The files whose defaults and questions can fill what a cause asks, says and does."""
    heads = [head for symptom in forest.stands_in.get(cause.id, ()) for head in forest.groups.get(symptom, ())]
    giving = {own_tree(head.file): _given_by(head) for head in heads if own_tree(head.file)}
    written = msgspec.json.encode(cause).decode() if giving else ""
    return [tree for tree, names in giving.items() if any(_is_named(name, written) for name in names)]


def _given_by(head: Head) -> set[str]:
    return set(head.captures) | {each.fills for each in head.questions if each.fills}


def _is_named(capture: str, written: str) -> bool:
    return f"{{{capture}" in written or f'"{capture}"' in written


def _named(trees: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in trees if each))
