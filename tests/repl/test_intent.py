"""What a line means: a word of the conversation, or a problem."""

import pytest

from assistant.repl.intent import Intent, Word, intent_of


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("why", Intent(Word.WHY)),
        ("WHY?", Intent(Word.WHY)),
        ("how daemon/not-running", Intent(Word.HOW, "daemon/not-running")),
        ("why not dns/host-resolver-broken?", Intent(Word.WHY_NOT, "dns/host-resolver-broken")),
        ("what if daemon.reachable = false", Intent(Word.WHAT_IF, "daemon.reachable = false")),
        ("fix", Intent(Word.FIX)),
        ("fix 2", Intent(Word.FIX, "2")),
        ("show 12", Intent(Word.SHOW, "12")),
        ("quit", Intent(Word.QUIT)),
        ("?", Intent(Word.HELP)),
    ],
)
def test_the_words_of_the_conversation_are_understood(text, intent):
    assert intent_of(text) == intent


@pytest.mark.parametrize(
    "text",
    [
        "fix docker",
        "why not start docker\nsecond line",
        "how do I start docker",
        "help me",
        "no space left on device",
        "undo the upgrade of yesterday",
        "quit\nunexpectedly",
    ],
)
def test_everything_else_is_a_problem(text):
    assert intent_of(text) == Intent(Word.PROBLEM, text)
