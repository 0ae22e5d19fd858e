"""Log lines: what stands before their message, and who says it."""

from __future__ import annotations

from typing import NamedTuple

from assistant.matching.blocks.outputs import is_of_engine
from assistant.matching.blocks.programs import speaker_called
from assistant.model.block import Inside
from assistant.model.pattern import Pattern
from assistant.model.speaker import Speaker


class Heard(NamedTuple):
    """What a log line says of itself; `text` is its message."""

    text: str
    speaker: Speaker | None = None
    inside: Inside = Inside.UNKNOWN
    container: str = ""
    host: str = ""


_RUNNER = Pattern(
    r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(?:\d{7}Z|\d{6}Z \d\d[OE][+ ]?) ?|\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\] ?"
    r"|\[\d\d:\d\d:\d\d\][EWF :]{0,3}\s*)(?P<text>.*)"
)
_JOURNAL = Pattern(
    r"(?:[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)?"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)"
    r" (?P<host>[\w.-]{1,64}) (?P<ident>[\w.@/()-]{1,64})(?:\[\d{1,8}\])?: ?(?P<text>.*)"
)
_TIMED = Pattern(
    r"\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d| UTC)?\]?:?\s+(?P<text>\S.*)"
)
_KERNEL = Pattern(r"(?:<\d>)?\[ *\d{1,9}\.\d{3,6}\] (?P<text>.*)")
_KERNEL_CLOCK = Pattern(r"\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}\] (?P<text>.*)")
_KLOG = Pattern(r"[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{3,6} +\d+ (?P<file>[\w.-]+):\d+\] (?P<text>.*)")
_LOGFMT = Pattern(r"(?:time|ts|t|level|lvl)=\S")
_LOGRUS = Pattern(r"(?:DEBU|INFO|WARN|ERRO|FATA|PANI)\[[\dT:.Z+-]{4,40}\]")
_BUILDKIT = Pattern(
    r"#\d{1,4} (?:\d+\.\d{1,4} ?|\[|\.\.\.|DONE|CACHED|ERROR|CANCELED|WARN|sha256:|[a-z]+ing |resolve|load)"
)
_BUILD_STEP = Pattern(
    r"=> (?:CACHED |ERROR |CANCELED |=> )?(?:\[|#|resolve|sha256|extracting|exporting|transferring|load|naming|writing"
    r"|importing|pushing|unpacking)"
)
_CLASSIC = Pattern(r"Step \d+/\d+ : |---> ")
_SERVICE = Pattern(r"(?P<name>[A-Za-z0-9][\w.@-]{0,80}) *\| ?(?P<text>.*)")
_COUNTED = Pattern(r"[\w.-]*[A-Za-z][\w.-]*?(?:[-_]\d{1,3}|\.\d{1,3}\.\w{10,25}@[\w.-]+)")
_POD = Pattern(r"\[pod/(?P<name>[\w.-]+)/[\w.-]+\] (?P<text>.*)")
_CONTAINER_ID = Pattern(r"[0-9a-f]{12}(?:[0-9a-f]{52})?")


_RUNNER_MARKS = (
    "[Pipeline]", "##[group]", "##[command]", "##[error]", "##[section]", "gitlab-runner", "section_start:", "/__w/",
    "/home/runner/work/", "/builds/", "Started by user", "Running on Jenkins", "bitbucket-pipelines", "travis_fold",
    "/drone/src",
)  # fmt: skip


def is_of_runner(text: str) -> bool:
    """Whether a CI system has put its marks into a text."""
    return any(mark in text for mark in _RUNNER_MARKS)


def runner_text(line: str) -> str | None:
    """What stands behind the time that GitHub, GitLab, Azure, Jenkins or TeamCity put before each line."""
    if line[:1] not in "2[" or len(line) < 10:
        return None
    found = _RUNNER.match(line)
    return found["text"] if found else None


def service_line(line: str, services: frozenset[str]) -> Heard | None:
    """A line of a container, with the name that compose, a swarm or kubectl puts before it.

    Args:
        services: the names that the paste has seen before a `|` often enough.
    """
    if line.startswith("["):
        found = _POD.match(line)
    else:
        found = _SERVICE.match(line) if "|" in line[:84] else None
        if found and not (found["name"] in services or _COUNTED.fullmatch(found["name"])):
            return None
    return _contained(found["text"], found["name"]) if found else None


def service_name(line: str) -> str:
    """What stands before the `|` of a line, where that can be a container's name."""
    bar = line.find("|", 0, 84)
    if bar < 1:
        return ""
    found = _SERVICE.match(line)
    return found["name"] if found and line[bar + 1 : bar + 2] in ("", " ") else ""


def _contained(text: str, name: str) -> Heard:
    """What a container printed; its program is known where the form of its own log line shows it."""
    if is_of_engine(text.strip()):
        return Heard(text, Speaker.DOCKERD, Inside.UNKNOWN, name)  # the engine's own words, whoever repeats them
    inner = log_line(text.strip()) if text.strip() else None
    speaker = inner.speaker if inner and inner.speaker not in (None, Speaker.KERNEL) else Speaker.APPLICATION
    return Heard(text, speaker, Inside.CONTAINER, name)


def log_line(line: str) -> Heard | None:
    """A log line of any program; None when it has the form of none."""
    first = line[0]
    if first.isdigit() or first.isupper():
        return _dated(line)
    if first == "[" or first == "<":
        found = _KERNEL.match(line) or _KERNEL_CLOCK.match(line)
        if found:
            return Heard(found["text"], Speaker.KERNEL, Inside.HOST)
        found = _TIMED.match(line)
        return Heard(found["text"]) if found else None
    if first == "{":
        return Heard(line) if '"level"' in line or '"log":' in line or ('"msg":' in line and "}" in line) else None
    if first == "#":
        return Heard(line, Speaker.BUILDKIT) if _BUILDKIT.match(line) else None
    if first == "=":
        return Heard(line, Speaker.BUILDKIT) if _BUILD_STEP.match(line) else None
    if first == "-":
        return Heard(line, Speaker.DOCKERD) if line.startswith("---> ") else None
    return Heard(line) if first in "tl" and _LOGFMT.match(line) else None


def _dated(line: str) -> Heard | None:
    if ":" not in line:
        return None
    found = _JOURNAL.match(line)
    if found:
        return _journalled(found["text"], found["ident"], found["host"])
    if line[0].isdigit():
        found = _TIMED.match(line)
        return Heard(found["text"]) if found else None
    if line[0] in "IWEF" and line[1:5].isdigit():
        found = _KLOG.match(line)
        return Heard(found["text"]) if found else None
    if line[:5] in ("DEBU[", "INFO[", "WARN[", "ERRO[", "FATA[", "PANI["):
        return Heard(line) if _LOGRUS.match(line) else None
    return Heard(line, Speaker.DOCKERD) if line.startswith("Step ") and _CLASSIC.match(line) else None


def _journalled(text: str, ident: str, host: str) -> Heard:
    if _CONTAINER_ID.fullmatch(ident):
        return Heard(text, Speaker.APPLICATION, Inside.CONTAINER, ident, host)
    return Heard(text, speaker_called(ident), Inside.HOST, "", host)
