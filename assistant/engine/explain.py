"""Explains in words: why this next, how it was concluded, why not another cause, and what if a fact were different.

Each function returns plain text lines of at most 76 columns, so that they still fit into 80 when they are indented.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from assistant.engine import weights
from assistant.engine.condition import state_words
from assistant.engine.grounds import facts_behind
from assistant.engine.knowledge import Knowledge
from assistant.engine.values import clean
from assistant.engine.wrapped import bullet, paragraph
from assistant.model.diagnosis import Candidate, CauseStatus, Diagnosis, Finding
from assistant.model.fact import Answer, Fact, FactKey
from assistant.model.tree import Cause, Effect

_KINDS = {
    "fix": "Do the fix {id}.",
    "advice": "Follow the advice {id}.",
    "question": "Answer the question {id}.",
    "probe": "Look at {id}.",
    "nothing": "Nothing is proposed.",
}
_STATUS = {
    CauseStatus.CONFIRMED: "confirmed",
    CauseStatus.LIKELY: "likely",
    CauseStatus.POSSIBLE: "possible",
    CauseStatus.EXCLUDED: "excluded",
}
_FOR = (Effect.CONFIRMS, Effect.SUPPORTS)


def why(diagnosis: Diagnosis) -> list[str]:
    """Why the next action is the one that it is."""
    action = diagnosis.next
    lines = paragraph(_KINDS[action.kind].format(id=clean(action.id))) + paragraph(clean(action.why))
    candidate = _candidate(diagnosis, action.cause) if action.cause else diagnosis.best
    if candidate is not None:
        lines += ["", *_verdict(candidate), *_findings(candidate, diagnosis, _FOR, "What speaks for it:")]
    return lines + _rivals(diagnosis, candidate)


def how(diagnosis: Diagnosis, cause_id: str) -> list[str]:
    """How a cause was judged: every finding, the facts behind it and how they were found."""
    candidate = _candidate(diagnosis, cause_id)
    if candidate is None:
        return paragraph(f"{clean(cause_id)} was not considered: none of its symptoms was recognised.")
    against = (Effect.EXCLUDES, Effect.WEAKENS)
    return [
        *_verdict(candidate),
        *_recognised(candidate, diagnosis),
        *_findings(candidate, diagnosis, _FOR, "What speaks for it:"),
        *_findings(candidate, diagnosis, against, "What speaks against it:"),
        *_unsettled(candidate),
        *_effects(candidate, diagnosis),
        *paragraph(f"It would be wrong if: {candidate.cause.wrong_if.strip()}" if candidate.cause.wrong_if else ""),
    ]


def why_not(diagnosis: Diagnosis, kb: Knowledge, cause_id: str) -> list[str]:
    """Why a cause is not the answer, also one that was never considered."""
    candidate = _candidate(diagnosis, cause_id)
    if candidate is None:
        return _not_considered(diagnosis, kb, cause_id.strip())
    if candidate is diagnosis.best:
        return paragraph("It is the answer, as far as the evidence goes:") + how(diagnosis, cause_id)
    against = (Effect.EXCLUDES, Effect.WEAKENS)
    return [
        *_verdict(candidate),
        *_root(candidate, diagnosis),
        *_findings(candidate, diagnosis, against, "What speaks against it:"),
        *_missed(candidate, diagnosis),
        *_unsettled(candidate),
        *_compared(candidate, diagnosis),
    ]


def what_if(before: Diagnosis, after: Diagnosis, key: FactKey, answer: Answer) -> list[str]:
    """What would change if a fact were different.

    Args:
        before: the diagnosis from the facts as found.
        after: the diagnosis with the fact as assumed.
    """
    found = {fact.key: fact for fact in before.facts}.get(key)
    now = state_words(key.name, found.answer) if found else "has not been looked at"
    lines = paragraph(f"If {clean(str(key))} {_subjunctive(state_words(key.name, answer))} (it {now}):")
    changes = [line for line in _changes(before, after)]
    return lines + (changes or paragraph("Nothing would change: no candidate's evidence turns on it."))


def _candidate(diagnosis: Diagnosis, cause_id: str) -> Candidate | None:
    return next((each for each in diagnosis.candidates if each.cause.id == cause_id.strip()), None)


def _percent(probability: float) -> str:
    return (
        "under 1 %"
        if 0 < probability < 0.01
        else "over 99 %"
        if 0.99 < probability < 1
        else f"{probability:.0%}".replace("%", " %")
    )


def _verdict(candidate: Candidate) -> list[str]:
    sure = _STATUS[candidate.status]
    if candidate.status is not CauseStatus.EXCLUDED:
        sure += f", {_percent(candidate.probability)}"
    return paragraph(f"{candidate.cause.title} ({candidate.cause.id}): {sure}.")


def _recognised(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    lines = [
        f"{match.origin}{f', line {match.line}' if match.line else ''}: {clean(match.text)}"
        for match in diagnosis.matches
        if match.symptom in candidate.symptoms
    ]
    return _list("It would explain what was recognised:", lines)


def _list(title: str, items: Iterable[str]) -> list[str]:
    lines = [line for item in items for line in bullet(item)]
    return [title, *lines] if lines else []


def _findings(candidate: Candidate, diagnosis: Diagnosis, effects: tuple[Effect, ...], title: str) -> list[str]:
    known = {fact.key: fact for fact in diagnosis.facts}
    return _list(
        title,
        (line for each in candidate.findings if each.effect in effects for line in _finding(candidate, each, known)),
    )


def _finding(candidate: Candidate, finding: Finding, facts: Mapping[FactKey, Fact]) -> Iterator[str]:
    grounds = [_fact(fact) for fact in facts_behind(candidate, finding, facts)]
    if finding.subject == "capture":
        grounds.insert(0, f"the text gives {finding.name} {clean(finding.value or '')}")
    elif finding.subject == "paste":
        grounds.insert(0, f'the text {"says" if finding.value else "does not say"} "{clean(finding.name)}"')
    yield f"{finding.says}: {'; '.join(grounds)}." if grounds else f"{finding.says}."


def _fact(fact: Fact) -> str:
    source = f" (from {clean(fact.source)})" if fact.source else ""
    return f"{clean(str(fact.key))} {state_words(fact.key.name, fact.answer)}{source}"


def _unsettled(candidate: Candidate) -> list[str]:
    if candidate.status is CauseStatus.CONFIRMED:
        return []
    would = {Effect.CONFIRMS: "prove it", Effect.EXCLUDES: "rule it out"}
    lines = (f"{clean(each.why)}; it could {would.get(each.effect, 'tell more')}." for each in candidate.unsettled)
    return _list("What could not be judged:", dict.fromkeys(lines))


def _effects(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    titles = [each.cause.title for each in diagnosis.candidates if each.cause.id in candidate.root_of]
    return _list("These are only its effects:", titles)


def _root(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    roots = [each.cause.title for each in diagnosis.candidates if candidate.cause.id in each.root_of]
    return paragraph(f"It is only an effect of: {'; '.join(roots)}.") if roots else []


def _missed(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    """The facts that would prove the cause, as they are instead."""
    if any(each.effect is Effect.CONFIRMS for each in candidate.findings):
        return []
    known = {fact.key: fact for fact in diagnosis.facts}
    open_ones = {(each.name, each.of) for each in candidate.unsettled}
    facts = [
        fact
        for evidence in candidate.cause.evidence
        if evidence.effect is Effect.CONFIRMS
        for fact in facts_behind(candidate, evidence, known)
        if (fact.key.name, fact.key.of) not in open_ones
    ]
    return _list("What would prove it is not there:", dict.fromkeys(map(_fact, facts)))


def _compared(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    best = diagnosis.best
    if best is None:
        return []
    less = (
        ""
        if candidate.status is CauseStatus.EXCLUDED
        else f" ({_percent(candidate.probability)} against {_percent(best.probability)})"
    )
    proof = next((each.says for each in best.findings if each.effect in _FOR), None)
    because = f": {proof}" if proof else f", which is {best.cause.odds.value} with these messages"
    return paragraph(f"Likelier{less} is {best.cause.title}{because}.")


def _rivals(diagnosis: Diagnosis, candidate: Candidate | None) -> list[str]:
    rivals = [
        f"{each.cause.title}: {_percent(each.probability)}"
        for each in diagnosis.candidates
        if each is not candidate and each.probability >= weights.LEADER
    ]
    if diagnosis.other_probability >= weights.LEADER:
        rivals.append(f"something else: {_percent(diagnosis.other_probability)}")
    return _list("Also possible:", rivals)


def _not_considered(diagnosis: Diagnosis, kb: Knowledge, cause_id: str) -> list[str]:
    if cause_id not in kb.causes:
        near = difflib.get_close_matches(cause_id, kb.causes, n=3, cutoff=0.5)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        return paragraph(f"There is no cause {clean(cause_id) or 'without a name'}.{hint}")
    cause = kb.causes[cause_id]
    symptoms = [kb.symptoms[id_] for id_ in kb.symptoms_of(cause_id)]
    return [
        *paragraph(f"{cause.title} ({cause.id}) was not considered: none of its symptoms was recognised."),
        *_list("It shows as:", (each.title for each in symptoms)),
        *_list("With messages such as:", (each.messages[0].text for each in symptoms if each.messages)),
        *_what_is_known(cause, diagnosis),
    ]


def _what_is_known(cause: Cause, diagnosis: Diagnosis) -> list[str]:
    """What the facts say all the same, where they happen to be known."""
    known = {fact.key: fact for fact in diagnosis.facts}
    names = {condition.name for evidence in cause.evidence for condition in evidence.when}
    return _list("What is known of it:", (_fact(fact) for key, fact in known.items() if key.name in names))


def _subjunctive(state: str) -> str:
    return f"were{state.removeprefix('is')}"


def _changes(before: Diagnosis, after: Diagnosis) -> Iterator[str]:
    old = {each.cause.id: each for each in before.candidates}
    new = {each.cause.id: each for each in after.candidates}
    for id_ in dict.fromkeys((*new, *old)):
        yield from bullet(line) if (line := _change(old.get(id_), new.get(id_))) else ()
    if abs(before.other_probability - after.other_probability) >= 0.01:
        was, would = _percent(before.other_probability), _percent(after.other_probability)
        yield from bullet(f"Something else: {would} instead of {was}.")
    if before.next != after.next:
        yield from paragraph(f"Then next: {_KINDS[after.next.kind].format(id=clean(after.next.id))}")


def _change(old: Candidate | None, new: Candidate | None) -> str:
    was = _state(old)
    would = _state(new)
    known = new or old
    same = old and new and old.status is new.status and abs(old.probability - new.probability) < 0.01
    return "" if same or known is None else f"{known.cause.title}: {would} instead of {was}."


def _state(candidate: Candidate | None) -> str:
    if candidate is None:
        return "not considered"
    if candidate.status is CauseStatus.EXCLUDED:
        return "excluded"
    return f"{_STATUS[candidate.status]} ({_percent(candidate.probability)})"
