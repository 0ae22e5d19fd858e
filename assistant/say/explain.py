"""Explains in words: why this next, how it was concluded, why not another cause, and what if a fact were different.

Each function returns plain text lines that still fit into 80 columns when they are indented.
"""

from __future__ import annotations

from assistant.model.diagnosis import Diagnosis
from assistant.model.tree import Cause
from assistant.reasoning.knowledge import Knowledge
from assistant.say.changes import what_if
from assistant.say.sections import (
    ACTIONS,
    AGAINST,
    FOR,
    candidate_in,
    comparison_lines,
    effect_lines,
    fact_words,
    finding_lines,
    missed_lines,
    recognised_lines,
    rival_lines,
    root_lines,
    unsettled_lines,
    verdict_lines,
)
from assistant.text.nearest import nearest
from assistant.text.safe import flat
from assistant.text.wrapped import bullets, paragraph

__all__ = ["how", "what_if", "why", "why_not"]


def why(diagnosis: Diagnosis) -> list[str]:
    """Why the next action is the one that it is."""
    action = diagnosis.next
    lines = paragraph(ACTIONS[action.kind].format(id=flat(action.id))) + paragraph(flat(action.why))
    candidate = candidate_in(diagnosis, action.cause) if action.cause else diagnosis.best
    if candidate is not None:
        lines += ["", *verdict_lines(candidate), *finding_lines(candidate, diagnosis, FOR)]
    return lines + rival_lines(diagnosis, candidate)


def how(diagnosis: Diagnosis, cause_id: str) -> list[str]:
    """How a cause was judged: every finding, the facts behind it and how they were found."""
    candidate = candidate_in(diagnosis, cause_id)
    if candidate is None:
        return paragraph(f"{flat(cause_id)} was not considered: the text shows none of its symptoms.")
    doubt = candidate.cause.wrong_if.strip()
    return [
        *verdict_lines(candidate),
        *recognised_lines(candidate, diagnosis),
        *finding_lines(candidate, diagnosis, FOR),
        *finding_lines(candidate, diagnosis, AGAINST),
        *missed_lines(candidate, diagnosis),
        *unsettled_lines(candidate),
        *effect_lines(candidate, diagnosis),
        *paragraph(f"This is wrong if: {doubt}" if doubt else ""),
    ]


def why_not(diagnosis: Diagnosis, kb: Knowledge, cause_id: str) -> list[str]:
    """Why a cause is not the answer, also one that was never considered."""
    candidate = candidate_in(diagnosis, cause_id)
    if candidate is None:
        return _not_considered(diagnosis, kb, cause_id.strip())
    if candidate is diagnosis.best:
        return paragraph("As far as the evidence goes, it is the answer:") + how(diagnosis, cause_id)
    return [
        *verdict_lines(candidate),
        *root_lines(candidate, diagnosis),
        *finding_lines(candidate, diagnosis, AGAINST),
        *missed_lines(candidate, diagnosis),
        *unsettled_lines(candidate),
        *comparison_lines(candidate, diagnosis),
    ]


def _not_considered(diagnosis: Diagnosis, kb: Knowledge, cause_id: str) -> list[str]:
    if cause_id not in kb.causes:
        near = nearest(cause_id, kb.causes, 3)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        return paragraph(f"There is no cause {flat(cause_id) or 'without an id'}.{hint}")
    cause = kb.causes[cause_id]
    symptoms = [kb.symptoms[id_] for id_ in kb.symptoms_of(cause_id)]
    return [
        *paragraph(f"{cause.title} ({cause.id}) was not considered: the text shows none of its symptoms."),
        *bullets("Its symptoms:", (each.title for each in symptoms)),
        *bullets("Typical messages:", (each.messages[0].text for each in symptoms if each.messages)),
        *_known_of(cause, diagnosis),
    ]


def _known_of(cause: Cause, diagnosis: Diagnosis) -> list[str]:
    """What the facts say all the same, where they happen to be known."""
    names = {condition.name for evidence in cause.evidence for condition in evidence.when}
    return bullets("Known facts about it:", (fact_words(fact) for fact in diagnosis.facts if fact.key.name in names))
