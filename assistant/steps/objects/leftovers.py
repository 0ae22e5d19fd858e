"""Removing what is only left over: the build cache and images without a name."""

from __future__ import annotations

from assistant.model.errors import ActionError
from assistant.probes.document import Document
from assistant.probes.engine_api import filters
from assistant.steps.objects.lookup import look_at
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Nothing, Plan
from assistant.text.safe import one_line

_GONE = "not possible: what is removed is built or pulled again when it is needed"


def plan_build_cache(names: tuple[str, ...], here: HostNow) -> Plan | Nothing:
    """The build cache that no build uses now."""
    cache = _used("BuildCache", here)
    unused = [each for each in cache or () if not each.at("InUse").is_true]
    if cache is not None and not unused:
        return Nothing("the build cache is empty")
    breaks = (f"{_megabytes(unused)}the next builds take longer",)
    return Plan("Remove the build cache", (here.call("POST", "/build/prune?all=true"),), undo=_GONE, breaks=breaks)


def plan_dangling_images(names: tuple[str, ...], here: HostNow) -> Plan | Nothing:
    """The images that have no name and that no container uses."""
    held = _used("Images", here)
    images = [each for each in held or () if _is_dangling(each)]
    if held is not None and not images:
        return Nothing("no image without a name is unused")
    shown = one_line(", ".join(each.at("Id").text.removeprefix("sha256:")[:12] for each in images))
    breaks = (f"{_megabytes(images)}they are {shown or 'not listed'}",)
    call = here.call("POST", f"/images/prune?{filters(dangling=['true'])}")
    return Plan("Remove images without a name", (call,), undo=_GONE, breaks=breaks)


def _used(what: str, here: HostNow) -> tuple[Document, ...] | None:
    """What `docker system df` lists; None when it takes too long, as it does where a lot is kept."""
    try:
        return (look_at("/system/df", here) or Document()).at(what).items
    except ActionError:
        return None


def _is_dangling(image: Document) -> bool:
    # -1: not counted
    unused = image.at("Containers").number in (None, 0, -1)
    return unused and all(tag == "<none>:<none>" for tag in image.at("RepoTags").texts)


def _megabytes(items: list[Document]) -> str:
    total = sum(each.at("Size").number or 0 for each in items)
    return f"about {total / 1_000_000:.0f} MB become free; " if total else ""
