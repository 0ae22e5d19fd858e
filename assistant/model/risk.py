"""How dangerous a step is, what it affects, and what was allowed beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec


class Risk(StrEnum):
    """From harmless to dangerous; compare with `rank`."""

    READ_ONLY = "read-only"
    REVERSIBLE = "reversible"
    DISRUPTIVE = "disruptive"
    """Something stops for a while."""
    DESTRUCTIVE = "destructive"
    """Data can be lost."""

    @property
    def rank(self) -> int:
        """0 for read-only to 3 for destructive."""
        return list(Risk).index(self)


class Aspect(StrEnum):
    """What a step affects that undo alone does not make harmless; each is allowed by its name."""

    SERVICE = "service"
    """what stops"""
    DATA = "data"
    """what Docker would no longer see, or could be lost"""
    SECURITY = "security"
    """what is opened: registries without TLS, groups, namespaces, masks, ports, certificates"""
    REACH = "reach"
    """networks, names, addresses"""


Affects = dict[Aspect, str]
"""What a step affects, and for each a sentence for the person: what that means here."""

_OF_RISK: dict[Risk, Affects] = {
    Risk.DISRUPTIVE: {Aspect.SERVICE: "Something stops for a while."},
    Risk.DESTRUCTIVE: {Aspect.DATA: "What is removed cannot be brought back."},
}


def affects_of_risk(risk: Risk) -> Affects:
    """What a risk affects by itself, where nothing more exact is known."""
    return _OF_RISK.get(risk, {})


def filled_up(known: Mapping[Aspect, str], *others: Mapping[Aspect, str]) -> Affects:
    """What is affected by any of them; the sentence is the first one's that has one."""
    said: Affects = dict(known)
    for other in others:
        said = dict(other) | said
    return in_order(said)


def joined(*parts: Mapping[Aspect, str]) -> Affects:
    """What is affected by any of them, with all that they say about it, each sentence once."""
    said: dict[Aspect, list[str]] = {}
    for part in parts:
        for aspect, sentence in part.items():
            if sentence not in (sentences := said.setdefault(aspect, [])):
                sentences.append(sentence)
    return in_order({aspect: " ".join(filter(None, sentences)) for aspect, sentences in said.items()})


def in_order(affects: Mapping[Aspect, str]) -> Affects:
    """The same in the order of the aspects."""
    return {aspect: affects[aspect] for aspect in Aspect if aspect in affects}


class Allowance(msgspec.Struct, frozen=True):
    """What was allowed beforehand, without a look at the step.

    Attributes:
        aspects: what a step may affect.
        changes: it may change something at all.
    """

    aspects: frozenset[Aspect] = frozenset()
    changes: bool = True

    def lacking(self, risk: Risk, affects: Iterable[Aspect]) -> str:
        """What would have to be given to `--allow` besides, empty when the step is covered."""
        wanted = set(affects)
        missing = [aspect.value for aspect in Aspect if aspect in wanted and aspect not in self.aspects]
        if missing:
            return ",".join(aspect.value for aspect in Aspect if aspect in wanted | self.aspects)
        return Risk.REVERSIBLE.value if risk is not Risk.READ_ONLY and not self.changes else ""


_WORDS: dict[str, Allowance] = {
    Risk.READ_ONLY.value: Allowance(changes=False),
    Risk.REVERSIBLE.value: Allowance(),
    Risk.DISRUPTIVE.value: Allowance(frozenset({Aspect.SERVICE})),
    Risk.DESTRUCTIVE.value: Allowance(frozenset({Aspect.SERVICE, Aspect.DATA})),
} | {aspect.value: Allowance(frozenset({aspect})) for aspect in Aspect}

ALLOWANCES = tuple(_WORDS)
"""The words that `--allow` takes: the aspects, and the risks with what they imply."""


def allowance_of(written: str) -> Allowance:
    """What words with commas between them allow.

    Raises:
        ValueError: a word is none of `ALLOWANCES`; it is the argument.
    """
    words = [word.strip() for word in written.split(",")]
    if unknown := next((word for word in words if word not in _WORDS), None):
        raise ValueError(unknown)
    given = [_WORDS[word] for word in words if word in _WORDS]
    aspects = frozenset(aspect for each in given for aspect in each.aspects)
    return Allowance(aspects, any(each.changes for each in given))
