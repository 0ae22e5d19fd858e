"""A few symptoms to complain of."""

from __future__ import annotations

from functools import cache

from assistant.matching.complaints.complaints import Complaints
from assistant.matching.complaints.index import Described, compile_index
from assistant.matching.complaints.suggest import suggest
from assistant.model.match import Match

TREES = (
    Described("network/resolve", "A container cannot resolve names", ("cannot resolve", "no dns", "name resolution")),
    Described("daemon/start", "Docker does not start", ("daemon does not start", "docker is down")),
    Described("storage/full", "The disk is full", ("no space left", "disk full"), ("磁盘满了",)),
    Described("registry/pull", "An image cannot be pulled", ("cannot pull", "pull fails"), ("镜像拉不下来",)),
    Described("container/killed", "A container was killed", ("out of memory", "container dies", "exit code 137")),
    Described("container/loop", "A container restarts again and again", ("container keeps restarting",)),
    Described("container/start", "A container does not start", ("container does not start",), ("容器启动不了",)),
    Described("container/stop", "A container cannot be stopped", ("cannot stop the container",)),
    Described("network/port", "A port is in use", ("port already taken", "port is occupied"), ("端口被占用",)),
    Described("storage/permission", "A volume is not writable", ("no permission to write to the volume",)),
    Described("host/slow", "Docker is slow", ("everything is slow",), causes=("The wombat filter is on",)),
)


@cache
def complaints() -> Complaints:
    """Their index."""
    return Complaints.load(compile_index(TREES))


def suggested(text: str) -> tuple[Match, ...]:
    """What a text may mean."""
    return suggest(text, complaints)


def first(text: str) -> str | None:
    """The symptom that comes first."""
    return next((match.symptom for match in suggested(text)), None)
