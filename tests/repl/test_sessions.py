"""The sessions: listed, searched, shown, and written as a ticket."""

import pytest

from tests.repl.talking import PASTE, bracketed, converse


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("history", "daemon.json is not valid JSON"),
        ("show 1", "daemon.json is not valid JSON"),
        ("show 77", "There is no session 77"),
        ("ticket", "To write it to a file: drydock export 1"),
    ],
)
def test_a_session_is_listed_shown_and_written(typed, expected):
    said, _ = converse(bracketed(PASTE), typed)
    assert expected in said.split("Type: fix", 1)[1]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("history json", "daemon.json is not valid JSON"),
        ('history "invalid character"', "daemon.json is not valid JSON"),
        ("history moon", "No session contains all of these words."),
    ],
)
def test_the_history_is_searched_by_words(typed, expected):
    said, _ = converse(bracketed(PASTE), typed)
    assert expected in said.split("Type: fix", 1)[1]
