"""Questions on a terminal: an answer belongs to the question that stood there when it was typed."""

import sys
from itertools import count

import pytest

from assistant.terminal.ask import comes_to_rest
from tests.terminal.pseudo import talked

ASKS = """
from assistant.terminal.ask import ask_on_terminal
ask = ask_on_terminal()
for number in (1, 2):
    print(f"answer {number}:", ask(f"question {number}? ").strip())
"""
RAW = """
import sys, termios
how = termios.tcgetattr(sys.stdin.fileno())
how[3] &= ~termios.ICANON
termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, how)
"""
CONSENTS = """
import os
os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
from assistant.terminal.prompt import Prompt
prompt = Prompt()
for number in (1, 2):
    print(f"answer {number}:", repr(prompt.ask_afresh(f"question {number}? ")))
print("heard", repr(prompt.ask("say something: ")))
print("over")
"""


@pytest.mark.processes
def test_a_paste_of_several_lines_answers_one_question_alone() -> None:
    seen = talked(
        [sys.executable, "-c", ASKS],
        ("question 1? ", "y\ny\ny\n"),
        ("question 2? ", "no\n"),
        ("answer 2: ", ""),
        ("no", ""),
    )
    assert "answer 1: y" in seen
    assert "answer 2: y" not in seen


@pytest.mark.processes
def test_a_terminal_that_a_program_left_without_lines_gives_one_answer_a_question() -> None:
    seen = talked(
        [sys.executable, "-c", RAW + ASKS],
        ("question 1? ", "y\ny\ny\n"),
        ("question 2? ", "no\n"),
        ("answer 2: no", ""),
    )
    assert "answer 1: y" in seen


def test_what_never_stops_coming_is_told_from_what_comes_to_rest() -> None:
    seconds = count()
    assert not comes_to_rest(lambda: True, lambda: float(next(seconds)))
    pieces = iter([True, True, False])
    assert comes_to_rest(lambda: next(pieces), lambda: 0.0)


@pytest.mark.processes
def test_what_was_typed_before_a_question_was_shown_does_not_answer_it() -> None:
    seen = talked(
        [sys.executable, "-c", ASKS],
        ("", "y\ny\ny\n"),
        ("question 1? ", "no\n"),
        ("question 2? ", "no\n"),
        ("answer 2: ", ""),
        ("no", ""),
    )
    assert "answer 1: no" in seen


@pytest.mark.processes
@pytest.mark.parametrize("early", ["y\r", "y\ry\ry\r", "\x1b[200~y\r\x1b[201~\r"])
def test_in_the_conversation_nothing_typed_ahead_is_a_consent(early: str) -> None:
    seen = talked(
        [sys.executable, "-c", CONSENTS],
        ("", early),
        ("question 1?", "no\r"),
        ("question 2?", "no\r"),
        ("say something:", "hello\r"),
        ("over", ""),
    )
    assert "answer 1: 'no'" in seen
    assert "answer 2: 'no'" in seen
    assert "heard 'hello'" in seen


@pytest.mark.processes
def test_several_lines_at_once_are_no_yes_in_the_conversation() -> None:
    seen = talked(
        [sys.executable, "-c", CONSENTS],
        ("question 1?", "y\ry\ry\r"),
        ("question 2?", "no\r"),
        ("say something:", "hello\r"),
        ("over", ""),
    )
    assert "answer 1: 'y'" not in seen
    assert "answer 2: 'no'" in seen
