"""What the Tab key offers."""

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from assistant.model.fact import Fact, FactKey, Known
from assistant.repl.completion import completions
from assistant.terminal.prompt import completer_of

FACTS = (
    Fact(FactKey("config.syntax"), Known("valid")),
    Fact(FactKey("service.active_state", "docker.service"), Known("a")),
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", "doctor"),
        ("d", "doctor"),
        ("what if ser", "what if service.active_state of docker.service="),
        ("facts c", "facts config"),
        ("  HE", "help"),
    ],
)
def test_a_line_that_begins_so_is_offered(typed: str, offered: str) -> None:
    assert offered in list(completions(typed, None, FACTS))


@pytest.mark.parametrize("typed", ["doctor", "x", "d\n", "d" * 101])
def test_nothing_is_offered_for_what_is_whole_or_no_word_of_ours(typed: str) -> None:
    assert list(completions(typed, None, FACTS)) == []


def test_what_is_offered_holds_no_placeholder() -> None:
    assert [line for line in completions("", None, FACTS) if any(char in line for char in "[]") or line.isupper()] == []


def test_what_is_chosen_takes_the_place_of_what_was_typed() -> None:
    completer = completer_of(lambda text: completions(text, None, ()))
    chosen = list(completer.get_completions(Document("doct"), CompleteEvent()))
    assert [(each.text, each.start_position) for each in chosen] == [("doctor", -4)]
