"""A diagnosis in words, for the terminal and the conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.model.diagnosis import (
    Candidate,
    CauseStatus,
    Diagnosis,
    Finding,
    Outcome,
    StepOutcome,
    StepState,
)
from assistant.model.fact import Unknown
from assistant.model.match import Match, MatchKind
from assistant.model.tree import Effect, Fix
from assistant.reasoning.shown_fix import fixes_shown
from assistant.text.lines import Line, Role, one_line

SHOWN_MATCHES = 4
SHOWN_OTHERS = 4
SHOWN_FROM = 0.02
"""Less likely causes are in the JSON; a person has better things to read."""

_SIGN = {Effect.CONFIRMS: "+", Effect.SUPPORTS: "+", Effect.WEAKENS: "-", Effect.EXCLUDES: "-"}
_HOW = {
    MatchKind.EXACT: "",
    MatchKind.TRUNCATED: " (cut off, the rest fits)",
    MatchKind.APPROXIMATE: " (not to the letter)",
    MatchKind.WORDS: " (by its words only)",
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
        return [*_guesses(diagnosis), *_remarks(diagnosis)]
    lines = list(_recognised(diagnosis.matches))
    best = diagnosis.best
    if best is None:
        lines += _nothing(diagnosis, probed)
    else:
        lines += _cause(best, diagnosis)
        lines += _others(diagnosis)
    return [*lines, *_remarks(diagnosis)]


def _remarks(diagnosis: Diagnosis) -> list[Line]:
    return [Line(one_line(remark), Role.WARNING, 2, "!") for remark in diagnosis.remarks]


def _guesses(diagnosis: Diagnosis) -> Iterator[Line]:
    yield Line("I know no message in this text. By its words it may be about:", Role.HEADING)
    for match in diagnosis.matches:
        yield Line(f"{one_line(match.message, 160)} (drydock guide {match.symptom})", Role.PLAIN, 4, "·")
    yield Line("Paste the error itself if you have it: the log line tells more than a description.", indent=2)


def _recognised(matches: Sequence[Match]) -> Iterator[Line]:
    if not matches:
        return
    yield Line("What I recognise", Role.HEADING)
    shown = sorted(matches, key=lambda match: (match.echo, -match.score))[:SHOWN_MATCHES]
    for match in shown:
        place = f"line {match.line}" if match.origin == "paste" else match.origin
        yield Line(f"{place}: {one_line(match.text, 160)}{_HOW[match.kind]}", Role.DETAIL, 4, "·")
    if len(matches) > SHOWN_MATCHES:
        yield Line(f"and {len(matches) - SHOWN_MATCHES} more", Role.DETAIL, 4)
    yield Line()


def _nothing(diagnosis: Diagnosis, probed: bool) -> Iterator[Line]:
    if diagnosis.matches:
        yield Line("I know this message, but none of its known causes is on this host now.", Role.HEADING)
        for candidate in diagnosis.candidates:
            yield Line(f"not {candidate.cause.title}: {_against(candidate)}", Role.DETAIL, 4, "·")
        return
    yield Line("This is not an error that I know.", Role.HEADING)
    looked = (
        "I looked at the host, too, and found none of the faults that I know there."
        if probed
        else ("I read the text only; without --no-probe I would look at the host as well.")
    )
    yield Line(looked, indent=2)
    yield Line(
        "It may come from the application itself (its own log tells more: docker logs CONTAINER), or from a part of "
        "the log that is not in the text: journalctl -u docker -b -n 100 --no-pager",
        indent=2,
    )


def _cause(candidate: Candidate, diagnosis: Diagnosis) -> Iterator[Line]:
    cause = candidate.cause
    yield Line(f"{cause.title} [{_degree(candidate)}]", _STATUS_ROLE[candidate.status])
    yield Line(cause.id, Role.DETAIL, 2)
    yield Line(one_line(cause.explain, 900), indent=2)
    for finding in candidate.findings:
        yield Line(_finding(finding), Role.PLAIN, 4, _SIGN[finding.effect])
    # What is confirmed needs nothing more settled.
    unsettled = () if candidate.status is CauseStatus.CONFIRMED else candidate.unsettled
    for why in list(dict.fromkeys(one_line(each.why) for each in unsettled))[:3]:
        yield Line(f"not settled: {why}", Role.DETAIL, 4, "?")
    if candidate.root_of:
        yield Line(f"It is what lies behind: {', '.join(candidate.root_of)}", Role.DETAIL, 2)
    for number, fix in enumerate(fixes_shown(candidate, {fact.key: fact for fact in diagnosis.facts}), 1):
        yield from _fix(number, fix)
    if cause.wrong_if:
        yield Line(f"I would be wrong if: {one_line(cause.wrong_if, 400)}", Role.DETAIL, 2)


def _degree(candidate: Candidate) -> str:
    percent = f"{round(min(candidate.probability, 0.99) * 100)}\N{NO-BREAK SPACE}%"
    return f"{candidate.status}, {percent}"


def _finding(finding: Finding) -> str:
    return one_line(finding.says or f"{finding.name} {finding.of or ''} = {finding.value}")


def _fix(number: int, fix: Fix) -> Iterator[Line]:
    yield Line(f"Fix {number}: {fix.title} ({fix.risk})", Role.HEADING, 2)
    for step in fix.steps:
        yield Line(one_line(step.why, 400), Role.PLAIN, 6, "-")
    if fix.breaks:
        yield Line(f"What stops: {one_line(fix.breaks)}", Role.WARNING, 6)


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
        yield Line(f"and {len(rest) - SHOWN_OTHERS} less likely ones", Role.DETAIL, 4)
    if excluded:
        yield Line()
        yield Line("Ruled out", Role.HEADING)
    for candidate in excluded[:SHOWN_OTHERS]:
        yield Line(f"{candidate.cause.title}: {_against(candidate)}", Role.DETAIL, 4, "·")


def _is_worth_a_line(candidate: Candidate) -> bool:
    if candidate.status is CauseStatus.CONFIRMED:
        return True
    return candidate.status is not CauseStatus.EXCLUDED and candidate.probability >= SHOWN_FROM


def _against(candidate: Candidate) -> str:
    against = [finding for finding in candidate.findings if finding.effect in (Effect.EXCLUDES, Effect.WEAKENS)]
    return "; ".join(_finding(finding) for finding in against) or "nothing speaks for it"


_STATE_SIGN = {
    StepState.DONE: "+",
    StepState.NOT_NEEDED: "=",
    StepState.REFUSED: "x",
    StepState.FAILED: "!",
    StepState.UNDONE: "<",
    StepState.UNDO_FAILED: "!",
    StepState.UNFINISHED: "?",
}
_ENDINGS = {
    "fixed": ("Fixed, and verified.", Role.GOOD),
    "not-fixed": ("Not fixed.", Role.BAD),
    "refused": ("Nothing more was done.", Role.WARNING),
    "nothing-to-do": ("There was nothing to do.", Role.PLAIN),
}


def outcome_lines(outcome: Outcome, failing: str = "") -> list[Line]:
    """How a fix went: each step, each check, the end of it, and the user's `failing` command to try again."""
    lines = [Line("What was done", Role.HEADING)] if outcome.steps else []
    for step in outcome.steps:
        detail = f" ({one_line('; '.join(step.detail.splitlines()), 300)})" if step.detail else ""
        lines.append(Line(f"{one_line(step.title, 500)}: {step.state}{detail}", Role.PLAIN, 4, _STATE_SIGN[step.state]))
    if outcome.verification:
        lines.append(Line("What proves it", Role.HEADING))
    for check in outcome.verification:
        sign, role = {True: ("+", Role.GOOD), False: ("-", Role.BAD), None: ("?", Role.WARNING)}[check.held]
        lines.append(Line(one_line(check.says), role, 4, sign))
    text, role = _ENDINGS[outcome.status]
    lines.append(Line(f"{text} {one_line(outcome.why)}".strip(), role))
    if failing and outcome.status in ("fixed", "nothing-to-do"):
        lines += [Line("Now try again what failed:", Role.HEADING), Line(one_line(failing, 1000), Role.COMMAND, 4, "$")]
    return lines


