"""What somebody has set on purpose about a kernel parameter, and would no longer count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.aspects.sysctls import is_limit
from assistant.model.look import Content, ListDir, Names, Read
from assistant.model.risk import Affects, Aspect, filled_up, joined
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

_FILE = "/etc/sysctl.conf"
_FOLDER = "/etc/sysctl.d"
_OWN = "zz-drydock-"
_MOST = 64


def seen_of_sysctl(action: SetSysctl, here: HostNow) -> Affects | None:
    """The files of this host that set another value; None where there are none."""
    if lowered := _lowered(action, here):
        return filled_up(action.affects, {Aspect.SERVICE: lowered})
    said = [f"{path} sets {action.key} to {value}." for path, value in _contrary(action, here)]
    if not said:
        return None
    aspects = tuple(action.affects) or (Aspect.REACH if action.key.startswith("net") else Aspect.SECURITY,)
    words = one_line(f"Somebody has set this on purpose: {' '.join(said)} It would be {action.value} instead.", 500)
    return joined(action.affects, dict.fromkeys(aspects, words))


def _lowered(action: SetSysctl, here: HostNow) -> str:
    now = here.text("kernel.sysctl", action.key).strip()
    if not is_limit(action.key) or not (now.isdecimal() and action.value.strip().isdecimal()):
        return ""
    value = int(action.value)
    return f"{action.key} is {now} now; what needs more than {value} fails." if value < int(now) else ""


def _contrary(action: SetSysctl, here: HostNow) -> Iterator[tuple[str, str]]:
    key = re.escape(action.key).replace(r"\.", "[./]")
    line = re.compile(rf"^[ \t]*-?{key}[ \t]*=[ \t]*(.*?)[ \t]*$", re.MULTILINE)
    for path in _files(here):
        reply = here.look.read(Read(path))
        found = line.findall(reply.text) if isinstance(reply, Content) else []
        if found and " ".join(found[-1].split()) != " ".join(action.value.split()):
            yield path, found[-1]


def _files(here: HostNow) -> list[str]:
    found = here.look.list(ListDir(_FOLDER))
    names = found.names[:_MOST] if isinstance(found, Names) else ()
    return [*(f"{_FOLDER}/{name}" for name in names if name.endswith(".conf") and not name.startswith(_OWN)), _FILE]
