"""Fixes that several causes share: written once, and referred to as `area/cause/fix`."""

from __future__ import annotations

from assistant.kb.faults import nearest, one_of
from assistant.kb.fixes import NotFound
from assistant.kb.forest import Forest
from assistant.kb.nodes import Map, Node, Scalar, Seq

_SLASHES = 2
_FORM = "write the cause's ID, then the fix's, for example `see: daemon/not-running/start-docker`"


def fixes_of(cause: str, forest: Forest) -> dict[str, Map]:
    """The fixes of a cause as its home writes them, by id; those that it shares are among them."""
    home = forest.homes.get(cause)
    node = home[1].node.entries.get("fixes") if home and home[1].node is not None else None
    items = node.items if isinstance(node, Seq) else ()
    return {_id(item): item for item in items if isinstance(item, Map) and _id(item)}


def find_fix(reference: str, forest: Forest) -> tuple[str, Map] | NotFound:
    """The cause that writes the fix of a reference, and the fix; or why it cannot be had."""
    passed: list[str] = []
    while reference not in passed:
        passed.append(reference)
        cause, _, fix = reference.rpartition("/")
        if reference.count("/") != _SLASHES:
            return NotFound(f"{reference} is not a reference to a fix", _FORM)
        if cause not in forest.homes:
            return NotFound(f"there is no cause {cause}", nearest(cause, forest.homes) or _FORM)
        fixes = fixes_of(cause, forest)
        if fix not in fixes:
            return NotFound(f"{cause} has no fix {fix}", nearest(fix, fixes) or (one_of(fixes) if fixes else ""))
        if (further := _see(fixes[fix])) is None:
            return cause, fixes[fix]
        reference = further
    return NotFound(f"{passed[0]} refers only to itself, through other references", " → ".join(passed))


def _id(node: Map) -> str:
    see = _see(node)
    return _text(node.entries.get("id")) if see is None else see.rpartition("/")[2]


def _see(node: Map) -> str | None:
    return _text(node.entries["see"]) if "see" in node.entries else None


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""
