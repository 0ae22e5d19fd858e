"""Remove objects of Docker's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from assistant.model.action import Action, Form
from assistant.model.risk import Affects, Aspect, Risk

_LOST = {
    "build-cache": "The build cache",
    "dangling-images": "Images without a name that no container uses",
    "container": "What was written in {names}",
    "image": "The image {names}",
    "container-log": "What {names} has printed so far",
}


class RemoveObjects(Action, frozen=True, tag="remove_objects"):
    """Remove named things, or one of the kinds that hold nothing but leftovers, through the Docker API. Never volumes.

    `names` is empty for build-cache and dangling-images.
    """

    kind: Literal["build-cache", "dangling-images", "container", "image", "network", "container-log"]
    names: tuple[str, ...] = ()

    forms = (Form("remove_objects", Risk.DESTRUCTIVE),)

    @property
    def affects(self) -> Affects:
        names = ", ".join(self.names)
        if self.kind == "network":
            return {Aspect.REACH: f"Containers can no longer be connected to the network {names}."}
        return {Aspect.DATA: f"{_LOST[self.kind]} cannot be brought back.".format(names=names)}

    @property
    def one_way(self) -> str:
        return "what is removed cannot be brought back"

    def wrongs(self) -> Iterator[str]:
        alone = self.kind in ("build-cache", "dangling-images")
        if alone == bool(self.names):
            yield f"remove_objects of {self.kind} {'takes no' if alone else 'needs'} names"

    def reads_back(self) -> Iterator[str]:
        yield from ("disk.build_cache_bytes", "disk.dangling_images", "disk.logs_bytes", "container.log_bytes")
