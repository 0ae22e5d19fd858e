"""The shapes of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from assistant.matching.capture import clean
from assistant.matching.shapes.grammar import shapes_of
from assistant.matching.shapes.lines import MOST_CHARACTERS, lines_with_errors
from assistant.matching.shapes.tokens import texts_in
from assistant.model.block import Block, BlockKind, Inside
from assistant.model.shape import Place, Shape
from assistant.text.parts import head_of

MOST_SHAPES = 50
_SHOWN = 300
_OF_A_RUNTIME = (
    "oci runtime",
    "runc ",
    "crun:",
    "container process",
    'exec: "',
    "exec user process",
    "container_linux.go",
)
"""Runtimes speak of the paths inside of the container that they start."""
_PLACES = {Inside.CONTAINER: Place.CONTAINER, Inside.HOST: Place.HOST}


def read_shapes(text: str, blocks: Iterable[Block] = ()) -> tuple[Shape, ...]:
    """The errors of which the form is known, in the order of the text.

    Args:
        blocks: of the same text: they say which lines a container has printed.
    """
    by_line: list[tuple[int, int, Block]] = [(each.first, each.last, each) for each in blocks]
    found: dict[Shape, Shape] = {}
    texts = texts_in(text[:MOST_CHARACTERS] + text[-MOST_CHARACTERS:])
    for number, line, after in lines_with_errors(text):
        block = next((each for first, last, each in by_line if first <= number <= last), None)
        if block is not None and _reports_nothing(block, line):
            continue
        for shape in _placed(shapes_of(line, after, texts), line, block):
            found.setdefault(shape, msgspec.structs.replace(shape, line=number, text=head_of(clean(line), _SHOWN)))
        if len(found) >= MOST_SHAPES:
            break
    return tuple(found.values())


def _reports_nothing(block: Block, line: str) -> bool:
    """What a person wrote reports nothing, nor what stands in a file: only the program that shows it (`cat: ...`)."""
    if block.kind is BlockKind.FILE:
        return not block.command or f"{block.command[0].rpartition('/')[2]}: " not in line
    return block.kind is BlockKind.WORDS


def _placed(shapes: Iterator[Shape], line: str, block: Block | None) -> Iterator[Shape]:
    low = line.lower()
    if any(each in low for each in _OF_A_RUNTIME):
        return (msgspec.structs.replace(each, place=Place.CONTAINER) for each in shapes)
    place = Place.UNKNOWN if block is None else _PLACES.get(block.inside, Place.UNKNOWN)
    name = block.container if block is not None and place is Place.CONTAINER else ""
    return (msgspec.structs.replace(each, place=place, container=name) for each in shapes)
