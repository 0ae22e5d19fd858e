"""What a probe is: how to ask a host, and which facts come of it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from assistant.model.effort import Effort, Pace
from assistant.model.fact import Answer, FactSpec
from assistant.model.look import Look

Ask = Callable[[Look, str | None], dict[str, Answer]]
"""Look at the host and answer every fact of the probe, by full name; the second argument is the object asked about."""


def quick(_of: str | None) -> Effort:
    """Over in seconds, and nobody notices."""
    return Effort()


def dialling(of: str | None) -> Effort:
    """A server that a text names: over in seconds, and asked about only where others would see it."""
    return Effort(Pace.INTRUSIVE, f"this host connects to {of}, which others can see.", 5.0, beyond_site=True)


class Probe(msgspec.Struct, frozen=True):
    """One read-only look at a host.

    Attributes:
        name: `family.probe`.
        specs: the facts that it gives, all of them at each call.
        ask: composes questions to a Look and pure `parse_` functions; raises nothing for what it finds.
        of: what kind of object it is asked about, as in its specs; None for the host itself.
        effort: what asking about an object costs; who is not quick is never asked without a person's consent.
        pasted_only: no host is asked, because nobody knows where on it to look; only a text shows these facts.
    """

    name: str
    specs: tuple[FactSpec, ...]
    ask: Ask
    of: str | None = None
    effort: Callable[[str | None], Effort] = quick
    pasted_only: bool = False
