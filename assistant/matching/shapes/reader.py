"""The shapes of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from assistant.matching.capture import clean
from assistant.matching.shapes.grammar import shapes_of
from assistant.matching.shapes.lines import lines_with_errors
from assistant.model.block import Block, BlockKind, Inside
from assistant.model.shape import Place, Shape
from assistant.text.parts import head_of

MOST_SHAPES = 50
_SHOWN = 300
_NO_PRINT = frozenset({BlockKind.FILE, BlockKind.WORDS})
"""What a person wrote, and what stands in a file, reports nothing."""


def read_shapes(text: str, blocks: Iterable[Block] = ()) -> tuple[Shape, ...]:
    """The errors of which the form is known, in the order of the text.

    Args:
        blocks: of the same text: they say which lines a container has printed.
    """
    by_line: list[tuple[int, int, Block]] = [(each.first, each.last, each) for each in blocks]
    found: dict[Shape, Shape] = {}
    for number, line, after in lines_with_errors(text):
        block = next((each for first, last, each in by_line if first <= number <= last), None)
        if block is not None and block.kind in _NO_PRINT:
            continue
        for shape in _placed(shapes_of(line, after), block):
            found.setdefault(shape, msgspec.structs.replace(shape, line=number, text=head_of(clean(line), _SHOWN)))
        if len(found) >= MOST_SHAPES:
            break
    return tuple(found.values())


def _placed(shapes: Iterator[Shape], block: Block | None) -> Iterator[Shape]:
    if block is None or block.inside is not Inside.CONTAINER:
        return shapes
    inside = block.container
    return (msgspec.structs.replace(each, place=Place.CONTAINER, container=inside) for each in shapes)
