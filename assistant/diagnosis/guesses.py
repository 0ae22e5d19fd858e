"""What a text is about when no tree knows its messages: by the form of its errors, or by its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from heapq import nlargest

import msgspec

from assistant.diagnosis.expertise import Expertise
from assistant.diagnosis.known_matches import is_recognised
from assistant.matching.capture import clean
from assistant.model.block import Block, BlockKind
from assistant.model.diagnosis import Diagnosis, Proved
from assistant.model.fault_line import FaultLine
from assistant.model.match import Match, MatchKind
from assistant.reasoning.weights import GENERIC, KIND, NAMING
from assistant.text.holes import WRITTEN_HOLE
from assistant.text.parts import head_of

_LONGEST_LINE = 300
_LONGEST_COMPLAINT = 5000
_LONGEST_WHOLE = 8000
_MOST_ALIKE = 4
_LEAST_ALIKE = 0.45
_NEAR_BEST = 0.75
"""A cause is near when the text is at least so much alike to it, and not much less than to the nearest."""
_LONGEST_BARE = 70
"""Characters outside of holes of the longest message that says no more than its form."""


def names_a_fault(match: Match) -> bool:
    """Whether a message was recognised well, and says more of what is wrong than its form does."""
    if not is_recognised(match) or match.echo or match.quiet or match.specificity < GENERIC:
        return False
    if KIND[match.kind] * match.score < NAMING:
        return False
    if len(WRITTEN_HOLE.sub("", match.message)) > _LONGEST_BARE:
        return True
    from assistant.matching.shapes.bare import is_bare  # only where a message is so short

    return not is_bare(match.message)


def matches_by_form(
    expertise: Expertise, text: str | bytes, blocks: Iterable[Block], matches: Collection[Match]
) -> tuple[Match, ...]:
    """The symptoms that take a shape of the text; none where a message is recognised that names a fault.

    Args:
        blocks: of the same text.
        matches: what was recognised in it.
    """
    if not expertise.kb.shapes or any(map(names_a_fault, matches)):
        return ()
    from assistant.matching.shapes.matches import matches_of  # most texts are recognised without it
    from assistant.matching.shapes.reader import read_shapes

    plain = text if isinstance(text, str) else text.decode(errors="replace")
    return tuple(matches_of(read_shapes(plain, blocks), expertise.kb.shapes))


def with_forms(lines: Iterable[FaultLine], matches: Collection[Match]) -> tuple[FaultLine, ...]:
    """Lines that report a fault, with the symptoms that take their form beside those whose messages they are."""
    by_line: dict[int, tuple[str, ...]] = {}
    for match in matches:
        by_line[match.line] = (*by_line.get(match.line, ()), match.symptom)
    return tuple(
        msgspec.structs.replace(each, symptoms=(*each.symptoms, *by_line[each.line])) if each.line in by_line else each
        for each in lines
    )


def as_given(matches: Iterable[Match], text: str | bytes, english: str) -> tuple[Match, ...]:
    """Matches of a text that was put into English, with the lines as they were given.

    Args:
        text: as it was given.
        english: as it was read; its lines are those of `text`.
    """
    plain = text if isinstance(text, str) else text.decode(errors="replace")
    pairs = enumerate(zip(plain.split("\n"), english.split("\n"), strict=False), 1)
    own = {number: head_of(clean(given), _LONGEST_LINE) for number, (given, read) in pairs if given != read}
    return tuple(
        msgspec.structs.replace(match, text=own[match.line], read_as=match.text) if match.line in own else match
        for match in matches
    )


def answers_by_form(diagnosis: Diagnosis) -> bool:
    """Whether a look at what a shape is about has found the property that explains it."""
    by_form = any(match.kind is MatchKind.SHAPE for match in diagnosis.matches)
    return by_form and diagnosis.best is not None and diagnosis.best.proved is Proved.BY_HOST


def telling_part(text: str, lines: Iterable[FaultLine]) -> str:
    """What is compared with the trees' words: a short text whole, of a long one the lines that report a fault."""
    return text if len(text) <= _LONGEST_WHOLE else head_of("\n".join(each.text for each in lines), _LONGEST_WHOLE)


def matches_by_likeness(
    expertise: Expertise,
    likeness: Mapping[str, float],
    matches: Collection[Match],
    lines: Iterable[FaultLine],
    blocks: Collection[Block],
) -> tuple[Match, ...]:
    """The symptoms of the causes that a text is most alike to; none where a message is recognised that names a fault.

    Args:
        likeness: by cause.
        matches: what was recognised in the text.
        lines: those of the text that report a fault; without any, and without a person's words, nobody complains.
        blocks: of the same text.
    """
    traces = {line for each in blocks if each.kind is BlockKind.TRACE for line in each.lines}
    # An application's own stack trace is no fault of the host's.
    faults = [each.line for each in lines if each.weight and each.line not in traces]
    said = [each.first for each in blocks if each.kind is BlockKind.WORDS]
    if not (faults or said) or any(map(names_a_fault, matches)):
        return ()
    nearest = nlargest(_MOST_ALIKE, likeness, key=lambda id_: likeness[id_])
    best = likeness[nearest[0]] if nearest else 0.0
    near = [id_ for id_ in nearest if likeness[id_] >= max(_LEAST_ALIKE, _NEAR_BEST * best)]
    homes = dict.fromkeys(expertise.kb.causes[id_].home for id_ in near)
    # What the form of an error is about, its form tells.
    other = {match.symptom for match in matches} | {id_ for id_, _ in expertise.kb.shapes}
    titles = {id_: expertise.kb.symptoms[id_].title for id_ in homes if id_ not in other}
    score = round(min(1.0, best), 3)
    return tuple(Match(id_, title, MatchKind.WORDS, score, (faults or said)[0], title) for id_, title in titles.items())


def matches_by_words(
    expertise: Expertise, text: str | bytes, blocks: Iterable[Block], matches: Collection[Match]
) -> tuple[Match, ...]:
    """The symptoms that share words with a text and are not known yet; none where more than words is known of it.

    Args:
        blocks: of the same text: what a person wrote beside what a program printed is the complaint.
        matches: what was recognised in it.
    """
    if any(match.kind is not MatchKind.WORDS for match in matches):
        return ()
    from assistant.matching.complaints.suggest import suggest  # most texts are recognised without it

    plain = text if isinstance(text, str) else text[0:_LONGEST_COMPLAINT].decode(errors="replace")
    own = [block for block in blocks if block.kind is BlockKind.WORDS]
    said, line = ("\n".join(block.text for block in own), own[0].first) if own else (plain, 1)
    known = {match.symptom for match in matches}
    return tuple(each for each in suggest(said, lambda: expertise.complaints, line) if each.symptom not in known)
