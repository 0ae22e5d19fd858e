"""The person who approves: what is shown before a change, and which word lets it happen."""

from __future__ import annotations

import io

import pytest

from assistant.model.preview import Preview
from assistant.model.risk import Risk
from assistant.say.preview import preview_lines
from assistant.terminal.person import LOSES_DATA, Person
from assistant.terminal.screen import Screen


def person_who_says(answer: str) -> Person:
    """Somebody at a terminal who gives one answer to everything."""
    return Person(Screen(io.StringIO()), lambda question: answer)


@pytest.mark.parametrize(
    ("risk", "answer", "approved"),
    [
        (Risk.REVERSIBLE, "y", True),
        (Risk.REVERSIBLE, "yes", True),
        (Risk.DISRUPTIVE, "", False),
        (Risk.DISRUPTIVE, "n", False),
        (Risk.DESTRUCTIVE, "y", False),
        (Risk.DESTRUCTIVE, "yes", False),
        (Risk.DESTRUCTIVE, LOSES_DATA, True),
    ],
)
def test_what_can_be_lost_needs_a_word_that_nobody_types_by_habit(risk: Risk, answer: str, approved: bool) -> None:
    assert person_who_says(answer).approve(Preview("Remove web", "it is in the way", risk)) is approved


def test_every_command_and_every_call_is_shown_with_its_body() -> None:
    preview = Preview(
        "Update web",
        "it does not start again",
        Risk.REVERSIBLE,
        commands=(("systemctl", "daemon-reload"), ("systemctl", "restart", "docker")),
        calls=('POST /containers/web/update {"Memory": 0}',),
    )
    shown = [f"{line.mark} {line.text}".strip() for line in preview_lines(preview)]
    assert "$ systemctl daemon-reload" in shown
    assert "$ systemctl restart docker" in shown
    assert 'Docker API: POST /containers/web/update {"Memory": 0}' in shown


def test_a_body_cannot_break_out_of_its_line() -> None:
    preview = Preview("x", "y", Risk.REVERSIBLE, calls=('POST /x {"a": "\x1b[2J\n$ rm -rf /"}',))
    call = next(line.text for line in preview_lines(preview) if "POST" in line.text)
    assert "\x1b" not in call
    assert "\n" not in call
