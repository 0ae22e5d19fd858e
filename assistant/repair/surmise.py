"""A change for a cause that nothing on the host confirms: who approves it is told, and `--yes` does not cover it."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from assistant.model.diagnosis import Candidate, Proved
from assistant.model.tree import Fix
from assistant.reasoning.mentions import mentioned_in
from assistant.repair.offer import Offer
from assistant.text.safe import one_line

_SAID = {
    Proved.BY_HOST: "",
    Proved.BY_TEXT: "the text shows this cause, but nothing on this host confirms it",
    Proved.NOT: "nothing on this host confirms this cause; it is a guess",
}


def surmise_of(candidate: Candidate, fix: Fix) -> str:
    """What to know before a fix of a cause changes anything, as the end of a sentence.

    Empty where the host shows the cause, and the text gives each value that the fix uses on one line.
    """
    used = {each.name for step in fix.steps for each in mentioned_in(msgspec.structs.asdict(step.action))}
    doubted = (candidate.captures[name] for name in candidate.doubtful if name in used)
    joined = (f"{one_line(value)} was put together from two lines of your text" for value in doubted)
    return "; ".join(filter(None, (_unconfirmed(candidate), *joined)))


def _unconfirmed(candidate: Candidate) -> str:
    said = _SAID[candidate.proved]
    unseen = next((one_line(each.why) for each in candidate.unsettled if each.effect.value == "confirms"), "")
    return f"{said} (not checked: {unseen})" if said and unseen else said


def with_surmise(offer: Offer, surmise: str) -> Offer:
    """The offer as a person has to see it; unchanged where the host shows the cause."""
    if not surmise:
        return offer
    said = f"Be sure first: {surmise}."
    return replace(offer, by_person=True, breaks=f"{offer.breaks}\n{said}" if offer.breaks else said)
