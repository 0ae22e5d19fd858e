"""What somebody has set on purpose about a kernel parameter, and would no longer count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.aspects.sysctls import is_limit
from assistant.model.look import Content, ListDir, Names, Read
from assistant.model.risk import Affects, Aspect, filled_up, joined
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

_FILE = "/etc/sysctl.conf"
_FOLDERS = ("/etc/sysctl.d", "/run/sysctl.d", "/usr/local/lib/sysctl.d")
"""Those of an administrator; what packages bring in /usr/lib is nobody's own choice."""
_SAME = {"net.ipv4.ip_forward": "net.ipv4.conf.all.forwarding"}
"""Two names of one parameter (kernel, Documentation/networking/ip-sysctl.rst)."""
_LINE = re.compile(r"^[ \t]*-?([^\s=#;]+)[ \t]*=[ \t]*(.*?)[ \t]*$", re.MULTILINE)
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
    names = {_dotted(action.key), *(name for pair in _SAME.items() for name in pair if _dotted(action.key) in pair)}
    for path in _files(here):
        reply = here.look.read(Read(path))
        rows = _LINE.findall(reply.text) if isinstance(reply, Content) else []
        found = [value for key, value in rows if any(fnmatchcase(name, _dotted(key)) for name in names)]
        if found and " ".join(found[-1].split()) != " ".join(action.value.split()):
            yield path, found[-1]


def _dotted(key: str) -> str:
    """A key as sysctl shows it; where the first separator is a slash, dots are part of the names."""
    first = next((letter for letter in key if letter in "./"), ".")
    return key if first == "." else key.translate(str.maketrans("./", "/."))


def _files(here: HostNow) -> list[str]:
    return [*(path for folder in _FOLDERS for path in _below(folder, here)), _FILE]


def _below(folder: str, here: HostNow) -> list[str]:
    found = here.look.list(ListDir(folder))
    names = found.names[:_MOST] if isinstance(found, Names) else ()
    return [f"{folder}/{name}" for name in names if name.endswith(".conf") and not name.startswith(_OWN)]
