"""What matters most for Docker and could not be looked at: without it nobody can call a host healthy."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.model.fact import Fact, FactKey, Reason, Unknown

_FAMILIES = frozenset({"config", "container", "daemon", "disk", "network", "service"})
_NOT_SEEN = frozenset({Reason.DENIED, Reason.TIMED_OUT, Reason.UNREADABLE})


def unseen_facts(facts: Iterable[Fact]) -> tuple[FactKey, ...]:
    """Those about the engine, its services, its settings and its disk that were refused to us, not answered
    in time, or answered with what makes no sense.

    A tool that is not installed, an engine that is not there and a look that waits for consent hide nothing.
    """
    return tuple(fact.key for fact in facts if _is_essential(fact) and _is_unseen(fact))


def _is_essential(fact: Fact) -> bool:
    return fact.key.name.partition(".")[0] in _FAMILIES


def _is_unseen(fact: Fact) -> bool:
    return isinstance(fact.answer, Unknown) and fact.answer.reason in _NOT_SEEN
