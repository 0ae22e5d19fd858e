"""`docker node ls`, `docker service ls`, `docker service ps` and their kin of stacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.block import Block, BlockKind
from assistant.model.fact import FactKey
from assistant.model.look import Response
from assistant.probes.pasted.docker.line import Line
from assistant.probes.pasted.docker.part import engine, part
from assistant.probes.pasted.reading import Shown
from assistant.probes.swarm.services import LISTED, tasks_of
from assistant.text.table import Table, parse_table

_NARROWED = ("-f", "--filter", "-q", "--quiet", "--format")
_REPLICAS = re.compile(r"(\d{1,9})/(\d{1,9})")
_MOST_TOLD = 16
_MANAGERS = {"Leader": "reachable", "Reachable": "reachable", "Unreachable": "unreachable"}


def read(block: Block, line: Line) -> Shown | None:
    """Read nodes, services or tasks.

    ID              HOSTNAME   STATUS    AVAILABILITY   MANAGER STATUS   ENGINE VERSION
    m1k9xw2f7 *     lab        Ready     Drain          Leader           20.10.24

    ID        NAME      MODE         REPLICAS   IMAGE       PORTS
    x2f7m1k   api       replicated   0/2        api:2

    ID        NAME      IMAGE   NODE   DESIRED STATE   CURRENT STATE            ERROR                       PORTS
    0a1b2c3   api.1     api:2          Running         Pending 3 minutes ago    "no suitable node (sched…"
    """
    nodes = parse_table(block.text, "HOSTNAME", "AVAILABILITY")
    services = parse_table(block.text, "NAME", "MODE", "REPLICAS")
    tasks = parse_table(block.text, "NAME", "DESIRED STATE", "CURRENT STATE")
    is_all = not (line.is_part or line.has(*_NARROWED)) or block.kind is not BlockKind.COMMAND
    if nodes and nodes.is_whole and is_all:
        return Shown(block, engine({"/nodes": part([*_nodes(nodes)])}), (FactKey("swarm.nodes_down"),))
    if services:
        found = {str(row["NAME"]): row for row in services.rows if row["NAME"]}
        told = tuple(FactKey("swarm.service_running", name) for name in [*found][:_MOST_TOLD])
        return Shown(block, engine({LISTED: part([_service(row) for row in found.values()])}), told)
    return _tasks(block, tasks) if tasks else None


def _nodes(table: Table) -> Iterator[dict[str, object]]:
    for row in table.rows:
        manager, is_shown = _MANAGERS.get(row.get("MANAGER STATUS", "")), "MANAGER STATUS" in row
        yield {
            "Description": {"Hostname": row["HOSTNAME"]},
            "Status": {"State": row.get("STATUS", "").lower()},
            "Spec": {"Availability": row["AVAILABILITY"].lower()},
            "ManagerStatus": {"Reachability": manager} if manager else "" if is_shown else None,
        }


def _service(row: dict[str, str]) -> dict[str, object]:
    spec = {"Name": row["NAME"], "TaskTemplate": {"ContainerSpec": {"Image": row.get("IMAGE") or None}}}
    counts = _REPLICAS.match(row["REPLICAS"])
    status = {"RunningTasks": int(counts[1]), "DesiredTasks": int(counts[2])} if counts else {}
    return {"ID": row.get("ID", ""), "Spec": spec, "ServiceStatus": status}


def _tasks(block: Block, table: Table) -> Shown:
    """Tasks by their service: `api.2`, `\\_ api.2` for those before it; a global one bears its node's id."""
    said: dict[str, list[dict[str, object]]] = {}
    for number, row in enumerate(table.rows):
        service = row["NAME"].removeprefix("\\_").strip().rpartition(".")[0]
        error = row.get("ERROR", "").strip('"“”')
        # Newest first, as they are listed.
        said.setdefault(service, []).append({"Status": {"Err": error, "Timestamp": f"{len(table.rows) - number:06}"}})
    replies: dict[str, Response] = {tasks_of(service): part(tasks) for service, tasks in said.items() if service}
    told = tuple(FactKey("swarm.task_errors", service) for service in [*said][:_MOST_TOLD] if service)
    return Shown(block, engine(replies), told)
