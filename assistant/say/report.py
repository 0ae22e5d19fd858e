"""A diagnosis in words, for the terminal and the conversation."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from assistant.model.diagnosis import (
    Candidate,
    CauseStatus,
    Diagnosis,
    Finding,
    Proved,
)
from assistant.model.fact import Unknown
from assistant.model.match import Match, MatchKind
from assistant.model.risk import Aspect
from assistant.model.tree import Effect, Fix
from assistant.reasoning import weights
from assistant.reasoning.affects import affects_of_fix
from assistant.reasoning.shown_fix import fixes_shown
from assistant.reasoning.unseen import unseen_facts
from assistant.reasoning.values import Values
from assistant.say.by_form import by_form
from assistant.say.lines import Line, Role
from assistant.text.numbers import percent
from assistant.text.safe import one_line

SHOWN_MATCHES = 4
SHOWN_OTHERS = 4
SHOWN_FROM = 0.02
"""Less likely causes are in the JSON; a person has better things to read."""

_SIGN = {Effect.CONFIRMS: "+", Effect.SUPPORTS: "+", Effect.WEAKENS: "-", Effect.EXCLUDES: "-"}
_HOW = {
    MatchKind.EXACT: "",
    MatchKind.TRUNCATED: " (cut short; the rest matches)",
    MatchKind.APPROXIMATE: " (close match)",
    MatchKind.SHAPE: " (I do not know this message, only its form)",
    MatchKind.WORDS: " (keyword guess)",
    MatchKind.CHOSEN: "",
}
_STATUS_ROLE = {
    CauseStatus.CONFIRMED: Role.GOOD,
    CauseStatus.LIKELY: Role.WARNING,
    CauseStatus.POSSIBLE: Role.PLAIN,
    CauseStatus.EXCLUDED: Role.DETAIL,
}


def diagnosis_lines(diagnosis: Diagnosis, *, probed: bool) -> list[Line]:
    """The whole answer: what was recognised, the cause with its evidence and fixes, what else it may be, what to do."""
    if diagnosis.best is not None and not diagnosis.names_a_cause:
        return [*_guesses(diagnosis), *_unexplained(diagnosis), *_remarks(diagnosis)]
    lines = list(_recognised(diagnosis.matches))
    best = diagnosis.best
    if best is not None:
        lines += _with_care(best, diagnosis)
    if best is None:
        lines += _nothing(diagnosis, probed)
    else:
        lines += _cause(best, diagnosis)
        lines += _others(diagnosis)
    return [*lines, *_unexplained(diagnosis), *_remarks(diagnosis)]


def _with_care(best: Candidate, diagnosis: Diagnosis) -> list[Line]:
    """What to know before reading the cause as the answer; nothing where it is one."""
    if not diagnosis.matches:
        what = "It shows" if best.proved is Proved.BY_TEXT else "This host has"
        told = f"I do not recognise an error in the text. {what} a known fault:"
    elif all(match.kind is MatchKind.SHAPE for match in diagnosis.matches):
        return [*by_form(best, diagnosis.matches), Line()]
    elif best.status is not CauseStatus.CONFIRMED and best.probability < weights.LEADER:
        other = percent(diagnosis.other_probability)
        told = f"No known cause fits well; it is more likely something else ({other}). The nearest:"
    else:
        return []
    return [Line(told, Role.HEADING), Line()]


def _remarks(diagnosis: Diagnosis) -> list[Line]:
    return [Line(one_line(remark), Role.WARNING, 2, "!") for remark in diagnosis.remarks]


def _unexplained(diagnosis: Diagnosis) -> list[Line]:
    """The lines that report a fault beside the answer: whoever reads it should know that they are left over."""
    return [
        Line(f"I have no explanation for line {each.line}: {one_line(each.text, 160)}", Role.WARNING, 2, "!")
        for each in diagnosis.unexplained
    ]


def _guesses(diagnosis: Diagnosis) -> Iterator[Line]:
    yield Line("I do not recognise an error here. Going by the words, it may be:", Role.HEADING)
    for match in diagnosis.matches:
        yield Line(f"{one_line(match.message, 160)} (drydock guide {match.symptom})", Role.PLAIN, 4, "·")
    yield Line("If you have the error itself, paste it: a log line says more than a description.", indent=2)


def _recognised(matches: Sequence[Match]) -> Iterator[Line]:
    if not matches:
        return
    yield Line("Recognised", Role.HEADING)
    lines = _one_a_line(matches)
    for match in lines[:SHOWN_MATCHES]:
        place = f"line {match.line}" if match.origin == "paste" else match.origin
        read_as = f", read as: {one_line(match.read_as, 160)}" if match.read_as else ""
        yield Line(f"{place}: {one_line(match.text, 160)}{read_as}{_HOW[match.kind]}", Role.DETAIL, 4, "·")
    if len(lines) > SHOWN_MATCHES:
        yield Line(f"and {len(lines) - SHOWN_MATCHES} more", Role.DETAIL, 4)
    yield Line()


def _one_a_line(matches: Sequence[Match]) -> list[Match]:
    """The matches to show, the surest first: of several on one line, which say the same of it, the longest of those."""
    best: dict[tuple[str, int], Match] = {}
    surest = sorted(matches, key=lambda each: (each.echo, each.kind is MatchKind.SHAPE, -each.score, -len(each.text)))
    for match in surest:
        best.setdefault((match.origin, match.line), match)
    return list(best.values())


def _nothing(diagnosis: Diagnosis, probed: bool) -> Iterator[Line]:
    if diagnosis.matches:
        yield Line("I know this message, but none of its known causes is present here now.", Role.HEADING)
        for candidate in diagnosis.candidates:
            yield Line(f"not {candidate.cause.title}: {_against(candidate)}", Role.DETAIL, 4, "·")
        return
    yield Line("I do not recognise this error.", Role.HEADING)
    looked = _looked(diagnosis) if probed else "I read only the text. Drop --no-probe to check the host too."
    yield Line(looked, indent=2)
    yield Line(
        "It may come from the application itself (see its log: docker logs CONTAINER), or from a part of Docker's log "
        "that you did not paste: journalctl -u docker -b -n 100 --no-pager",
        indent=2,
    )


def _looked(diagnosis: Diagnosis) -> str:
    if unseen_facts(diagnosis.facts):
        return "I also checked the host: no known fault in what I could see, but I could not see all that matters."
    return "I also checked the host and found no known fault."


def _cause(candidate: Candidate, diagnosis: Diagnosis) -> Iterator[Line]:
    cause = candidate.cause
    yield Line(f"{cause.title} [{_degree(candidate)}]", _STATUS_ROLE[candidate.status])
    yield Line(cause.id, Role.DETAIL, 2)
    yield Line(one_line(cause.explain, 900), indent=2, explains=True)
    for finding in candidate.findings:
        yield Line(_finding(finding), Role.PLAIN, 4, _SIGN[finding.effect])
    # What is confirmed needs nothing more settled.
    unsettled = () if candidate.status is CauseStatus.CONFIRMED else candidate.unsettled
    for why in list(dict.fromkeys(one_line(each.why) for each in unsettled))[:3]:
        yield Line(f"not checked: {why}", Role.DETAIL, 4, "?")
    if candidate.root_of:
        yield Line(f"It also explains: {', '.join(candidate.root_of)}", Role.DETAIL, 2)
    facts = {fact.key: fact for fact in diagnosis.facts}
    for number, fix in enumerate(fixes_shown(candidate, facts), 1):
        yield from _fix(number, fix, Values(candidate.captures, facts))
    if cause.wrong_if:
        yield Line(f"This is wrong if: {one_line(cause.wrong_if, 400)}", Role.DETAIL, 2, explains=True)


def _degree(candidate: Candidate) -> str:
    """How sure a cause is: a share of the probability says nothing of one that is there beside others."""
    if candidate.status is CauseStatus.EXCLUDED:
        return "ruled out"
    if candidate.status is CauseStatus.CONFIRMED and candidate.beside:
        return "confirmed, but your text does not speak of it"
    if candidate.status is CauseStatus.CONFIRMED and candidate.probability < weights.LIKELY:
        return str(candidate.status)
    return f"{candidate.status}, {percent(candidate.probability)}"


def _finding(finding: Finding) -> str:
    said = one_line(finding.says or f"{finding.name} {finding.of or ''} = {finding.value}")
    return f"{said} (line {finding.line} of your text)" if finding.line else said


def _fix(number: int, fix: Fix, values: Values) -> Iterator[Line]:
    yield Line(f"Fix {number}: {fix.title} ({fix.risk})", Role.HEADING, 2)
    for step in fix.steps:
        yield Line(one_line(step.why, 400), Role.PLAIN, 6, "-")
    if fix.breaks:
        yield Line(f"Impact: {_impact(fix.breaks)}", Role.WARNING, 6)
    for aspect, said in affects_of_fix(fix, values).items():
        if aspect is not Aspect.SERVICE or not fix.breaks:
            yield Line(f"Affects {aspect}: {one_line(said, 400)}", Role.WARNING, 6)
    for tree in fix.trees:
        yield Line(f"From: {one_line(tree, 300)}", Role.DETAIL, 6)
    if fix.untrusted and fix.changes:
        trust = shlex.join(["drydock", "kb", "trust", *fix.untrusted])
        yield Line("It is advice until you trust what it is from:", Role.WARNING, 6)
        yield Line(one_line(trust, 2000), Role.COMMAND, 8, "$")


def _impact(breaks: str) -> str:
    return "none" if breaks.strip(" .").lower() in ("no container stops", "nothing stops") else one_line(breaks)


def _others(diagnosis: Diagnosis) -> Iterator[Line]:
    best = diagnosis.best
    rest = [c for c in diagnosis.candidates if c is not best and _is_worth_a_line(c)]
    excluded = [c for c in diagnosis.candidates if c.status is CauseStatus.EXCLUDED]
    if rest:
        yield Line()
        yield Line("Also possible", Role.HEADING)
    for candidate in rest[:SHOWN_OTHERS]:
        yield Line(f"{candidate.cause.title} [{_degree(candidate)}] {candidate.cause.id}", Role.PLAIN, 4, "·")
    if len(rest) > SHOWN_OTHERS:
        yield Line(f"and {len(rest) - SHOWN_OTHERS} less likely", Role.DETAIL, 4)
    if excluded:
        yield Line(explains=True)
        yield Line("Ruled out", Role.HEADING, explains=True)
    for candidate in excluded[:SHOWN_OTHERS]:
        yield Line(f"{candidate.cause.title}: {_against(candidate)}", Role.DETAIL, 4, "·", explains=True)


def _is_worth_a_line(candidate: Candidate) -> bool:
    if candidate.status is CauseStatus.CONFIRMED:
        return True
    return candidate.status is not CauseStatus.EXCLUDED and candidate.probability >= SHOWN_FROM


def _against(candidate: Candidate) -> str:
    against = [finding for finding in candidate.findings if finding.effect in (Effect.EXCLUDES, Effect.WEAKENS)]
    return "; ".join(_finding(finding) for finding in against) or "no evidence for it"


def checkup_lines(diagnosis: Diagnosis) -> list[Line]:
    """What `doctor` found: each confirmed cause, or that there is none."""
    found = [candidate for candidate in diagnosis.candidates if candidate.status is CauseStatus.CONFIRMED]
    unknown = [fact for fact in diagnosis.facts if isinstance(fact.answer, Unknown)]
    lines: list[Line] = []
    if not found:
        lines += _all_clear(diagnosis)
    for candidate in found:
        lines += [*_cause(candidate, diagnosis), Line()]
    lines.append(Line(f"{len(diagnosis.facts)} facts checked, {len(unknown)} unavailable.", Role.DETAIL))
    remedies = dict.fromkeys(fact.answer.remedy for fact in unknown if isinstance(fact.answer, Unknown))
    lines += [Line(f"to see more: {one_line(remedy)}", Role.DETAIL, 4, "?") for remedy in remedies if remedy]
    lines += [Line(one_line(remark), Role.WARNING, 2, "!") for remark in diagnosis.remarks]
    return lines


def _all_clear(diagnosis: Diagnosis) -> Iterator[Line]:
    """No fault was found: what that means, and what it does not."""
    if unseen_facts(diagnosis.facts):
        yield Line("I cannot say whether this host is healthy: what matters most could not be looked at.", Role.BAD)
        yield Line("In what I could see, I found no known fault.", indent=2)
        return
    yield Line("No known fault found on this host.", Role.GOOD)
    yield Line("Some faults show only in an error text. If something fails: drydock diagnose FILE", Role.DETAIL, 2)
