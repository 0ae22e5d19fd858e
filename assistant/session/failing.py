"""The user's own command that failed, where the text shows it behind a prompt: to be tried again, by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.model.match import Match
from assistant.model.pattern import Pattern
from assistant.text.redaction import redact
from assistant.text.safe import one_line

LONGEST = 1000
_USER = r"\[?[\w.-]{1,64}@[\w.-]{1,64}[^\n$#%>]{0,120}[$#%>]"
_DOCKER = Pattern(r"(?:sudo\s+)?docker(?:-compose)?\s")
_COMMAND = Pattern(rf"^\s*(?:{_USER}|[$#%>])\s?((?:sudo\s+)?docker(?:-compose)?\s.*|)$|^\s*(?:{_USER}|\$)\s(.*)$")
"""Behind a bare #, % or > only what begins with docker is a command: comments and quotations begin like that, too."""
_CONTINUATION = Pattern(r"^\s*(?:>\s)?\s*")


def failing_command(text: str, matches: Iterable[Match] = ()) -> str:
    """The Docker command behind a prompt whose output holds what was recognised, on one line and without secrets.

    It is only ever shown: nothing in it is run.

    Args:
        matches: what was recognised in this text; the last of it counts, before mere echoes.

    Returns:
        The command; empty where there is none, or where what failed was no Docker command.
    """
    commands = list(_commands(text.splitlines()))
    for line in _lines(matches):
        above = [command for at, command in commands if at <= line]
        if above:
            return one_line(redact(above[-1]), LONGEST) if _DOCKER.match(above[-1]) else ""
    return ""


def _lines(matches: Iterable[Match]) -> list[int]:
    found = sorted((not match.echo, match.line) for match in matches if match.line > 0)
    return [line for _, line in reversed(found)]


def _commands(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each command with the number of its line, from 1; one that goes on behind a backslash is one."""
    at = 0
    while at < len(lines):
        found = _COMMAND.match(lines[at][: LONGEST + 200])
        begin, command = at, (found.group(1) or found.group(2) or "").strip() if found else ""
        while command.endswith("\\") and at + 1 < len(lines) and len(command) < LONGEST:
            at += 1
            command = f"{command[:-1].rstrip()} {_CONTINUATION.sub('', lines[at], count=1).strip()}"
        if command:
            yield begin + 1, command
        at += 1
