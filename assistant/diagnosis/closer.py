"""Facts that this user is refused, looked for once more with root's rights, where a repair may do so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from assistant.model.fact import Fact, FactKey, Reason, Unknown
from assistant.model.look import Look

Gather = Callable[[Look, Iterable[FactKey]], dict[FactKey, Fact]]


@dataclass
class Closer:
    """Whether looks are made a second time, and how.

    Attributes:
        round_as_root: a Look with root's rights for one round, None where they cannot be had; without it, none is made:
            a diagnosis alone never looks so, because sudo keeps a record of each use.
    """

    round_as_root: Callable[[], Look | None] | None = None

    @contextmanager
    def through(self, round_as_root: Callable[[], Look | None]) -> Iterator[None]:
        """For this block, look a second time in this way."""
        before, self.round_as_root = self.round_as_root, round_as_root
        try:
            yield
        finally:
            self.round_as_root = before

    def look(self, found: Mapping[FactKey, Fact], gather: Gather) -> dict[FactKey, Fact]:
        """What was refused, as root sees it; empty where nothing was, or no rights can be had.

        What is known of this user stays: that the socket refuses them is no less true because root may open it.
        """
        denied = [key for key, fact in found.items() if is_denied(fact.answer)]
        look = self.round_as_root() if denied and self.round_as_root is not None else None
        if look is None:
            return {}
        seen = gather(look, denied)
        return {key: seen[key] for key in denied if key in seen}


def is_denied(answer: object) -> bool:
    """Whether it is unknown for want of rights."""
    return isinstance(answer, Unknown) and answer.reason is Reason.DENIED
