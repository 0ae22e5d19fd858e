"""Who printed the lines that messages were recognised on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from assistant.model.block import Block, Inside
from assistant.model.match import Match


def attributed(
    matches: Iterable[Match], blocks: Iterable[Block], places: Mapping[str, Sequence[int]]
) -> tuple[Match, ...]:
    """The matches of one text with who said them, and where.

    Args:
        blocks: of the same text, an inner one behind the one that it stands in.
        places: for each symptom the lines that its messages stand on. What the host's own programs say as well is not a
            container's alone.
    """
    by_line = _by_line(blocks)
    return (
        tuple(_said(match, by_line, places.get(match.symptom, ())) for match in matches) if by_line else tuple(matches)
    )


def _by_line(blocks: Iterable[Block]) -> dict[int, Block]:
    """For each line the innermost block that holds it."""
    found: dict[int, Block] = {}
    for block in blocks:
        found.update(dict.fromkeys(block.lines or (block.first,), block))
    return found


def _said(match: Match, by_line: Mapping[int, Block], places: Sequence[int]) -> Match:
    speaking = [by_line[line] for line in (match.line, *places) if line in by_line]
    if not speaking:
        return match
    block = next((each for each in speaking if each.inside is not Inside.CONTAINER), speaking[0])
    host = match.host or ("" if block.inside is Inside.CONTAINER else block.host)
    return msgspec.structs.replace(
        match, speaker=block.speaker, inside=block.inside, container=block.container, host=host
    )
