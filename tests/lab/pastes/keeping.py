"""Recordings of a lab host, kept beside the tests that replay them."""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tests.lab.conftest import visible_folders
from tests.lab.hosts.labhost import STATE, LabHost
from tests.lab.pastes.beside import Asked
from tests.probes.pasted.pairs import FOLDER


def keep(host: LabHost, name: str, tool: str, asked: Iterable[Asked]) -> None:
    """Run the commands on the host, ask the probes there, and keep both as the recording `name`."""
    argv = (sys.executable, "-m", "tests.lab.pastes.beside", tool)
    folder = str(FOLDER.parent.parent.parent.parent)
    done = host.run("env", "-C", folder, *argv, stdin=msgspec.json.encode(list(asked)), timeout_s=300)
    if done.code:
        raise RuntimeError(done.text)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(without_machine(done.out, visible_folders()))


def without_machine(recording: str, visible: Sequence[Path]) -> str:
    """The recording without the lines about folders of the machine that made it."""
    clean = _clean(msgspec.json.decode(recording), tuple(map(str, visible)))
    return msgspec.json.format(msgspec.json.encode(clean), indent=1).decode() + "\n"


def _clean(value: object, folders: tuple[str, ...]) -> object:
    if isinstance(value, str):
        lines = [line for line in value.splitlines(keepends=True) if not any(folder in line for folder in folders)]
        return re.sub(rf"{STATE}/[\d-]+", "/var/lib/lab", "".join(lines))
    if isinstance(value, list):
        return [_clean(each, folders) for each in value]
    return {name: _clean(each, folders) for name, each in value.items()} if isinstance(value, dict) else value
