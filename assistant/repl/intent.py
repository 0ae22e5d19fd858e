"""What a line typed into the conversation asks for: one of a few words, or else a problem to look into."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Wish(StrEnum):
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


HELP = {
    Wish.PROBLEM: "an error, a log or a few words: pasted as it is, many lines at once",
    Wish.WHY: "why I ask or propose this",
    Wish.HOW: "how I came to the conclusion",
    Wish.WHY_NOT: "why it is not another cause",
    Wish.WHAT_IF: "what would follow if a fact were different",
    Wish.FACTS: "what I found out about the host",
    Wish.FIX: "walk through the fix, step by step",
    Wish.AGAIN: "look at the host again",
    Wish.DOCTOR: "look for every known fault, without a text",
    Wish.GUIDE: "choose the problem from a menu",
    Wish.UNDO: "take back what was changed",
    Wish.HISTORY: "the earlier sessions, or those with these words",
    Wish.SHOW: "one of them",
    Wish.TICKET: "this session as a ticket",
    Wish.NEW: "begin with another problem",
    Wish.QUIT: "leave",
}


class Intent(msgspec.Struct, frozen=True):
    """A wish and what belongs to it."""

    wish: Wish
    argument: str = ""


_ALONE = {
    "why": Wish.WHY,
    "why?": Wish.WHY,
    "again": Wish.AGAIN,
    "doctor": Wish.DOCTOR,
    "guide": Wish.GUIDE,
    "menu": Wish.GUIDE,
    "history": Wish.HISTORY,
    "ticket": Wish.TICKET,
    "new": Wish.NEW,
    "help": Wish.HELP,
    "?": Wish.HELP,
    "quit": Wish.QUIT,
    "exit": Wish.QUIT,
    "q": Wish.QUIT,
    "y": Wish.YES,
    "yes": Wish.YES,
    "ok": Wish.YES,
    "sure": Wish.YES,
    "n": Wish.NO,
    "no": Wish.NO,
    "bye": Wish.QUIT,
    "how": Wish.HOW,
    "how?": Wish.HOW,
    "facts": Wish.FACTS,
    "fix": Wish.FIX,
    "undo": Wish.UNDO,
}
_WITH_ARGUMENT = (
    ("why not ", Wish.WHY_NOT),
    ("what if ", Wish.WHAT_IF),
    ("history ", Wish.HISTORY),
)
_MOST_DIGITS = 9
_WITH_ONE_WORD = {"how": Wish.HOW, "facts": Wish.FACTS, "fix": Wish.FIX, "undo": Wish.UNDO, "show": Wish.SHOW}


def intent_of(text: str) -> Intent:
    """What a typed or pasted text asks for. Several lines are always a problem."""
    line = text.strip()
    lower = " ".join(line.lower().split())
    if "\n" in line:
        return Intent(Wish.PROBLEM, text)
    if lower in _ALONE:
        return Intent(_ALONE[lower])
    for begin, wish in _WITH_ARGUMENT:
        if lower.startswith(begin):
            return Intent(wish, " ".join(line.split())[len(begin) :].rstrip("?").strip())
    words = line.split()
    if len(words) == 2 and words[0].lower() in _WITH_ONE_WORD and _fits(words[0].lower(), words[1]):
        return Intent(_WITH_ONE_WORD[words[0].lower()], words[1])
    return Intent(Wish.PROBLEM, text)


def _fits(word: str, argument: str) -> bool:
    """`fix docker` is a problem in words, `fix 2` a wish."""
    if word in ("fix", "undo", "show"):
        return argument.isascii() and argument.isdigit() and len(argument) <= _MOST_DIGITS
    if word == "how":
        return "/" in argument
    return True
