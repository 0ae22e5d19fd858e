"""Which looks may run: quick ones do; one that takes long, or that others can see, waits for a person's word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from assistant.model.diagnosis import Candidate, Diagnosis
from assistant.model.effort import Pace, WaitingLook
from assistant.model.fact import Fact, FactKey, Reason, Unknown
from assistant.model.look import Dial, DialReply, Look
from assistant.model.relay import Relay
from assistant.probes.probe import Probe
from assistant.reasoning.mentions import keys_of, mentioned_in_fix
from assistant.reasoning.values import Values

_SEEN_OUTSIDE = frozenset({"registry"})
_WITHHELD = Unknown(
    Reason.NOT_ASKED, "the registry would see it, and no error text speaks of one", "add --deep to doctor"
)


def is_withheld(fact: Fact | None) -> bool:
    """Whether it was left open only for want of a text that speaks of it."""
    return fact is not None and fact.answer == _WITHHELD


@dataclass
class Consent:
    """What a person has agreed to.

    Args:
        to_all: every look may run: `--deep`, or a recorded host, on which a look does nothing.
        remedy: what a person does to have a look that was not done unasked.
    """

    to_all: bool = False
    remedy: str = "add --deep"
    _given: set[str] = field(default_factory=set)
    _refused: set[str] = field(default_factory=set)

    def waiting(self, key: FactKey) -> WaitingLook | None:
        """The look that would tell this fact and may not run; None when it may, or when no probe gives the fact."""
        look = self._unsettled(key)
        return None if look is None or _is_far(key) else look

    def _unsettled(self, key: FactKey) -> WaitingLook | None:
        look = None if self.to_all else _costly_look(key)
        return None if look is None or look.id in self._given else look

    def view(self, look: Look, probe: Probe, of: str | None) -> Look:
        """The host as a probe may look at it: with a person's word, as far as others can see it."""
        is_agreed = probe.effort(of).beyond_site and (self.to_all or _name(probe, of) in self._given)
        return Agreed(look) if is_agreed else look

    def open_looks(self, facts: Mapping[FactKey, Fact]) -> dict[FactKey, WaitingLook]:
        """The looks that have not run and that a person may be asked about, by the facts that they would tell."""
        not_asked = (key for key, fact in facts.items() if _is_not_asked(fact) and not is_withheld(fact))
        looks = ((key, self._unsettled(key)) for key in not_asked)
        return {key: look for key, look in looks if look is not None and look.id not in self._refused}

    def settle(self, look: WaitingLook, agreed: bool) -> None:
        """Take a person's answer; the last one counts."""
        (self._given if agreed else self._refused).add(look.id)
        (self._refused if agreed else self._given).discard(look.id)

    def wanting(self, keys: Iterable[FactKey], facts: Mapping[FactKey, Fact]) -> tuple[WaitingLook, ...]:
        """The looks behind these facts that nobody has agreed to, each once.

        Args:
            facts: what is known: a server that this site alone sees has been looked at unasked.
        """
        needed = (key for key in keys if not _is_far(key) or (key in facts and _is_not_asked(facts[key])))
        return tuple(dict.fromkeys(look for key in needed if (look := self._unsettled(key)) is not None))

    def withheld(self, keys: Iterable[FactKey]) -> dict[FactKey, Fact]:
        """What a look without a text leaves open: a server outside would see the look, and no text speaks of it."""
        if self.to_all:
            return {}
        return {key: Fact(key, _WITHHELD) for key in keys if key.name.partition(".")[0] in _SEEN_OUTSIDE}

    def not_run(self, key: FactKey, look: WaitingLook) -> Fact:
        """The fact as it stands without the look."""
        if look.id in self._refused:
            return Fact(key, Unknown(Reason.NOT_ASKED, "you chose not to look"))
        why = f"it takes up to {look.at_most_s:g} s" if look.pace is Pace.SLOW else "others can see it"
        return Fact(key, Unknown(Reason.NOT_ASKED, f"{why}, so Drydock asks first", self.remedy))


class Agreed(Relay):
    """A Look of a probe that may connect to where others see it."""

    def dial(self, ask: Dial) -> DialReply:
        """Connect, with a person's word where only a text names the place."""
        return super().dial(msgspec.structs.replace(ask, named_by="agreed") if ask.named_by == "text" else ask)


def with_waiting(diagnosis: Diagnosis, looks: Mapping[FactKey, WaitingLook]) -> Diagnosis:
    """The diagnosis with the looks that wait, each with the causes that it would tell more about."""
    concerned: dict[WaitingLook, dict[str, None]] = {}
    for key, look in looks.items():
        causes = (each.cause.id for each in diagnosis.candidates if key in _open_facts(each))
        concerned.setdefault(look, {}).update(dict.fromkeys(causes))
    waiting = (msgspec.structs.replace(look, causes=tuple(causes)) for look, causes in concerned.items())
    return msgspec.structs.replace(diagnosis, waiting=tuple(waiting))


def _open_facts(candidate: Candidate) -> set[FactKey]:
    """What its evidence could not be judged without, and what its fixes need."""
    values = Values(candidate.captures, {})
    mentioned = (each for fix in candidate.cause.fixes for each in mentioned_in_fix(fix))
    return {FactKey(each.name, each.of) for each in candidate.unsettled} | set(keys_of(mentioned, values))


def _is_not_asked(fact: Fact) -> bool:
    return isinstance(fact.answer, Unknown) and fact.answer.reason is Reason.NOT_ASKED


def _costly_look(key: FactKey) -> WaitingLook | None:
    from assistant.probes.by_name import probe_of  # all probes at once: reading only a text needs none of them

    probe = probe_of(key.name)
    if probe is None:
        return None
    effort = probe.effort(key.of)
    if effort.pace is Pace.QUICK:
        return None
    return WaitingLook(_name(probe, key.of), effort.pace, effort.does, effort.at_most_s)


def _name(probe: Probe, of: str | None) -> str:
    if probe.effort(of).beyond_site:
        return f"connection to {of}"  # whatever is wanted to know of a server: one word for it is enough
    return probe.name if probe.of is None else f"{probe.name} of {of}"


def _is_far(key: FactKey) -> bool:
    """Whether only a part of the look waits: as far as others can see it."""
    from assistant.probes.by_name import probe_of

    probe = probe_of(key.name)
    return probe is not None and probe.effort(key.of).beyond_site
