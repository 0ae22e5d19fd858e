"""Load a kernel module."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.action import Action, Form
from assistant.model.risk import Risk


class LoadModule(Action, frozen=True, tag="load_module"):
    """Load a kernel module now, and at every boot through /etc/modules-load.d."""

    module: str

    forms = (Form("load_module", Risk.REVERSIBLE, shorthand="module"),)

    def reads_back(self) -> Iterator[str]:
        yield from (f"kernel.module:{self.module}", "loop.module", "kernel.overlayfs")
