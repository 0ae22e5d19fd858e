"""Start containers that exist and do not run."""

from __future__ import annotations

from assistant.model.actions.start_containers import StartContainers
from assistant.model.errors import RefusedError
from assistant.steps.objects.lookup import look_at, path_of
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.text.safe import one_line


def plan(action: StartContainers, here: HostNow) -> Plan | Nothing:
    """The calls to the Engine API for those that do not run; nothing when all do.

    Raises:
        RefusedError: there is no such container.
        ActionError: Docker does not say.
    """
    down = tuple(name for name in dict.fromkeys(action.names) if not _runs(name, here))
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
    up = tuple(name for name in names if look_at(path_of("containers", name, "/json"), here) and _runs(name, here))
    if not up:
        return Nothing("none of them runs")
    calls = tuple(here.call("POST", path_of("containers", name, "/stop")) for name in up)
    return Plan(f"Stop {_many(up)} {one_line(', '.join(up))}", calls, breaks=(f"{one_line(', '.join(up))}: stops",))


def _runs(name: str, here: HostNow) -> bool:
    found = look_at(path_of("containers", name, "/json"), here)
    if found is None:
        raise RefusedError(f"there is no container {one_line(name)}", reference="container-not-found")
    return found.at("State", "Running").is_true


def _many(names: tuple[str, ...]) -> str:
    return "the container" if len(names) == 1 else "the containers"


KIND = Kind(plan, undo)
