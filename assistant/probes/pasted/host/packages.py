"""`which docker`, `dpkg -l`, `rpm -q`, `snap list`, `nvidia-smi`: what is installed, and whether it works."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply, Run
from assistant.probes.pasted.asked import asked_of
from assistant.probes.pasted.reading import Shown

_ENGINE = r"(?:docker-ce|docker\.io|docker-engine|moby-engine)"
_VERSION = r"(?:\d+:)?(?P<version>\d+\.\d+[\w.+]*)"
_INSTALLED = (
    re.compile(rf"^ii\s+{_ENGINE}(?::\w+)?\s+{_VERSION}", re.MULTILINE),
    re.compile(rf"^{_ENGINE}(?:\.\w+)?[- ]\s*{_VERSION}", re.MULTILINE),
    re.compile(rf"^{_ENGINE}/\S+ {_VERSION}\S* .*\[installed", re.MULTILINE),
    re.compile(rf"^docker\s+{_VERSION}\s+\d+\s+\S+\s+canonical", re.MULTILINE),
)
_PATH = re.compile(r"^/\S*/docker(?:d)?$|^docker(?:d)? is (?:/\S+)$", re.MULTILINE)


def read(block: Block) -> Shown | None:
    """Read what is there; that a package manager does not list Docker says nothing, for there are several."""
    if asked_of(block).program == "nvidia-smi" or "NVIDIA-SMI" in block.text:
        smi = ("gpu.driver_answers", "gpu.driver_version", "gpu.driver_mismatch")
        return Shown(block, lambda ask: _if(ask, ("nvidia-smi",), block.text), tuple(map(FactKey, smi)))
    engine = next((found["version"] for form in _INSTALLED if (found := form.search(block.text))), "")
    is_there = bool(engine) or _PATH.search(block.text) is not None
    if not is_there:
        return None

    def answer(ask: Ask) -> Reply | None:
        if engine:
            return _if(ask, ("dockerd", "--version"), f"Docker version {engine}, build unknown\n")
        # A program whose path was printed runs; its version is not known from that.
        return _if(ask, ("docker", "-H", "unix:///dev/null", "--version"), "\n")

    return Shown(block, answer, (FactKey("daemon.installed"),))


def _if(ask: Ask, argv: tuple[str, ...], out: str) -> Reply | None:
    return Ran(0, out) if isinstance(ask, Run) and ask.argv == argv else None
