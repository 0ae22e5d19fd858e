"""Lets systemd read a future unit file or drop-in, where systemd-analyze is there; it starts nothing."""

from __future__ import annotations

import re

from assistant.model.errors import ActionError
from assistant.ports import Act
from assistant.steps.plan.parts import CheckUnit
from assistant.text.parts import tail_of
from assistant.text.safe import plain

_TIMEOUT_S = 20.0
_STARTS = re.compile(rb"^[ \t]*ExecStart[ \t]*=[ \t]*\S", re.M)
_COMMAND = b"[Service]\nExecStart=/bin/true\n"
"""A drop-in may have none of its own, and no service is without one."""


def check_unit(part: CheckUnit, act: Act) -> str:
    """Ask `systemd-analyze verify` about a private candidate, as a service of its own.

    Only what it says of a line of the candidate counts: other words are about the service that there is none of.

    Raises:
        ActionError: systemd would pass over a line; nothing was changed.
    """
    data = part.data if _STARTS.search(part.data) else part.data + _COMMAND
    candidate = act.candidate("drydock.service", data)
    try:
        ran = act.execute(("systemd-analyze", "verify", "--man=no", candidate.path), root=False, timeout_s=_TIMEOUT_S)
    except ActionError:
        return "not checked by systemd-analyze, which is not there"
    finally:
        act.remove_file(candidate.path)
    place = re.compile(rf"{re.escape(candidate.path)}:\d")
    said = [line for line in f"{ran.out}\n{ran.err}".splitlines() if place.search(line)]
    if said:
        raise ActionError(
            f"systemd would not read all of this {part.path}",
            reference="unit-refused",
            context=tail_of(plain("; ".join(said).replace(candidate.path, part.path)), 500),
        )
    return "checked by systemd-analyze: every line can be read"
