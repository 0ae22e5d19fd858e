"""Asks one probe, whatever it does and whatever the host tells it."""

from __future__ import annotations

import time

from assistant.model.fact import Answer, Fact, FactKey, Known, Reason, Unknown
from assistant.model.look import Look
from assistant.probes.asked import Asked
from assistant.probes.guarded import guarded
from assistant.probes.probe import Probe

MOST_VALUES = 20_000
LONGEST_CHARS = 4_194_304
LARGEST = 1 << 64
"""Of a fact's value."""


def ask_probe(look: Look, probe: Probe, of: str | None) -> dict[FactKey, Fact]:
    """Ask one probe; its facts, all Unknown when it failed."""
    begun, asked = time.monotonic(), Asked(look)
    keyed = {FactKey(name, of): answer for name, answer in answers_of(asked, probe, of).items()}
    took_ms = round((time.monotonic() - begun) * 1000)
    source = asked.source
    return {key: Fact(key, answer, source, took_ms) for key, answer in keyed.items()}


def answers_of(look: Look, probe: Probe, of: str | None) -> dict[str, Answer]:
    """What one probe answers, by the names of its facts; all Unknown when it failed."""
    answers = guarded(f"probe {probe.name}", lambda: probe.ask(look, of), lambda why: _broken(probe, why))
    return {name: sensible(answer) for name, answer in answers.items()}


def _broken(probe: Probe, why: Exception) -> dict[str, Answer]:
    unread = Unknown(Reason.UNREADABLE, f"the probe failed: {type(why).__name__}: {why}")
    return {spec.name: unread for spec in probe.specs}


def sensible(answer: Answer) -> Answer:
    """An answer as it is; Unknown(unreadable) where its value is one that no host has, and that nobody could read."""
    value = answer.value if isinstance(answer, Known) else None
    match value:
        case bool():
            fits = True
        case int() | float():
            fits = abs(value) < LARGEST  # no NaN is
        case str() | tuple():
            parts = value if isinstance(value, tuple) else (value,)
            fits = len(parts) <= MOST_VALUES and sum(map(len, parts)) <= LONGEST_CHARS
        case _:
            fits = True
    return answer if fits else Unknown(Reason.UNREADABLE, "the answer is larger than any that makes sense")
