"""What a line means: a word of the conversation, or a problem."""

import pytest

from assistant.cli.main import COMMANDS
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


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_of_the_shell_is_taken_for_a_problem(command: str) -> None:
    assert intent_of(f"drydock {command}").word is not Word.PROBLEM
    assert intent_of(f"drydock {command} 3 -o ticket.md").word in (Word.SHELL, Word.HISTORY)
    assert intent_of(f"{command} 3").word is not Word.PROBLEM or command in ("doctor", "guide")
    assert intent_of(command).word is not Word.PROBLEM or command == "show"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("drydock show 3", Intent(Word.SHOW, "3")),
        ("drydock fix", Intent(Word.FIX)),
        ("export 3", Intent(Word.SHELL, "export 3")),
        ("resume", Intent(Word.SHELL, "resume")),
        ("drydock: command not found", Intent(Word.PROBLEM, "drydock: command not found")),
        ("drydock has hung", Intent(Word.PROBLEM, "drydock has hung")),
        ("config file not found", Intent(Word.PROBLEM, "config file not found")),
    ],
)
def test_what_is_typed_as_in_the_shell_is_heard_or_told_where_it_belongs(text: str, intent: Intent) -> None:
    assert intent_of(text) == intent
