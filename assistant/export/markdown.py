"""A session as a Markdown ticket. Everything that came from outside is fenced or escaped: it can format nothing."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from assistant.model.contract.diagnosis import CauseObject, DiagnosisObject, EvidenceObject
from assistant.model.contract.session import SessionStep, Transcript
from assistant.model.diagnosis import CauseStatus, Check, Outcome
from assistant.model.fact import Origin
from assistant.model.fault_line import UnexplainedLine
from assistant.text.numbers import percent
from assistant.text.safe import one_line, plain

SHOWN_CAUSES = 5
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$^])")
_LIVE = re.compile(
    r"://|www\.|@|\b[a-z][a-z0-9+.-]{1,15}:(?=[^\s:\d])|#\d|\bGH-\d|[!$%&~^][\w\"]|\w[#!]\d", re.IGNORECASE
)
"""What trackers find in bare text: addresses, `name:` of a link, mentions, references to issues and the like."""
_BLOCK = re.compile(r"[-+]|\d{1,9}[.)]|-+|=+")


def render(transcript: Transcript) -> str:
    """The ticket, ending with a line end."""
    return "\n".join(_parts(transcript)).rstrip() + "\n"


def _parts(transcript: Transcript) -> Iterator[str]:
    yield f"# Docker host problem: {_title(transcript)}"
    yield ""
    yield f"- Session: {transcript.session}, opened {text(transcript.opened)}"
    yield f"- Host: {code(transcript.host)}"
    yield f"- Drydock: {text(transcript.version)}"
    yield f"- Outcome: {text(_ending(transcript.outcome))}"
    yield ""
    yield from _reported(transcript)
    if transcript.diagnosis:
        yield from _causes(transcript.diagnosis)
    yield from _done(transcript)
    if transcript.outcome:
        yield from _proof(transcript.outcome)


def _ending(outcome: Outcome | None) -> str:
    if outcome is None:
        return "diagnosed, no fix tried"
    return "fixed, by the user's word (not verified)" if outcome.status == "fixed-by-word" else outcome.status


def _origin(finding: EvidenceObject) -> str:
    """Where a finding comes from, when nobody looked at the host for it."""
    if finding.origin is not Origin.PASTE:
        return ""
    return f" (line {finding.line} of the text)" if finding.line else " (the text)"


def _title(transcript: Transcript) -> str:
    best = transcript.diagnosis.named if transcript.diagnosis else None
    return text(best.title) if best else "not recognised"


def _reported(transcript: Transcript) -> Iterator[str]:
    if transcript.pastes or transcript.chosen:
        yield "## What was reported"
        yield ""
    for paste in transcript.pastes:
        yield fenced(paste)
        yield ""
    for title in transcript.chosen:
        yield f"Chosen from the menu: {text(title)}"
        yield ""
    for question, answer in transcript.answers:
        yield f"- {text(question)}: {text(answer)}"
    if transcript.answers:
        yield ""


def _causes(diagnosis: DiagnosisObject) -> Iterator[str]:
    if not diagnosis.causes and not diagnosis.unexplained:
        return
    yield "## What was found"
    yield ""
    for cause in diagnosis.causes[:SHOWN_CAUSES]:
        yield f"- **{text(cause.title)}**: {_degree(cause)} ({code(cause.id)})"
        for finding in cause.evidence:
            yield f"  - {text(finding.effect)}: {text(finding.says)}{_origin(finding)}"
    yield ""
    for remark in (*diagnosis.remarks, *map(_unexplained, diagnosis.unexplained)):
        yield f"> {text(remark)}"
        yield ""


def _unexplained(line: UnexplainedLine) -> str:
    return f"No explanation for line {line.line}: {line.text}"


def _degree(cause: CauseObject) -> str:
    if cause.status is CauseStatus.EXCLUDED:
        return "ruled out"
    return f"{text(cause.status)}, {percent(cause.probability)}"


def _done(transcript: Transcript) -> Iterator[str]:
    if not transcript.steps:
        return
    yield "## What was done"
    yield ""
    for number, step in enumerate(transcript.steps, 1):
        back = ", undone since" if step.step in transcript.undone else ""
        yield f"{number}. {text(step.title)}: {text(step.state)}{back} ({text(step.begun)})"
        if step.command:
            yield f"   {code(shlex.join(step.command))}"
        if step.tree or step.own_trees:
            yield f"   From: {_knowledge(step)}"
        if step.detail:
            yield f"   {text('; '.join(step.detail.splitlines()))}"
    yield ""


def _knowledge(step: SessionStep) -> str:
    """Which knowledge the step is of: a shipped tree, or files of the user's own with what they held then."""
    own = (f"{code(each.path)} (SHA-256 {code(each.digest or 'not known')})" for each in step.own_trees)
    return ", ".join([*([code(step.tree)] if step.tree else []), *own])


def _proof(outcome: Outcome) -> Iterator[str]:
    if not outcome.verification:
        return
    yield "## Checks"
    yield ""
    for check in outcome.verification:
        yield f"- {text(check.says)}: {_held(check)}"


def _held(check: Check) -> str:
    if check.held is True:
        return {False: "holds, and did not before the fix", True: "holds, as before the fix", None: "holds"}[
            check.before
        ]
    return "does not hold" if check.held is False else "could not be checked"


def text(value: str) -> str:
    """One line of text in which no character is markup, and nothing a link, a mention or a reference."""
    words = [_word(each) for each in one_line(value, 500).split(" ")]
    return " ".join([_no_list(words[0]), *words[1:]])


def _word(word: str) -> str:
    """A tracker makes links and mentions of bare words too, whatever is escaped in them, but never of code."""
    return code(word) if _LIVE.search(word) else _MARKUP.sub(r"\\\1", word)


def _no_list(word: str) -> str:
    """The first word of a line: no item of a list and no rule begins with it."""
    return f"{word[:-1]}\\{word[-1]}" if _BLOCK.fullmatch(word) else word


def code(value: str) -> str:
    """One line as a code span, whatever backticks it holds."""
    flat = one_line(value, 500)
    fence = "`" * (_longest_run(flat) + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}" if flat else ""


def fenced(value: str) -> str:
    """Lines as a code block, whatever fences they hold."""
    clean = plain(value).rstrip("\n")
    fence = "`" * max(3, _longest_run(clean) + 1)
    return f"{fence}text\n{clean}\n{fence}"


def _longest_run(value: str) -> int:
    return max((len(run) for run in re.findall(r"`+", value)), default=0)
