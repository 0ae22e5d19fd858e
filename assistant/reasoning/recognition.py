"""What the matches say together: which symptoms are there, how surely, and with which captures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from assistant.model.fault_line import FaultLine
from assistant.model.match import Match, MatchKind
from assistant.model.tree import Symptom
from assistant.reasoning import weights
from assistant.reasoning.knowledge import Knowledge
from assistant.reasoning.standing import standing
from assistant.reasoning.trust import words_of

_PASTE = "paste"


class Seen(msgspec.Struct, frozen=True):
    """A match, how far it is to be trusted, and what of that is left where it stands; both 0 to 1."""

    match: Match
    trust: float
    standing: float = 1.0

    @property
    def worth(self) -> float:
        """How far it tells what is there: what is recognised beyond doubt can be what every program prints."""
        return self.trust * min(1.0, self.match.specificity / weights.SPECIFIC)


class Recognition(msgspec.Struct, frozen=True):
    """One recognised symptom.

    Attributes:
        seen: its matches, best first.
        quality: how much it needs explaining, 0 to 1; little for one that rests on echo lines alone.
        names_fault: a line of it names a fault.
        from_user: the user showed it; else it was read on the host.
    """

    symptom: Symptom
    seen: tuple[Seen, ...]
    quality: float
    names_fault: bool
    from_user: bool

    @property
    def trust(self) -> float:
        """How surely its best match was recognised."""
        return self.seen[0].trust

    @property
    def is_generic(self) -> bool:
        """Whether all of its messages are such as many programs print, for many reasons."""
        return all(each.match.specificity < weights.GENERIC for each in self.seen)

    @property
    def is_guess(self) -> bool:
        """Whether only words are shared with the text, and the user has not said that this is it."""
        return all(each.match.kind is MatchKind.WORDS for each in self.seen)


def recognise(kb: Knowledge, matches: Iterable[Match], lines: Iterable[FaultLine] = ()) -> tuple[Recognition, ...]:
    """Join the matches by symptom, in the order of the text.

    Args:
        lines: those of the user's text that report a fault.
    """
    known = _with_quiet_as_echoes([match for match in matches if match.symptom in kb.symptoms], lines)
    grouped: dict[str, list[Seen]] = {}
    for match in known:
        stands = standing(match, kb.symptoms[match.symptom])
        grouped.setdefault(match.symptom, []).append(Seen(match, stands * _trust(match, known), stands))
    last = max((match.line for match in known if match.origin == _PASTE and not match.echo), default=0)
    bare = _bare_lines(known)
    return tuple(_join(kb.symptoms[id_], group, last, bare) for id_, group in grouped.items())


def _bare_lines(matches: list[Match]) -> frozenset[int]:
    """The lines whose message says no more than their form: what a tree knows of such a line is not what is wrong."""
    shaped = {match.line for match in matches if match.kind is MatchKind.SHAPE}
    return frozenset(match.line for match in matches if match.line in shaped and match.kind is not MatchKind.SHAPE)


def _with_quiet_as_echoes(matches: list[Match], lines: Iterable[FaultLine]) -> list[Match]:
    """Harmless lines and follow-ups are echoes beside a line that names a fault; alone they are what there is."""
    if not any(_names_one(match) for match in matches) and not any(each.weight for each in lines):
        return matches
    return [msgspec.structs.replace(match, echo=True) if match.quiet else match for match in matches]


def _names_one(match: Match) -> bool:
    loud = not (match.quiet or match.echo) and match.origin == _PASTE
    return loud and match.specificity >= weights.GENERIC and _certainty(match) >= weights.NAMING


def _trust(match: Match, matches: list[Match]) -> float:
    within = any(_is_within(match, other) for other in matches)
    return _certainty(match) * (weights.WITHIN if within else 1.0)


def _certainty(match: Match) -> float:
    return weights.KIND[match.kind] * match.score


def _is_within(match: Match, other: Match) -> bool:
    """Whether another symptom's message says the same words of the same line, and more."""
    if match.symptom == other.symptom or match.origin != other.origin or match.line != other.line:
        return False
    less, more = words_of(match.message), words_of(other.message)
    return len(less) < len(more) and f" {less} " in f" {more} "


def _join(symptom: Symptom, group: list[Seen], last: int, bare: frozenset[int]) -> Recognition:
    ordered = sorted(group, key=lambda each: (each.match.echo, -each.trust, each.match.line))
    naming = [each.worth for each in ordered if not each.match.echo]
    quality = max(naming) if naming else weights.ECHO * max(each.worth for each in ordered)
    if all(each.match.origin == _PASTE and each.match.line < last for each in group):
        quality *= weights.EARLIER
    if all(each.match.kind is MatchKind.SHAPE and each.match.line in bare for each in group):
        quality = 0.0  # a message of the same line asks for the same explanation
    return Recognition(
        symptom=symptom,
        seen=tuple(ordered),
        quality=quality,
        names_fault=any(
            not each.match.echo
            and each.match.line not in bare
            and each.standing * _certainty(each.match) >= weights.NAMING
            for each in group
        ),
        from_user=any(each.match.origin == _PASTE or each.match.kind is MatchKind.CHOSEN for each in group),
    )


def coverage(recognitions: Iterable[Recognition]) -> float:
    """How probable it is that one of the candidates is the cause, from how surely the symptoms were recognised."""
    shares = [
        (weights.ECHO_COVERAGE if each.match.echo else weights.COVERAGE) * each.worth
        for known in recognitions
        for each in known.seen
    ]
    return max(shares, default=0.0)


def capture_sets(recognitions: Iterable[Recognition], extra: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    """The readings of the text: one for each match that has captures of its own, best first.

    Each is filled up from the other matches and then from the symptoms' defaults; what the user answered comes before
    all of them.
    """
    known = tuple(recognitions)
    seen = sorted(
        (each for one in known for each in one.seen), key=lambda each: (each.match.echo, -each.trust, each.match.line)
    )
    shared: dict[str, str] = {}
    for source in (*(each.match.captures for each in seen), *(each.symptom.captures for each in known)):
        for name, value in source.items():
            shared.setdefault(name, value)
    readings = [{**shared, **each.match.captures, **extra} for each in seen] or [dict(extra)]
    distinct = [reading for at, reading in enumerate(readings) if reading not in readings[:at]]
    return tuple(distinct[: weights.CAPTURE_SETS])
