"""Templates of trees, read strictly: what the model's parser would take for literal text is a fault here."""

from __future__ import annotations

from assistant.text.template import Placeholder, parse


def references(written: str) -> tuple[Placeholder, ...]:
    """The places to fill of a template, in order, those inside of objects left out.

    Raises:
        ValueError: the braces do not match, or what they hold is neither a capture nor a fact.
    """
    found: list[Placeholder] = []
    at = 0
    while at < len(written):
        if written[at : at + 2] in ("{{", "}}"):
            at += 2
        elif written[at] == "{":
            end = _closing(written, at)
            found.append(_placeholder(written[at : end + 1]))
            at = end + 1
        elif written[at] == "}":
            raise ValueError("a lone '}'; write '}}' for a brace")
        else:
            at += 1
    return tuple(found)


def _closing(written: str, begin: int) -> int:
    depth = 0
    for at in range(begin, len(written)):
        depth += (written[at] == "{") - (written[at] == "}")
        if depth == 0:
            return at
    raise ValueError("a lone '{'; write '{{' for a brace")


def _placeholder(written: str) -> Placeholder:
    pieces = parse(written)
    if len(pieces) == 1 and isinstance(pieces[0], Placeholder):
        return pieces[0]
    raise ValueError(f"'{written}' names neither a capture nor a fact; write '{{{{' for a brace")
