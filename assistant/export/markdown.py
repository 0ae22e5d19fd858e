"""A session as a Markdown ticket. Everything that came from outside is fenced or escaped: it can format nothing."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from assistant.session.transcript import Transcript
from assistant.text.lines import one_line, plain

SHOWN_CAUSES = 5


def render(transcript: Transcript) -> str:
    """The ticket, ending with a line end."""
    return "\n".join(_parts(transcript)).rstrip() + "\n"


def _parts(transcript: Transcript) -> Iterator[str]:
    yield f"# Docker host problem: {_title(transcript)}"
    yield ""
    yield f"- Session: {transcript.session}, opened {text(transcript.opened)}"
    yield f"- Host: {code(transcript.host)}"
    yield f"- Drydock: {text(transcript.version)}"
    yield f"- Outcome: {text(str(transcript.outcome.get('status') or 'diagnosed, no fix tried'))}"
    yield ""
    yield from _reported(transcript)
    yield from _causes(transcript.diagnosis)
    yield from _done(transcript)
    yield from _proof(transcript.outcome)


def _title(transcript: Transcript) -> str:
    causes = _dicts(transcript.diagnosis.get("causes"))
    return text(str(causes[0].get("title"))) if causes else "not recognised"


def _reported(transcript: Transcript) -> Iterator[str]:
    if transcript.pastes:
        yield "## What was reported"
        yield ""
    for paste in transcript.pastes:
        yield fenced(paste)
        yield ""
    for question, answer in transcript.answers:
        yield f"- {text(question)}: {text(answer)}"
    if transcript.answers:
        yield ""


def _causes(diagnosis: dict[str, object]) -> Iterator[str]:
    causes = _dicts(diagnosis.get("causes"))
    if not causes:
        return
    yield "## What was found"
    yield ""
    for cause in causes[:SHOWN_CAUSES]:
        percent = round(min(float(str(cause.get("probability") or 0)), 0.99) * 100)
        title, status = text(str(cause.get("title"))), text(str(cause.get("status")))
        yield f"- **{title}**: {status}, {percent} % ({code(str(cause.get('id')))})"
        for finding in _dicts(cause.get("evidence")):
            yield f"  - {text(str(finding.get('effect')))}: {text(str(finding.get('says')))}"
    yield ""
    for remark in _texts(diagnosis.get("remarks")):
        yield f"> {text(remark)}"
        yield ""


def _done(transcript: Transcript) -> Iterator[str]:
    if not transcript.steps:
        return
    yield "## What was done"
    yield ""
    for number, step in enumerate(transcript.steps, 1):
        yield f"{number}. {text(step.title)}: {text(step.state)} ({text(step.begun)})"
        if step.command:
            yield f"   {code(shlex.join(step.command))}"
        if step.detail:
            yield f"   {text('; '.join(step.detail.splitlines()))}"
    yield ""


def _proof(outcome: dict[str, object]) -> Iterator[str]:
    checks = _dicts(outcome.get("verification"))
    if not checks:
        return
    yield "## What proves it"
    yield ""
    for check in checks:
        held = {True: "holds", False: "does not hold", None: "could not be checked"}[_tristate(check.get("held"))]
        yield f"- {text(str(check.get('says')))}: {held}"


def text(value: str) -> str:
    """One line of text in which no character is markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&])", r"\\\1", one_line(value, 500))


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


def _dicts(value: object) -> list[dict[str, object]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _tristate(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
