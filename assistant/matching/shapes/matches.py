"""Shapes as matches: what a symptom takes of them, and the captures that they give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.matching.holes import is_valid
from assistant.model.match import HoleType, Match, MatchKind
from assistant.model.shape import CAPTURES, ObjectKind, Shape, ShapeForm


def matches_of(shapes: Iterable[Shape], forms: Iterable[tuple[str, ShapeForm]]) -> Iterator[Match]:
    """The symptoms that take one of the shapes, each once for each shape.

    Args:
        forms: of all symptoms, each with the symptom's id.
    """
    known = tuple(forms)
    for shape in shapes:
        for symptom in dict.fromkeys(symptom for symptom, form in known if form.takes(shape)):
            captures = dict(_captures(shape))
            yield Match(symptom, _said(shape), MatchKind.SHAPE, 1.0, shape.line, shape.text, captures)


def _said(shape: Shape) -> str:
    """The form in words, as a tree would write a message."""
    what = {ObjectKind.PATH: " {path}", ObjectKind.SOCKET: " {path}", ObjectKind.ADDRESS: " {address}"}
    return f"{shape.operation.value}{what.get(shape.kind, '')}: {shape.errno.value}"


def _captures(shape: Shape) -> Iterator[tuple[str, str]]:
    given = {"path": shape.object, "address": shape.object, "host": shape.host, "port": shape.port}
    for name, kind in CAPTURES[shape.kind].items():
        if given[name] and is_valid(kind, given[name]):
            yield name, given[name]
    yield "operation", shape.operation.value
    yield "errno", shape.errno.value
    yield "place", shape.place.value
    if shape.container and is_valid(HoleType.CONTAINER, shape.container):
        yield "container", shape.container
