"""What can be typed at the prompt, given what stands there: words, causes, facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from assistant.model.diagnosis import Diagnosis
from assistant.model.fact import Fact
from assistant.repl.intent import Word

LONGEST = 100
"""Whoever has written more is telling a problem."""


def completions(text: str, diagnosis: Diagnosis | None, facts: Iterable[Fact]) -> Iterator[str]:
    """Whole lines that begin with what was typed.

    Args:
        diagnosis: tells the causes that can be asked about.
        facts: what can be asked about and assumed.
    """
    typed = text.lstrip().lower()
    if len(typed) > LONGEST or "\n" in text:
        return
    yield from (line for line in dict.fromkeys(_lines(diagnosis, facts)) if line.startswith(typed) and line != typed)


def _lines(diagnosis: Diagnosis | None, facts: Iterable[Fact]) -> Iterator[str]:
    yield from (each for each in (_fixed_words(word.value) for word in Word) if each)
    causes = [candidate.cause.id for candidate in diagnosis.candidates] if diagnosis else []
    for cause in causes:
        yield from (f"why not {cause}", f"how {cause}")
    for fact in facts:
        yield from (f"what if {fact.key}=", f"facts {fact.key.name.partition('.')[0]}")


def _fixed_words(written: str) -> str:
    """The words that are typed as they are; what is in capitals or brackets stands for something."""
    return " ".join(takewhile(lambda word: word.isalpha() and word.islower(), written.split()))
