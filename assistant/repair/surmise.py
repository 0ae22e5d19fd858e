"""A change for a cause that nothing on the host confirms: who approves it is told, and `--yes` does not cover it."""

from __future__ import annotations

from dataclasses import replace

from assistant.model.diagnosis import Candidate, Proved
from assistant.repair.offer import Offer
from assistant.text.safe import one_line

_SAID = {
    Proved.BY_HOST: "",
    Proved.BY_TEXT: "the text shows this cause, but nothing on this host confirms it",
    Proved.NOT: "nothing on this host confirms this cause; it is a guess",
}


def surmise_of(candidate: Candidate) -> str:
    """What to know before anything is changed for a cause, as the end of a sentence; empty where the host shows it."""
    said = _SAID[candidate.proved]
    unseen = next((one_line(each.why) for each in candidate.unsettled if each.effect.value == "confirms"), "")
    return f"{said} (not checked: {unseen})" if said and unseen else said


def with_surmise(offer: Offer, surmise: str) -> Offer:
    """The offer as a person has to see it; unchanged where the host shows the cause."""
    if not surmise:
        return offer
    said = f"Be sure first: {surmise}."
    return replace(offer, by_person=True, breaks=f"{offer.breaks}\n{said}" if offer.breaks else said)
