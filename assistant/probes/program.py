"""A program that a container was to run and that could not be started: in which container, and what that one holds."""

from __future__ import annotations

import re

import msgspec

from assistant.model.fact import Absent, Answer, Unknown
from assistant.model.look import Look, Ran, RunReply
from assistant.probes.answers import all_alike, garbled, not_a, unseen_in, word
from assistant.probes.container.inspect import inspect
from assistant.probes.container.names import name_of
from assistant.probes.container.shells import shells_in
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_lines, ask_list, filters
from assistant.probes.image import shells
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts
from assistant.probes.whole import run_whole

_OF = "program"
_PROGRAM = re.compile(r"[^\s\"'\x00-\x1f\x7f]{1,200}\Z")
_CLOCK = re.compile(r"([0-9]{1,12})(?:\.([0-9]{9}))?\b")
_NEWEST = 12
_GET_NEWEST = f"/containers/json?all=1&limit={_NEWEST}"

SPECS = (
    text(
        "program.container",
        "the container that last could not start the program, or in which exec last asked for it",
        _OF,
    ),
    text("program.image", "the image of that container", _OF),
    texts("program.shells", "the paths of the shells that the container holds", _OF),
)


class Attempt(msgspec.Struct, frozen=True):
    """A try to run the program, at this second since the epoch: in a container, or in one of `image` that is gone."""

    at: int
    container: Document | None = None
    image: str = ""


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine for the newest containers, and of each that never ran the reason.

        GET /containers/json?all=1&limit=12
        [{"Id":"dbf0a8e23fb8...","Names":["/bad"],"Image":"busybox:1.35","State":"created","Created":1795179159}, ...]
        GET /containers/dbf0a8e23fb8.../json
        {"Path":"/bin/bash","State":{"Status":"created","ExitCode":127,"Error":"failed to create shim task: OCI runtime
         create failed: runc create failed: unable to start container process: exec: \\"/bin/bash\\": stat /bin/bash:
         no such file or directory: unknown"}}

    and `GET /events`, in which container `docker exec` asked for it; the newer of both counts:

        {"Type":"container","Action":"exec_create: /bin/bash ","Actor":{"ID":"fa3e...","Attributes":{"name":"web"}},...}

    What `docker run --rm` could not start is gone: it was created and destroyed, and never started. The events do not
    tell its command, only its image.

        {"Type":"container","Action":"destroy","Actor":{"ID":"9ab0...","Attributes":{"image":"busybox:1.35"}},...}

    Engine 20.10.24. https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerList
    """
    if of is None or not _PROGRAM.match(of):
        return all_alike(SPECS, not_a("a program"))
    listed = ask_list(look, _GET_NEWEST)
    if isinstance(listed, Unknown):
        return all_alike(SPECS, listed)
    events = _events(look)
    if isinstance(events, Unknown):
        return all_alike(SPECS, events)
    attempts = (_failed_start(look, listed, of), _last_exec(look, events, of), last_removed_unstarted(events))
    unseen = unseen_in(*attempts)
    if unseen is not None:
        return all_alike(SPECS, unseen)
    newest = max((each for each in attempts if isinstance(each, Attempt)), key=lambda each: each.at, default=None)
    return all_alike(SPECS, Absent()) if newest is None else _describe(look, newest)


def _describe(look: Look, attempt: Attempt) -> dict[str, Answer]:
    found = attempt.container
    if found is None:
        held = shells.ask(look, attempt.image)["image.shells"]
        return {"program.container": Absent(), "program.image": word(attempt.image), "program.shells": held}
    return {
        "program.container": word(name_of(found)),
        "program.image": word(found.at("Config", "Image").text),
        "program.shells": shells_in(look, found.at("Id").text),
    }


def _failed_start(look: Look, listed: Document, program: str) -> Attempt | Unknown | None:
    for made, identity in newest_first(listed):
        found = inspect(look, identity)
        if isinstance(found, Unknown):
            return found
        if isinstance(found, Document) and names_program(found, program):
            return Attempt(made, found)
    return None


def newest_first(listed: Document) -> list[tuple[int, str]]:
    """When the containers that may have failed to start were made, and their ids; newest first."""
    stopped = [each for each in listed.items if each.at("State").text in ("created", "exited", "dead", "restarting")]
    return sorted(((each.at("Created").number or 0, each.at("Id").text) for each in stopped), reverse=True)


def names_program(found: Document, program: str) -> bool:
    """Whether a container's start failed for this program; the runtime quotes it, with backslashes in some versions."""
    error = found.at("State", "Error").text.replace("\\", "")
    return f'"{program}"' in error or (bool(error) and found.at("Path").text == program)


def _events(look: Look) -> tuple[Document, ...] | Unknown:
    """What the engine remembers of starts and execs."""
    clock = run_whole(look, ("date", "+%s.%N"))
    until = _now(clock)
    if until is None:
        return clock if isinstance(clock, Unknown) else garbled("date")
    query = filters(event=["exec_create", "create", "start", "destroy"], type=["container"])
    found = ask_lines(look, f"/events?since=0&until={until}&{query}")
    return () if isinstance(found, Absent) else found


def _last_exec(look: Look, events: tuple[Document, ...], program: str) -> Attempt | Unknown | None:
    made, identity = parse_last_exec(events, program)
    found = inspect(look, identity) if identity else None
    return Attempt(made, found) if isinstance(found, Document) else found if isinstance(found, Unknown) else None


def last_removed_unstarted(events: tuple[Document, ...]) -> Attempt | None:
    """The newest container that was created and destroyed without a start between, None when there is none."""
    created: dict[str, str] = {}
    newest: Attempt | None = None
    for event in events:
        action, identity = event.at("Action").text, event.at("Actor", "ID").text
        if action == "create":
            created[identity] = event.at("Actor", "Attributes", "image").text
        elif action == "start":
            created.pop(identity, None)
        elif action == "destroy" and created.get(identity):
            newest = Attempt(event.at("time").number or 0, image=created[identity])
    return newest


def _now(clock: RunReply) -> str | None:
    found = _CLOCK.match(clock.out) if isinstance(clock, Ran) else None
    if found is None:
        return None
    # BusyBox knows no fractions: with the end of this second the answer waits for it, but misses nothing.
    return f"{found[1]}.{found[2]}" if found[2] else str(int(found[1]) + 1)


def parse_last_exec(events: tuple[Document, ...], program: str) -> tuple[int, str]:
    """When, and in which container by its id, exec last asked for this program; no id when it never did."""
    asked = [event for event in events if _is_exec_of(event, program)]
    return (asked[-1].at("time").number or 0, asked[-1].at("Actor", "ID").text) if asked else (0, "")


def _is_exec_of(event: Document, program: str) -> bool:
    action = event.at("Action").text
    return action.startswith("exec_create:") and action.partition(":")[2].split()[:1] == [program]


PROBE = Probe("program.failed", SPECS, ask, of=_OF)
