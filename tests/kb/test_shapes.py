"""A tree may take errors of which only the form is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model.shape import Errno, ObjectKind, Operation, Place, Shape, ShapeForm
from tests.kb.test_schema import fits
from tests.kb.vocabulary import PATH, TREE, faults_of, load_tree

SYMPTOM = PATH.removesuffix(".yaml")


def with_shapes(form: str) -> str:
    return TREE.replace("messages:\n", f"shapes: [{form}]\nmessages:\n", 1)


def test_a_symptom_says_which_shapes_it_takes(tmp_path: Path) -> None:
    kb = load_tree(tmp_path, with_shapes("{errno: [ENOENT], object: path, operation: [execute], place: container}"))
    form = ShapeForm((Errno.ENOENT,), ObjectKind.PATH, (Operation.EXECUTE,), Place.CONTAINER)
    assert kb.shapes == ((SYMPTOM, form),)
    assert kb.symptoms[SYMPTOM].shapes == (form,)


@pytest.mark.parametrize(
    "form", ["{errno: [NOTHING], object: path}", "{errno: [], object: path}", "{errno: [ENOENT], object: disk}", "x"]
)
def test_what_no_shape_can_be_is_a_fault(tmp_path: Path, form: str) -> None:
    assert faults_of(tmp_path, with_shapes(form))
    assert form == "{errno: [], object: path}" or not fits(with_shapes(form))


def test_the_editors_schema_takes_a_shape() -> None:
    assert fits(with_shapes("{errno: [ENOENT, EACCES], object: address}"))


@pytest.mark.parametrize(
    ("shape", "takes"),
    [
        (Shape(Errno.ENOENT, ObjectKind.PATH, Operation.EXECUTE), True),
        (Shape(Errno.ENOENT, ObjectKind.PATH, Operation.EXECUTE, place=Place.HOST), True),
        (Shape(Errno.ENOENT, ObjectKind.PATH, Operation.OPEN), False),
        (Shape(Errno.ENOENT, ObjectKind.SOCKET, Operation.EXECUTE), False),
        (Shape(Errno.EACCES, ObjectKind.PATH, Operation.EXECUTE), False),
        (Shape(Errno.ENOENT, ObjectKind.PATH, Operation.EXECUTE, place=Place.CONTAINER), False),
    ],
)
def test_a_form_takes_the_shapes_of_its_errors_objects_operations_and_place(shape: Shape, takes: bool) -> None:
    assert ShapeForm((Errno.ENOENT,), ObjectKind.PATH, (Operation.EXECUTE,)).takes(shape) is takes