def checkup_lines(diagnosis: Diagnosis) -> list[Line]:
    """What `doctor` found: each confirmed cause, or that there is none."""
    found = [candidate for candidate in diagnosis.candidates if candidate.status is CauseStatus.CONFIRMED]
    unknown = [fact for fact in diagnosis.facts if isinstance(fact.answer, Unknown)]
    lines: list[Line] = []
    if not found:
        lines.append(Line("None of the faults that I know is on this host.", Role.GOOD))
    for candidate in found:
        lines += [*_cause(candidate, diagnosis), Line()]
    lines.append(Line(f"{len(diagnosis.facts)} facts looked at, {len(unknown)} could not be had.", Role.DETAIL))
    remedies = dict.fromkeys(fact.answer.remedy for fact in unknown if isinstance(fact.answer, Unknown))
    lines += [Line(f"more could be seen: {one_line(remedy)}", Role.DETAIL, 4, "?") for remedy in remedies if remedy]
    lines += [Line(one_line(remark), Role.WARNING, 2, "!") for remark in diagnosis.remarks]
    return lines


def undone_lines(outcomes: Sequence[StepOutcome]) -> list[Line]:
    """What was taken back, and what was not."""
    if not outcomes:
        return [Line("This session changed nothing that could be taken back.")]
    return [
        Line(
            f"{one_line(each.title)}: {each.state}" + (f" ({one_line(each.detail, 200)})" if each.detail else ""),
            indent=4,
            mark=_STATE_SIGN[each.state],
        )
        for each in outcomes
    ]
