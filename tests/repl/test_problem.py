"""The problem on the desk: pasted, chosen from the menu, looked at again."""

import pytest

from assistant.model.event import Chosen
from tests.repl.talking import PASTE, TRANSCRIPTS, bracketed, converse


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("again", "daemon.json is not valid JSON [confirmed"),
        ("doctor", "daemon.json is not valid JSON [confirmed"),
        ("new", "Paste the error"),
    ],
)
def test_the_problem_is_looked_at_again_or_left(typed, expected):
    said, _ = converse(bracketed(PASTE), typed)
    assert expected in said.split("Type: fix", 1)[1]


def test_the_cause_and_the_next_thing_to_type_are_said():
    diagnosed, _ = converse(bracketed(PASTE))
    assert "daemon.json is not valid JSON [confirmed" in diagnosed
    assert "Type: fix" in diagnosed


def test_the_menu_leads_to_a_diagnosis():
    said, _ = converse("guide", "1", "1")
    assert "Which of these do you see?" in said
    assert said.rstrip().endswith("drydock>")


def test_the_menu_can_be_left_with_an_interrupt():
    said, _ = converse("guide", "\x03", "help")
    assert "what if FACT=VALUE" in said


def test_a_choice_from_the_menu_stands_in_the_ticket():
    said, journal = converse("guide", "1", "1", "ticket")
    chosen = [event.payload for event in journal.events(1) if isinstance(event.payload, Chosen)]
    assert len(chosen) == 1
    assert f"Chosen from the menu: {chosen[0].title}" in said.replace("\\", "")


def test_a_choice_among_suggestions_is_on_record():
    _, journal = converse("containers cannot resolve any names", "1", host="port-allocated")
    assert [event.kind for event in journal.events(1)][:3] == ["opened", "pasted", "chosen"]


def test_what_the_host_confirms_of_a_complaint_is_told_without_a_question():
    said, journal = converse("docker is broken", host="disk-full")
    assert "[confirmed" in said
    assert "The file system that holds Docker's data is full" in said
    assert "chosen" not in [event.kind for event in journal.events(1)]


def test_a_check_up_speaks_of_no_error_because_none_was_given():
    said, _ = converse("doctor", "again", host="port-allocated")
    assert "facts checked" in said
    assert "error in the text" not in said
    assert "not recognise" not in said


def test_a_check_up_that_finds_nothing_leaves_what_a_text_pointed_to():
    text = (TRANSCRIPTS / "port-allocated.txt").read_text()
    said, _ = converse(bracketed(text), "doctor", host="port-allocated")
    assert said.count("Walk through the fix") == 1
    assert "does not rule out what your error text pointed to" in said
