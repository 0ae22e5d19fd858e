"""Questions on a terminal: an answer belongs to the question that stood there when it was typed."""

import os
import pty
import select
import sys

import pytest

ASKS = """
from assistant.terminal.ask import ask_on_terminal
ask = ask_on_terminal()
for number in (1, 2):
    print(f"answer {number}:", ask(f"question {number}? ").strip())
"""
PATIENCE_S = 30


class _Terminal:
    def __init__(self, script: str) -> None:
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.execv(sys.executable, [sys.executable, "-c", script])
        self.seen = ""

    def wait_for(self, text: str) -> None:
        while text not in self.seen:
            ready, _, _ = select.select([self._terminal], [], [], PATIENCE_S)
            assert ready, f"{text!r} did not come: {self.seen!r}"
            self.seen += os.read(self._terminal, 4096).decode()

    def type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def close(self) -> None:
        os.close(self._terminal)
        os.waitpid(self._pid, 0)


@pytest.mark.processes
def test_a_paste_of_several_lines_answers_one_question_alone() -> None:
    terminal = _Terminal(ASKS)
    try:
        terminal.wait_for("question 1? ")
        terminal.type("y\ny\ny\n")
        terminal.wait_for("question 2? ")
        terminal.type("no\n")
        terminal.wait_for("answer 2: ")
        terminal.wait_for("no")
    finally:
        terminal.close()
    assert "answer 1: y" in terminal.seen
    assert "answer 2: y" not in terminal.seen
