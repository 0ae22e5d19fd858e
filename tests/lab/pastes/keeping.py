"""Recordings of a lab host, kept beside the tests that replay them."""

import sys
from collections.abc import Iterable

import msgspec

from tests.lab.hosts.labhost import LabHost
from tests.lab.pastes.beside import Asked
from tests.probes.pasted.pairs import FOLDER


def keep(host: LabHost, name: str, tool: str, asked: Iterable[Asked], *, first: str = "") -> None:
    """Run the commands on the host, ask the probes there, and keep both as the recording `name`.

    Args:
        first: a folder whose programs go before those of the usual path.
    """
    argv = (sys.executable, "-m", "tests.lab.pastes.beside", tool)
    path = (f"PATH={first}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",) if first else ()
    folder = str(FOLDER.parent.parent.parent.parent)
    done = host.run("env", "-C", folder, *path, *argv, stdin=msgspec.json.encode(list(asked)), timeout_s=300)
    if done.code:
        raise RuntimeError(done.text)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(done.out)
