"""Why, how, why not, what if, and the facts."""

import pytest

from tests.repl.talking import PASTE, bracketed, converse


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("why", "daemon.json"),
        ("how", "comma"),
        ("why not daemon/daemon-json-wrong-type", "Evidence against it"),
        ("what if config.syntax=valid", "If config.syntax were valid"),
        ("what if nonsense", "Write it like this"),
        ("facts config", "config.syntax: invalid"),
        ("facts nothing", "No fact begins with that"),
    ],
)
def test_a_diagnosis_is_explained(typed, expected):
    said, _ = converse(bracketed(PASTE), typed)
    assert expected in said.split("Type: fix", 1)[1]
