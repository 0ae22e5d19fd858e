"""What runs on the host: seen before the first change, and compared with after the last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from assistant.model.fact import FactKey, Known, Unknown
from assistant.model.look import Look
from assistant.model.running import Running, RunningContainer
from assistant.probes.container.names import name_of
from assistant.probes.daemon.containers import RUNNING
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_list
from assistant.probes.processes import Process, find_processes
from assistant.repair.context import RepairContext

UNITS = ("docker.service", "docker.socket", "containerd.service")
_SHIM = "containerd-shim"
"""containerd-shim-runc-v2 and its like, as far as the kernel keeps a process's name."""
_ID_DIGITS = 12
_SWARM, _POD, _POD_CONTAINER = "com.docker.swarm.service.name", "io.kubernetes.pod.name", "io.kubernetes.container.name"


def running_now(context: RepairContext) -> Running:
    """What runs: the containers by the engine's word, or by their processes where it does not answer."""
    found = ask_list(context.look, RUNNING)
    containers = _by_processes(context.look) if isinstance(found, Unknown) else tuple(map(_container, found.items))
    facts = context.probe([FactKey("service.active_state", unit) for unit in UNITS])
    up = tuple(key.of for key, fact in facts.items() if fact.answer == Known("active") and key.of)
    return Running(containers, up)


def down_since(before: Running, now: Running) -> tuple[RunningContainer, ...] | None:
    """The containers that ran before and do not now; None where that cannot be told.

    One that a swarm or a kubelet has replaced by another is not down.
    """
    if not before.containers:
        return () if before.containers is not None else None
    if now.containers is None:
        return None
    known = {each.id for each in now.containers} | {each.name for each in now.containers if each.name}
    fewer = Counter(each.owner for each in before.containers) - Counter(each.owner for each in now.containers)
    gone = (each for each in before.containers if each.id not in known and each.name not in known)
    return tuple(each for each in gone if not each.owner or fewer[each.owner] > 0)


def in_both(now: Running, before: Running) -> Running:
    """What ran at both times; as it is now where nobody could tell which containers ran before."""
    services = tuple(unit for unit in now.services if unit in before.services)
    if now.containers is None or before.containers is None:
        return Running(now.containers, services)
    known = {each.id for each in before.containers} | {each.name for each in before.containers if each.name}
    owners = {each.owner for each in before.containers if each.owner}
    ran = (each for each in now.containers if {each.id, each.name} & known or each.owner in owners)
    return Running(tuple(ran), services)


def services_down(before: Running, now: Running) -> tuple[str, ...]:
    """The units that were up before and are not now."""
    return tuple(unit for unit in before.services if unit not in now.services)


def _container(container: Document) -> RunningContainer:
    labels = container.at("Labels")
    pod = [labels.at(key).text for key in (_POD, _POD_CONTAINER)]
    owner = labels.at(_SWARM).text or ("/".join(pod) if all(pod) else "")
    return RunningContainer(container.at("Id").text[:_ID_DIGITS], name_of(container), owner)


def _by_processes(look: Look) -> tuple[RunningContainer, ...] | None:
    """Docker's containers by their shims: `containerd-shim-runc-v2 -namespace moby -id 98f2c392f7b9...`."""
    shims = find_processes(look, (_SHIM,))
    if isinstance(shims, Unknown) or any(isinstance(shim.arguments, Unknown) for shim in shims):
        return None
    return tuple(RunningContainer(id_[:_ID_DIGITS]) for id_ in _ids(shims))


def _ids(shims: Iterable[Process]) -> Iterable[str]:
    for shim in shims:
        said = shim.arguments if isinstance(shim.arguments, tuple) else ()
        options = dict(pairwise(said))
        if options.get("-namespace") == "moby" and options.get("-id"):
            yield options["-id"]
