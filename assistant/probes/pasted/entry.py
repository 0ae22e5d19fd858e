"""When a reading is asked."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """When a reading is asked.

    Attributes:
        module: in assistant.probes.pasted; its `read` is a reading.
        commands: the first words of the commands whose output it reads, each as `docker info`.
        paths: patterns of the files that it reads, as `*/daemon.json`.
        feeds: the families of facts that it can tell, as `disk`; empty where it may be any.
        form: finds the first line of such an output where the command was not pasted; empty when it has no such form.
    """

    module: str
    commands: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    form: str = ""
    feeds: tuple[str, ...] = ()
