"""What a new tree still has from its skeleton: texts in angle brackets, and ids that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.kb.faults import Faults
from assistant.kb.nodes import Map, Node, Scalar
from assistant.kb.skeleton import TEXT

HINT = "replace this"
_BRACKETS = sorted(set(re.findall(r"<[^<>]+>", TEXT)), key=len, reverse=True)
_SLUG = "[a-z0-9]{1,40}(?: [a-z0-9]{1,40}){0,20}"
_PIECES = "|".join(re.escape(" ".join(each.split())).replace("@SLUG@", _SLUG) for each in _BRACKETS)
_PLACEHOLDER = re.compile(_PIECES.replace("\\ ", r"\s+"))
_IDS = frozenset(re.findall(r"\bid: (?:@AREA@/)?(\S+)", TEXT))


def refuse_placeholders(root: Map, faults: Faults) -> None:
    """Note each text and id that the author of a tree has not replaced yet."""
    for key, text in _texts(root):
        if found := _PLACEHOLDER.search(text.text):
            faults.add(text, f"{found.group()} is left from the skeleton", HINT)
        elif key == "id" and text.text.rpartition("/")[2] in _IDS:
            faults.add(text, f"the ID {text.text} is left from the skeleton", f"{HINT} with words that describe it")


def _texts(node: Node, key: str = "") -> Iterator[tuple[str, Scalar]]:
    """All texts of a file, each with its key."""
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Map):
        for name, value in node.entries.items():
            yield from _texts(value, name)
    else:
        for item in node.items:
            yield from _texts(item, key)
