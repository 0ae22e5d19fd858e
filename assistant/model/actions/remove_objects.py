"""Remove objects of Docker's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from assistant.model.action import Action, Form
from assistant.model.risk import Risk


class RemoveObjects(Action, frozen=True, tag="remove_objects"):
    """Remove named things, or one of the kinds that hold nothing but leftovers, through the Docker API. Never volumes.

    `names` is empty for build-cache and dangling-images.
    """

    kind: Literal["build-cache", "dangling-images", "container", "image", "network", "container-log"]
    names: tuple[str, ...] = ()

    forms = (Form("remove_objects", Risk.DESTRUCTIVE),)

    @property
    def one_way(self) -> str:
        return "what is removed cannot be brought back"

    def wrongs(self) -> Iterator[str]:
        alone = self.kind in ("build-cache", "dangling-images")
        if alone == bool(self.names):
            yield f"remove_objects of {self.kind} {'takes no' if alone else 'needs'} names"

    def reads_back(self) -> Iterator[str]:
        yield from ("disk.build_cache_bytes", "disk.dangling_images", "disk.logs_bytes", "container.log_bytes")
