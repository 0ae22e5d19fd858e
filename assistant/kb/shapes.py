"""The shapes that a symptom takes: errors of which only the form is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.kb.nodes import Node, Seq
from assistant.kb.scalars import Reading
from assistant.kb.typed import Shape, read
from assistant.model.match import HoleType
from assistant.model.shape import CAPTURES, Place, ShapeForm

SHAPE = Shape(ShapeForm)


def read_shapes(node: Node | None, reading: Reading) -> tuple[ShapeForm, ...]:
    """The shapes of a symptom."""
    if node is None:
        return ()
    if not isinstance(node, Seq) or not node.items:
        reading.faults.add(node, "shapes must be a list of at least one")
        return ()
    forms: list[ShapeForm] = []
    for item in node.items:
        form: ShapeForm = read(item, SHAPE, reading)
        if not form.errno:
            reading.faults.add(item, "errno must name at least one error", "for example `errno: [ENOENT]`")
        forms.append(form)
    return tuple(forms)


def captures_of(forms: Iterable[ShapeForm]) -> Iterator[tuple[str, HoleType]]:
    """The captures that shapes give, with the type of each."""
    for form in forms:
        yield from CAPTURES.get(form.object, {}).items()  # a form with a fault has none
        yield from ((name, HoleType.WORD) for name in ("operation", "errno", "place"))
        if form.place is Place.CONTAINER:
            yield "container", HoleType.CONTAINER
