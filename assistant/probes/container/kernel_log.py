"""Whether the kernel's log tells of a kill for memory in one container."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.container.inspect import inspect
from assistant.probes.document import Document
from assistant.probes.kernel.log import read_log
from assistant.probes.probe import Probe
from assistant.probes.specs import truth

_NAME = "container.oom_in_kernel_log"

SPECS = (
    truth(
        _NAME, "whether the kernel's log names an out-of-memory kill in this container's cgroup", "container", past=True
    ),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Look for the container's full id in the `oom-kill:` lines of `dmesg`: its control group is called like it.

        oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=557df6...,mems_allowed=0,oom_memcg=/docker/557df6...,
        task_memcg=/docker/557df6...,task=dd,pid=8453,uid=0

    The engine's own OOMKilled can stay false: the event and the end of the process race (engine 20.10.24, Linux 6.18;
    moby/moby#15621). Linux writes that line since 5.0 (mm/oom_kill.c); one that is gone from the buffer proves nothing.
    """
    found, log = inspect(look, of), read_log(look)
    if not isinstance(found, Document):
        return {_NAME: found}
    return {_NAME: log if isinstance(log, Unknown) else Known(is_named(log, found.at("Id").text))}


def is_named(log: str, container_id: str) -> bool:
    """Whether an `oom-kill:` line names the container."""
    return len(container_id) >= 12 and any("oom-kill:" in row and container_id in row for row in log.splitlines())


PROBE = Probe("container.kernel-log", SPECS, ask, of="container")
