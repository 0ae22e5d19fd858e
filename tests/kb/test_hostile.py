"""A file that somebody wrote to do harm: it is read in the time that its size takes, and runs nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.kb.faults import Faults
from assistant.kb.nodes import Map, Scalar
from assistant.kb.objects import is_object
from assistant.kb.placeholders import refuse_placeholders
from assistant.model.actions.move_aside import MoveAside
from assistant.model.commands.refused import harm_of_command

MANY = 50_000


def _placeholders(text: str) -> object:
    return refuse_placeholders(Map(1, {"title": Scalar(1, text, plain=False)}, {"title": 1}), Faults("x.yaml"))


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (_placeholders, f"<the message of {' ' * MANY}!"),
        (_placeholders, f"<what{' ' * MANY}!"),
        (lambda text: is_object("registry", text), ":" * MANY + "!"),
        (lambda text: is_object("server", text), ":" * MANY + "!"),
        (lambda text: is_object("host", text), "a." * MANY + "!"),
        (lambda text: is_object("image", text), "a/" * MANY + "!"),
        (lambda text: is_object("path", text), "/.." * MANY),
        (lambda text: is_object("unit", text), "a." * MANY + "!"),
        (lambda text: harm_of_command(("chmod", text)), "o" * MANY),
        (lambda text: harm_of_command(("chmod", text)), "+" + "w" * MANY + "!"),
        (lambda text: harm_of_command(("rm", text)), "/" * MANY + "x"),
        (lambda text: harm_of_command(("rm", text)), "/var/lib/docker/" + "/" * MANY + "\n"),
        (lambda text: list(MoveAside(text).wrongs()), "/" * MANY + "x"),
    ],
)
def test_no_text_keeps_a_check_busy(check: Callable[[str], object], text: str) -> None:
    """With a check that backtracks, this test does not end."""
    check(text)
