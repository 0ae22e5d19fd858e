"""Several questions at the same time."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from assistant.probes.together import MOST, together

HANGS = """
import threading
from assistant.probes.together import together
threading.Thread(target=together, args=(lambda _: threading.Event().wait(), range(40)), daemon=True).start()
"""


def test_the_replies_stand_in_the_order_of_the_questions() -> None:
    assert together(lambda number: number * 2, range(3 * MOST)) == tuple(range(0, 6 * MOST, 2))


@pytest.mark.parametrize("count", [0, 1])
def test_few_questions_need_no_threads(count: int) -> None:
    threads = together(lambda _: threading.current_thread(), range(count))
    assert threads == (threading.current_thread(),) * count


def test_they_are_asked_at_the_same_time() -> None:
    everybody = threading.Barrier(MOST, timeout=30)
    assert len(together(lambda _: everybody.wait(), range(MOST))) == MOST


def test_a_question_that_fails_fails_them_all() -> None:
    with pytest.raises(ZeroDivisionError):
        together(lambda number: 1 // number, range(3))


@pytest.mark.processes
def test_questions_that_hang_do_not_keep_the_program_from_its_end() -> None:
    ended = subprocess.run([sys.executable, "-c", HANGS], timeout=30, check=False, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")
