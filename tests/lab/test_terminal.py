"""The person at the lab's terminal: what was written over is not in the record, and what is advice is declined."""

import sys

import pytest

from tests.lab.terminal import run, shown

ASKS = """
for question in ("Run this step? [y/N] ", "Is it done? [y/N] "):
    print("answered", input(question))
raise SystemExit(7)
"""


def test_of_a_line_that_was_written_over_the_last_writing_is_kept() -> None:
    assert shown("Looking: 3 facts\r                \rFound it.\r\ndone\r\n") == "Found it.\ndone\n"


@pytest.mark.processes
def test_steps_are_approved_and_advice_is_not_said_to_be_done() -> None:
    code, said = run([sys.executable, "-c", ASKS])
    assert "answered y" in said
    assert "answered n" in said
    assert code == 7
