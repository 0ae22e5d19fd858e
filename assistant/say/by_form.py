"""What is said of an error of which only the form is known: that it is no more, and where to look by hand."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from assistant.model.diagnosis import Candidate, CauseStatus
from assistant.model.match import Match, MatchKind
from assistant.say.lines import Line, Role
from assistant.text.safe import one_line

MOST_COMMANDS = 4


def by_form(best: Candidate, matches: Iterable[Match]) -> Iterator[Line]:
    """The head of an answer that rests on a form, with commands that tell more where no look has shown the cause."""
    if best.status is CauseStatus.CONFIRMED:
        yield Line("I do not know this message, but this explains it:", Role.HEADING)
        return
    yield Line("I do not know this message, only its form. It can be one of these.", Role.HEADING)
    commands = commands_for(matches)
    if commands:
        yield Line("To see more, run where the line was printed:", indent=2)
        yield from (Line(one_line(command, 160), Role.COMMAND, 4) for command in commands)


def commands_for(matches: Iterable[Match]) -> tuple[str, ...]:
    """The commands that show what the shapes among the matches are about; they only look."""
    found = dict.fromkeys(line for match in matches if match.kind is MatchKind.SHAPE for line in _commands(match))
    return tuple(found)[:MOST_COMMANDS]


def _commands(match: Match) -> Iterator[str]:
    path, host, port = (match.captures.get(name, "") for name in ("path", "host", "port"))
    if match.captures.get("place") == "container":
        container = match.captures.get("container", "CONTAINER")
        yield shlex.join(["docker", "exec", container, "ls", "-ld", path] if path else ["docker", "inspect", container])
        return
    if path:
        yield shlex.join(["namei", "-l", path])
        yield shlex.join(["findmnt", "-T", path])
    if port:
        yield shlex.join(["sudo", "ss", "-ltnp", "sport", "=", f":{port}"])
    if host:
        yield shlex.join(["ip", "route", "get", host])
