"""From matches and facts to the whole answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

import msgspec

from assistant.model.diagnosis import Candidate, Diagnosis, Finding, Proved
from assistant.model.effort import WaitingLook
from assistant.model.fact import Fact, FactKey
from assistant.model.fault_line import FaultLine
from assistant.model.match import Match
from assistant.model.tree import Condition, Effect
from assistant.reasoning import weights
from assistant.reasoning.dated import is_elsewhere, remarks_on_origin
from assistant.reasoning.evidence import Proof
from assistant.reasoning.judged import Judged
from assistant.reasoning.judgement import Judgement, judge_candidates
from assistant.reasoning.knowledge import Knowledge
from assistant.reasoning.next import choose_next
from assistant.reasoning.pasted import contradictions, with_pasted
from assistant.reasoning.recognition import recognise
from assistant.reasoning.remarks import remarks_on
from assistant.reasoning.unexplained import open_lines, shown_lines


def diagnose(
    kb: Knowledge,
    matches: Iterable[Match],
    phrases: Set[str],
    facts: Mapping[FactKey, Fact],
    captures: Mapping[str, str] | None = None,
    looks: Mapping[FactKey, WaitingLook] | None = None,
    pasted: Mapping[FactKey, Fact] | None = None,
    fault_lines: Iterable[FaultLine] = (),
    worth: Mapping[str, float] | None = None,
    likeness: Mapping[str, float] | None = None,
) -> Diagnosis:
    """Rank the causes of what was recognised, and choose what to do next.

    Args:
        matches: what was recognised in the user's text and in the host's journals.
        phrases: the texts of `paste:` conditions that stand there.
        facts: what is known of the host, and the human's answers.
        captures: values that the human gave, before those of the text.
        looks: the looks that wait for a person's consent, by the facts that they would tell.
        pasted: the facts that the user's text shows.
        fault_lines: the lines of the user's text that report a fault.
        worth: how much each of the phrases tells, 0 to 1; 1 where nothing is said.
        likeness: how much of the text's words each cause's tree has; see matching.alike.

    Returns:
        Without a recognised symptom, and without a fact in the text that proves a cause: no candidates, nothing to do.
    """
    known, shown, lines = tuple(matches), pasted or {}, tuple(fault_lines)
    recognitions = recognise(kb, known, lines)
    elsewhere = is_elsewhere(known, facts)
    all_facts = with_pasted(facts, shown, elsewhere=elsewhere)
    judgement = judge_candidates(kb, recognitions, phrases, all_facts, captures or {}, lines, worth, likeness)
    return Diagnosis(
        matches=known,
        candidates=tuple(_with_doubts(candidate_of(judgement, each), known) for each in judgement.judged),
        other_probability=judgement.other,
        facts=tuple(all_facts.values()),
        next=choose_next(judgement, recognitions, phrases, all_facts, looks or {}),
        remarks=(
            *remarks_on_origin(known, facts),
            *(() if elsewhere else contradictions(_conditions(judgement), facts, shown)),
            *remarks_on(judgement, all_facts),
        ),
        unexplained=shown_lines(_left_open(judgement, lines)),
    )


def _left_open(judgement: Judgement, lines: Iterable[FaultLine]) -> list[FaultLine]:
    """The lines that report a fault, and that none of the leading candidates explains."""
    alive = [each for each in judgement.judged if not each.excluded]
    leaders = [each for each in alive if judgement.probabilities[each.id] >= weights.LEADER] or alive[:1]
    symptoms = (id_ for each in leaders for id_ in each.hypothesis.explains)
    return open_lines(lines, symptoms, (finding for each in leaders for finding in each.assessment.findings))


def _conditions(judgement: Judgement) -> Iterator[tuple[Condition, dict[str, str]]]:
    """What the leaders are judged by, each with its reading of the text."""
    for each in judgement.judged[: weights.LEADERS]:
        for evidence in each.hypothesis.cause.evidence:
            yield from ((condition, each.captures) for condition in evidence.when)


def candidate_of(judgement: Judgement, judged: Judged) -> Candidate:
    """A judged cause as the answer shows it."""
    return Candidate(
        cause=judged.hypothesis.cause,
        status=judgement.status(judged),
        probability=judgement.probabilities[judged.id],
        findings=told_once(judged.assessment.findings),
        unsettled=judged.assessment.unsettled,
        captures=judged.captures,
        symptoms=judged.hypothesis.explains,
        root_of=tuple(each.id for each in judgement.judged if each.id in judgement.effects.get(judged.id, ())),
        unproved=judged.assessment.unproved,
        proved=_PROVED[judged.assessment.proof] if judged.confirmed else Proved.NOT,
        contradicted=judged.assessment.contradicted,
        beside=judged.hypothesis.beside,
    )


def _with_doubts(candidate: Candidate, matches: Iterable[Match]) -> Candidate:
    doubted = {(name, each.captures[name]) for each in matches for name in each.doubtful}
    doubtful = tuple(name for name, value in candidate.captures.items() if (name, value) in doubted)
    return msgspec.structs.replace(candidate, doubtful=doubtful) if doubtful else candidate


_PROVED = {Proof.NONE: Proved.NOT, Proof.TEXT: Proved.BY_TEXT, Proof.PASTE: Proved.BY_TEXT, Proof.FACT: Proved.BY_HOST}
_STRENGTH = {Effect.CONFIRMS: 1, Effect.SUPPORTS: 0, Effect.WEAKENS: 0, Effect.EXCLUDES: 1}
_AGAINST = frozenset({Effect.WEAKENS, Effect.EXCLUDES})


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without those that say, for or against a cause, what another one says already.

    The stronger one stays, at the place of the first, with the facts of both. Each of them has counted.
    """
    told: dict[tuple[bool, str], Finding] = {}
    for each in findings:
        key = (each.effect in _AGAINST, each.says or f"{each.name} {each.of} {each.value}")
        first = told.get(key, each)
        strongest = max(first, each, key=lambda finding: _STRENGTH[finding.effect])
        told[key] = msgspec.structs.replace(
            strongest, keys=tuple(dict.fromkeys((*strongest.keys, *first.keys, *each.keys)))
        )
    return tuple(told.values())
