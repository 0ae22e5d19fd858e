"""The machine that the engine runs on, as `docker info` shows it beside the engine itself."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.look import Ask, Content, Ran, Read, Reply, Run, Stat, Status
from assistant.probes.document import Document
from assistant.probes.pasted.distribution import release_of
from assistant.probes.pasted.reading import Answering

_UNIFIED = Stat("/sys/fs/cgroup/cgroup.controllers")
_THERE = Status("file", 0o444, 0, 0, "root", "root")


def machine(info: Document) -> Answering:
    """What the machine's own files and programs would have told: kernel, distribution, architecture, name, cgroups."""
    files = _files(info)
    architecture, is_unified = info.at("Architecture").text, info.at("CgroupVersion").text == "2"

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Read) and ask.path in files:
            return Content(files[ask.path])
        if isinstance(ask, Run) and ask.argv == ("uname", "-m") and architecture:
            return Ran(0, f"{architecture}\n")
        return _THERE if is_unified and ask == _UNIFIED else None

    return answer


def _files(info: Document) -> Mapping[str, str]:
    kernel, name, system = (info.at(key).text for key in ("KernelVersion", "Name", "OperatingSystem"))
    own = {"/proc/sys/kernel/osrelease": kernel, "/proc/sys/kernel/hostname": name}
    # In a container it is that of the machine below, in the words of the image.
    release = {} if "containerized" in system else release_of(system)
    return {path: f"{value}\n" for path, value in own.items() if value} | release
