"""What a line typed into the conversation asks for: one of a few words, or else a problem to look into."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Word(StrEnum):
    """The words that the conversation understands; the value is how its help writes them."""

    PROBLEM = "(anything else)"
    WHY = "why"
    HOW = "how [CAUSE]"
    WHY_NOT = "why not CAUSE"
    WHAT_IF = "what if FACT=VALUE"
    FACTS = "facts [FAMILY]"
    FIX = "fix [N]"
    AGAIN = "again"
    DOCTOR = "doctor"
    GUIDE = "guide"
    UNDO = "undo [SESSION]"
    HISTORY = "history [WORDS]"
    SHOW = "show SESSION"
    TICKET = "ticket"
    NEW = "new"
    YES = "yes"
    NO = "no"
    HELP = "help"
    QUIT = "quit"
    SHELL = "(a command of the shell)"


HELP = {
    Word.PROBLEM: "paste an error or a log, or describe the problem in a few words",
    Word.WHY: "why I ask or propose this",
    Word.HOW: "how I reached the conclusion",
    Word.WHY_NOT: "why it is not this other cause",
    Word.WHAT_IF: "what I would conclude if this fact were different",
    Word.FACTS: "what I found out about the host",
    Word.FIX: "walk through the fix, step by step",
    Word.AGAIN: "look at the host again",
    Word.DOCTOR: "look for every known fault; no text needed",
    Word.GUIDE: "choose the problem from a menu",
    Word.UNDO: "undo what a session changed",
    Word.HISTORY: "list the sessions, or those that contain WORDS",
    Word.SHOW: "show one session",
    Word.TICKET: "write this session as a ticket",
    Word.NEW: "start with another problem",
    Word.QUIT: "leave",
}


class Intent(msgspec.Struct, frozen=True):
    """A word and what was typed after it."""

    word: Word
    argument: str = ""


_ALONE = {
    "why": Word.WHY,
    "why?": Word.WHY,
    "again": Word.AGAIN,
    "doctor": Word.DOCTOR,
    "guide": Word.GUIDE,
    "menu": Word.GUIDE,
    "history": Word.HISTORY,
    "ticket": Word.TICKET,
    "new": Word.NEW,
    "help": Word.HELP,
    "?": Word.HELP,
    "quit": Word.QUIT,
    "exit": Word.QUIT,
    "q": Word.QUIT,
    "y": Word.YES,
    "yes": Word.YES,
    "ok": Word.YES,
    "sure": Word.YES,
    "n": Word.NO,
    "no": Word.NO,
    "bye": Word.QUIT,
    "how": Word.HOW,
    "how?": Word.HOW,
    "facts": Word.FACTS,
    "fix": Word.FIX,
    "undo": Word.UNDO,
}
_WITH_ARGUMENT = (
    ("why not ", Word.WHY_NOT),
    ("what if ", Word.WHAT_IF),
    ("history ", Word.HISTORY),
)
_SHELL = frozenset(
    {
        "diagnose",
        "fix",
        "doctor",
        "triage",
        "guide",
        "history",
        "show",
        "export",
        "resume",
        "undo",
        "snapshot",
        "kb",
        "config",
        "schema",
        "completion",
    }
)
"""The commands of `drydock`: its answers name them, so that people type them here, too."""

_MOST_DIGITS = 9
_WITH_ONE_WORD = {"how": Word.HOW, "facts": Word.FACTS, "fix": Word.FIX, "undo": Word.UNDO, "show": Word.SHOW}


def intent_of(text: str) -> Intent:
    """What a typed or pasted text asks for. Several lines are always a problem."""
    line = text.strip()
    if "\n" in line:
        return Intent(Word.PROBLEM, text)
    words = line.split()
    if len(words) > 1 and words[0] == "drydock" and words[1] in _SHELL:
        inner = _asked(" ".join(words[1:]))
        return Intent(Word.SHELL, " ".join(words[1:])) if inner.word is Word.PROBLEM else inner
    return _asked(text)


def _asked(text: str) -> Intent:
    """What one line asks for."""
    line = text.strip()
    lower = " ".join(line.lower().split())
    if lower in _ALONE:
        return Intent(_ALONE[lower])
    for begin, word in _WITH_ARGUMENT:
        if lower.startswith(begin):
            return Intent(word, " ".join(line.split())[len(begin) :].rstrip("?").strip())
    words = line.split()
    if len(words) == 2 and words[0].lower() in _WITH_ONE_WORD and _fits(words[0].lower(), words[1]):
        return Intent(_WITH_ONE_WORD[words[0].lower()], words[1])
    if words and words[0] in _SHELL and (len(words) == 1 or (len(words) == 2 and words[1].isdigit())):
        return Intent(Word.SHELL, " ".join(words))
    return Intent(Word.PROBLEM, text)


def _fits(word: str, argument: str) -> bool:
    """`fix docker` is a problem in words, `fix 2` asks for a fix."""
    if word in ("fix", "undo", "show"):
        return argument.isascii() and argument.isdigit() and len(argument) <= _MOST_DIGITS
    if word == "how":
        return "/" in argument
    return True
