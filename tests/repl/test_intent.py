"""What a line means: a wish of the conversation, or a problem."""

import pytest

from assistant.repl.intent import Intent, Wish, intent_of


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("why", Intent(Wish.WHY)),
        ("WHY?", Intent(Wish.WHY)),
        ("how daemon/not-running", Intent(Wish.HOW, "daemon/not-running")),
        ("why not dns/host-resolver-broken?", Intent(Wish.WHY_NOT, "dns/host-resolver-broken")),
        ("what if daemon.reachable = false", Intent(Wish.WHAT_IF, "daemon.reachable = false")),
        ("fix", Intent(Wish.FIX)),
        ("fix 2", Intent(Wish.FIX, "2")),
        ("show 12", Intent(Wish.SHOW, "12")),
        ("quit", Intent(Wish.QUIT)),
        ("?", Intent(Wish.HELP)),
    ],
)
def test_the_words_of_the_conversation_are_wishes(text, intent):
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
    assert intent_of(text) == Intent(Wish.PROBLEM, text)
