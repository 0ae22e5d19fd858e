"""What is left of a long text is its head or its tail, and no piece of a secret that the cut went through."""

import re
from pathlib import Path

import pytest

from assistant.text.parts import head_of, tail_of
from assistant.text.safe import one_line
from tests.text.planted.case import Case, left_of

TOKEN = "ghp_" + "a8Kd03JfmQz71LpXw5Rt" * 2
LONG_PASSWORD = "q7Wz" * 12
TEXTS = (
    (f"cannot log in with {TOKEN} to the registry, says the client", TOKEN[4:]),
    (f"open https://me:{LONG_PASSWORD}@host.example/x: refused", LONG_PASSWORD),
    (f'level=error msg="DB_PASSWORD={LONG_PASSWORD} is wrong" id=1', LONG_PASSWORD),
)

ONLY_LOOKED_AT = {"stamp.py", "log.py", "case.py", "settings.py", "nearest.py", "squeeze.py", "forms.py", "snapshot.py"}
ONLY_LOOKED_AT |= {"cleaned.py", "documents.py", "prose.py"}
"""Modules that cut what they compare, search or decode, and keep nothing of it; and a reply that counts as cut."""


@pytest.mark.parametrize(("text", "secret"), TEXTS)
@pytest.mark.parametrize("part", [head_of, tail_of, one_line])
def test_no_cut_leaves_a_piece_of_a_secret(text, secret, part):
    case = Case("", text, (secret,), text.replace(secret, "\0"))
    assert [limit for limit in range(1, len(text) + 1) if left_of(case, part(text, limit)) and limit < len(text)] == []


def test_a_text_without_a_secret_is_cut_where_it_is_too_long():
    text = "the quick brown fox " * 40
    assert (head_of(text, 33), tail_of(text, 33)) == (text[:33], text[-33:])


def test_a_text_that_fits_is_left_to_the_door_through_which_it_leaves():
    assert head_of(TOKEN, 400) == TOKEN


def test_what_is_said_outside_is_nowhere_cut_in_another_way():
    cut = re.compile(r"\[(?::_?(?:LONGEST\w*|SHOWN|KEPT_CHARS|[1-9]\d\d+)|-(?:KEPT_CHARS|[1-9]\d\d+):)\]")
    modules = (Path(__file__).parents[2] / "assistant").rglob("*.py")
    found = {path.name for path in modules for line in path.read_text().splitlines() if cut.search(line)}
    assert found - ONLY_LOOKED_AT == set()
