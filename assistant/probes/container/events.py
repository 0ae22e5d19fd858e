"""What was done to a container around its end: signals through the API, and kills by the kernel."""

from __future__ import annotations

import re
from datetime import datetime

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, told, words
from assistant.probes.container.exit_codes import signal_name
from assistant.probes.container.inspect import inspect
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_lines, filters
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, texts

_OF = "container"
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)\Z")
_BEFORE_S, _AFTER_S = 60, 2
_FORGOTTEN = Unknown(Reason.NOT_RECORDED, "the engine remembers only its last 256 events since it was started")

SPECS = (
    texts(
        "container.kill_events", "the signals sent to it through the API before its end, oldest first", _OF, past=True
    ),
    quantity(
        "container.oom_events", "how often the kernel killed something in it for want of memory before its end", _OF
    ),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /events` from shortly before the container's last run to just after its end.

        {"Type":"container","Action":"kill","Actor":{"ID":"8525...","Attributes":{"name":"killme","signal":"9"}},...}
        {"Type":"container","Action":"oom","Actor":{"ID":"4f79...","Attributes":{"name":"oom"}},...}
        {"Type":"container","Action":"die","Actor":{"ID":"4f79...","Attributes":{"exitCode":"137","name":"oom"}},...}

    Engine 20.10.24. Both ends of the window come from the container itself, so the answer ends at once and the same
    question can be replayed. When the end of the run is not among the events, the engine has forgotten them.
    https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System/operation/SystemEvents; moby, daemon/events
    """
    found = inspect(look, of)
    if not isinstance(found, Document):
        return all_alike(SPECS, found)
    window = parse_window(found.at("State"))
    if window is None:
        return all_alike(SPECS, told(Absent(), found.at("State", "FinishedAt")))
    since, until = window
    query = filters(container=[found.at("Id").text], event=["die", "kill", "oom"])
    lines = ask_lines(look, f"/events?since={since}&until={until}&{query}")
    return parse_events(lines) if isinstance(lines, tuple) else all_alike(SPECS, lines)


def parse_window(state: Document) -> tuple[int, int] | None:
    """The seconds since the epoch between which the last run ended; None when none has ended."""
    started, finished = _seconds(state.at("StartedAt").text), _seconds(state.at("FinishedAt").text)
    if finished is None:
        return None
    begin = started if started is not None and started <= finished else finished - _BEFORE_S
    return max(0, begin - 1), finished + _AFTER_S


def _seconds(text: str) -> int | None:
    found = _TIME.match(text)
    # The engine writes the year 1 for never.
    if not found or found[1].startswith("0001"):
        return None
    try:
        return int(datetime.fromisoformat(found[1] + found[2].replace("Z", "+00:00")).timestamp())
    except (ValueError, OverflowError):
        return None


def parse_events(events: tuple[Document, ...]) -> dict[str, Answer]:
    """Read the events of one container."""
    actions = [event.at("Action").text or event.at("status").text for event in events]
    if "die" not in actions:
        return all_alike(SPECS, _FORGOTTEN)
    signals = (
        signal_name(event.at("Actor", "Attributes", "signal").text)
        for event, action in zip(events, actions, strict=True)
        if action == "kill"
    )
    return {"container.kill_events": words(signals), "container.oom_events": Known(actions.count("oom"))}


PROBE = Probe("container.events", SPECS, ask, of=_OF)
