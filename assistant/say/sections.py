"""The sections that explanations are made of, each a list of lines, empty when there is nothing to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.model.diagnosis import Candidate, CauseStatus, Diagnosis, Finding
from assistant.model.fact import Fact, FactKey
from assistant.model.tree import Effect
from assistant.reasoning import weights
from assistant.reasoning.condition import state_words
from assistant.text.numbers import percent
from assistant.text.safe import flat, one_line
from assistant.text.wrapped import bullets, paragraph

ACTIONS = {
    "fix": "Apply the fix {id}.",
    "advice": "Follow the advice {id}.",
    "question": "Answer the question {id}.",
    "probe": "Check {id}.",
    "nothing": "No fix to suggest.",
}
FOR = (Effect.CONFIRMS, Effect.SUPPORTS)
AGAINST = (Effect.EXCLUDES, Effect.WEAKENS)
_TITLES: dict[tuple[Effect, ...], str] = {FOR: "Evidence for it:", AGAINST: "Evidence against it:"}
_LONG = 300
"""Characters of a value that are shown: a journal's lines would bury the rest."""
_COULD = {Effect.CONFIRMS: "prove it", Effect.EXCLUDES: "rule it out"}


def candidate_in(diagnosis: Diagnosis, cause_id: str) -> Candidate | None:
    """The candidate with this id."""
    return next((each for each in diagnosis.candidates if each.cause.id == cause_id.strip()), None)


def verdict_lines(candidate: Candidate) -> list[str]:
    """The cause, and how sure it is."""
    excluded = candidate.status is CauseStatus.EXCLUDED
    sure = "ruled out" if excluded else f"{candidate.status.value}, {percent(candidate.probability)}"
    return paragraph(f"{candidate.cause.title} ({candidate.cause.id}): {sure}.")


def recognised_lines(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    """What was recognised that the cause would explain."""
    lines = (
        f"{match.origin}{f', line {match.line}' if match.line else ''}: {flat(match.text)}"
        f"{f', read as: {flat(match.read_as)}' if match.read_as else ''}"
        for match in diagnosis.matches
        if match.symptom in candidate.symptoms
    )
    return bullets("It would explain:", lines)


def finding_lines(candidate: Candidate, diagnosis: Diagnosis, effects: tuple[Effect, ...]) -> list[str]:
    """The findings for a cause, or against it, with the facts behind them."""
    facts = {fact.key: fact for fact in diagnosis.facts}
    found = (_finding_words(each, facts) for each in candidate.findings if each.effect in effects)
    return bullets(_TITLES[effects], found)


def missed_lines(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    """The facts that would prove the cause, where they are not so."""
    if any(each.effect is Effect.CONFIRMS for each in candidate.findings):
        return []
    facts = {fact.key: fact for fact in diagnosis.facts}
    instead = (fact_words(facts[key]) for key in candidate.unproved if key in facts)
    return bullets("It is not proved, because:", dict.fromkeys(instead))


def unsettled_lines(candidate: Candidate) -> list[str]:
    """The evidence that could not be judged; it does not matter when the cause is confirmed."""
    if candidate.status is CauseStatus.CONFIRMED:
        return []
    lines = (f"{flat(each.why)}; it could {_COULD.get(each.effect, 'say more')}." for each in candidate.unsettled)
    return bullets("Could not be checked:", dict.fromkeys(lines))


def effect_lines(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    """The candidates that are only effects of this one."""
    titles = (each.cause.title for each in diagnosis.candidates if each.cause.id in candidate.root_of)
    return bullets("It also explains:", titles)


def root_lines(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    """The candidates of which this one is only an effect."""
    roots = [each.cause.title for each in diagnosis.candidates if candidate.cause.id in each.root_of]
    return paragraph(f"It is only a result of: {'; '.join(roots)}.") if roots else []


def comparison_lines(candidate: Candidate, diagnosis: Diagnosis) -> list[str]:
    """What the best candidate has that this one has not."""
    best = diagnosis.best
    if best is None:
        return []
    odds = f" ({percent(best.probability)}, this one {percent(candidate.probability)})"
    if candidate.status is CauseStatus.EXCLUDED:
        odds = ""
    proof = next((each.says for each in best.findings if each.effect in FOR), None)
    because = f": {proof}" if proof else f", which is {best.cause.odds.value} for these messages"
    return paragraph(f"More likely{odds}: {best.cause.title}{because}.")


def rival_lines(diagnosis: Diagnosis, candidate: Candidate | None) -> list[str]:
    """What else it may be."""
    rivals = [
        f"{each.cause.title}: {percent(each.probability)}"
        for each in diagnosis.candidates
        if each is not candidate and each.probability >= weights.LEADER
    ]
    if diagnosis.candidates and diagnosis.other_probability >= weights.LEADER:
        rivals.append(f"something else: {percent(diagnosis.other_probability)}")
    return bullets("Also possible:", rivals)


def fact_words(fact: Fact) -> str:
    """A fact, its value, and how it was found."""
    source = f" (from {flat(fact.source)})" if fact.source else ""
    return f"{flat(str(fact.key))} {one_line(state_words(fact.key.name, fact.answer), _LONG)}{source}"


def _finding_words(finding: Finding, facts: Mapping[FactKey, Fact]) -> str:
    grounds = [*_text_grounds(finding), *(fact_words(facts[key]) for key in finding.keys if key in facts)]
    return f"{finding.says}: {'; '.join(grounds)}." if grounds else f"{finding.says}."


def _text_grounds(finding: Finding) -> Iterator[str]:
    if finding.subject == "capture":
        yield f"the text names the {finding.name} {flat(finding.value or '')}"
    elif finding.subject == "paste":
        yield f"the text {'contains' if finding.value else 'does not contain'} '{flat(finding.name)}'"
