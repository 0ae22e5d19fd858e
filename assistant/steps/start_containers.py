"""Start containers that exist and do not run."""

from __future__ import annotations

from assistant.model.actions.start_containers import StartContainers
from assistant.model.errors import RefusedError
from assistant.probes.document import Document
from assistant.steps.objects.lookup import look_at, path_of
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.text.safe import one_line


def plan(action: StartContainers, here: HostNow) -> Plan | Nothing:
    """The calls to the Engine API for those that do not run, the oldest first; nothing when all do.

    What a container needs, another's network or a link, was there when it was created.

    Raises:
        RefusedError: there is no such container.
        ActionError: Docker does not say.
    """
    found = {name: _found(name, here) for name in dict.fromkeys(action.names)}
    down = tuple(sorted((name for name in found if not _runs(found[name])), key=lambda name: _created(found[name])))
    if not down:
        return Nothing(f"{one_line(', '.join(action.names))}: running")
    calls = tuple(here.call("POST", path_of("containers", name, "/start")) for name in down)
    record: Record = {"kind": "start_containers", "names": list(down)}
    shown = one_line(", ".join(down))
    return Plan(f"Start {_many(down)} {shown}", calls, record, f"docker stop {one_line(' '.join(down))}")


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """Those that it started are stopped.

    Raises:
        ActionError: Docker does not say which of them run.
    """
    given = record["names"]
    names = tuple(str(each) for each in given) if isinstance(given, list) else ()
    looked = {name: look_at(path_of("containers", name, "/json"), here) for name in names}
    up = tuple(name for name, found in looked.items() if found is not None and _runs(found))
    if not up:
        return Nothing("none of them runs")
    calls = tuple(here.call("POST", path_of("containers", name, "/stop")) for name in up)
    return Plan(f"Stop {_many(up)} {one_line(', '.join(up))}", calls, breaks=(f"{one_line(', '.join(up))}: stops",))


def _found(name: str, here: HostNow) -> Document:
    found = look_at(path_of("containers", name, "/json"), here)
    if found is None:
        raise RefusedError(f"there is no container {one_line(name)}", reference="container-not-found")
    return found


def _runs(container: Document) -> bool:
    return container.at("State", "Running").is_true


def _created(container: Document) -> str:
    return container.at("Created").text


def _many(names: tuple[str, ...]) -> str:
    return "the container" if len(names) == 1 else "the containers"


KIND = Kind(plan, undo)
