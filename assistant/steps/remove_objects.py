"""Remove named things of Docker's; never volumes, and never what runs."""

from __future__ import annotations

from collections.abc import Callable

from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.errors import RefusedError
from assistant.steps.objects.container_log import plan_container_log
from assistant.steps.objects.leftovers import plan_build_cache, plan_dangling_images
from assistant.steps.objects.lookup import look_at, path_of
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, no_way_back
from assistant.steps.plan.parts import Call
from assistant.text.safe import one_line

_GONE = "not possible"
_BUILT_IN = ("bridge", "host", "none", "ingress", "docker_gwbridge")


def plan(action: RemoveObjects, here: HostNow) -> Plan | Nothing:
    """The calls to the Engine API; nothing when there is nothing of it.

    Raises:
        RefusedError: one of them runs, is in use or is Docker's own.
        ActionError: Docker does not say.
    """
    return _KINDS[action.kind](action.names, here)


def plan_containers(names: tuple[str, ...], here: HostNow) -> Plan | Nothing:
    """Stopped containers, with what was written in them; their volumes stay."""
    found = {name: look_at(path_of("containers", name, "/json?size=true"), here) for name in names}
    for name, container in found.items():
        if container is not None and (
            container.at("State", "Running").is_true or container.at("State", "Paused").is_true
        ):
            raise RefusedError(
                f"the container {one_line(name)} is running, so it is not removed",
                reference="container-runs",
                hint=f"docker stop {one_line(name)}",
            )
    there = {name: container for name, container in found.items() if container is not None}
    calls = tuple(here.call("DELETE", path_of("containers", name) + "?v=false&force=false") for name in there)
    breaks = tuple(
        f"{one_line(name)}: {(container.at('SizeRw').number or 0) / 1e6:.1f} MB written in it are lost"
        for name, container in there.items()
    )
    return _plan("containers", tuple(there), calls, breaks)


def plan_images(names: tuple[str, ...], here: HostNow) -> Plan | Nothing:
    """Images by name; Docker itself refuses those that a container uses."""
    there = tuple(name for name in names if look_at(path_of("images", name, "/json"), here) is not None)
    calls = tuple(here.call("DELETE", path_of("images", name) + "?force=false&noprune=false") for name in there)
    return _plan("images", there, calls, ("an image that was only built here must be built again",) if there else ())


def plan_networks(names: tuple[str, ...], here: HostNow) -> Plan | Nothing:
    """Networks that no container is connected to."""
    there: list[str] = []
    for name in names:
        network = look_at(path_of("networks", name), here)
        if network is None:
            continue
        if name in _BUILT_IN or network.at("Name").text in _BUILT_IN:
            raise RefusedError(f"the network {one_line(name)} is Docker's own", reference="network-built-in")
        if network.at("Containers").members:
            raise RefusedError(
                f"containers are connected to the network {one_line(name)}",
                reference="network-in-use",
                hint=f"docker network inspect {one_line(name)}",
            )
        there.append(name)
    return _plan("networks", tuple(there), tuple(here.call("DELETE", path_of("networks", name)) for name in there), ())


def _plan(what: str, names: tuple[str, ...], calls: tuple[Call, ...], breaks: tuple[str, ...]) -> Plan | Nothing:
    if not names:
        return Nothing(f"there are no such {what}")
    return Plan(f"Remove the {what} {one_line(', '.join(names))}", calls, undo=_GONE, breaks=breaks)


_KINDS: dict[str, Callable[[tuple[str, ...], HostNow], Plan | Nothing]] = {
    "build-cache": plan_build_cache,
    "dangling-images": plan_dangling_images,
    "container": plan_containers,
    "image": plan_images,
    "network": plan_networks,
    "container-log": plan_container_log,
}

KIND = Kind(plan, no_way_back)
