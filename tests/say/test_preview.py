"""What a step affects is shown before it is approved, each aspect by its name."""

from __future__ import annotations

from assistant.model.preview import Preview
from assistant.model.risk import Aspect, Risk
from assistant.say.preview import preview_lines


def test_each_aspect_stands_in_a_line_of_its_own_with_what_it_means_here() -> None:
    affects = {Aspect.DATA: "Docker would no longer see /srv/a.", Aspect.SECURITY: "r.example:5000 is trusted."}
    shown = [line.text for line in preview_lines(Preview("Edit it", "why", Risk.REVERSIBLE, affects=affects))]
    assert "Affects data: Docker would no longer see /srv/a." in shown
    assert "Affects security: r.example:5000 is trusted." in shown


def test_what_affects_nothing_says_nothing_of_it() -> None:
    shown = [line.text for line in preview_lines(Preview("Edit it", "why", Risk.REVERSIBLE))]
    assert not any("Affects" in text for text in shown)


def test_what_is_approved_is_shown_to_its_end() -> None:
    command = ("docker", "stop", *(f"container-{number}" for number in range(300)))
    said = f"Docker would no longer see what is in /srv/{'d' * 400} (3 containers). Its data-root would be /srv/b."
    preview = Preview("Stop", "why", Risk.DISRUPTIVE, command=command, affects={Aspect.DATA: said}, breaks=(said,))
    shown = [line.text for line in preview_lines(preview)]
    assert any(text.endswith("container-299") for text in shown)
    assert {f"Affects data: {said}", f"Warning: {said}"} <= set(shown)


def test_blanks_in_a_command_and_a_call_are_shown_as_they_are() -> None:
    preview = Preview("Make", "why", Risk.REVERSIBLE, command=("mkdir", "/srv/a  b"), calls=("POST /x  y",))
    shown = [line.text for line in preview_lines(preview)]
    assert "mkdir '/srv/a  b'" in shown
    assert "POST /x  y" in shown
