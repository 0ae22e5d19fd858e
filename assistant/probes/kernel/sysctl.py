"""One setting of the kernel."""

from __future__ import annotations

import re

from assistant.model.fact import Answer
from assistant.model.look import Content, Look
from assistant.probes.answers import not_a, word
from assistant.probes.probe import Probe
from assistant.probes.specs import text
from assistant.probes.whole import read_whole

_KEY = re.compile(r"[a-z][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_:@*-][A-Za-z0-9_:.@*-]*)+")

SPECS = (text("kernel.sysctl", "the value of a kernel setting", "key"),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """/proc/sys/KEY, the same as `sysctl -n KEY`.

    Sample of /proc/sys/net/ipv4/ip_forward, Linux 6.1: `1`
    Source: https://www.kernel.org/doc/html/latest/admin-guide/sysctl/
    """
    if of is None or not _KEY.fullmatch(of) or ".." in of:
        return {"kernel.sysctl": not_a("a setting of the kernel")}
    reply = read_whole(look, path_of(of))
    return {"kernel.sysctl": word(" ".join(reply.text.split())) if isinstance(reply, Content) else reply}


def path_of(key: str) -> str:
    """The file of a setting: the dots part the folders, unless the key is written with slashes."""
    return f"/proc/sys/{key if '/' in key else key.replace('.', '/')}"


PROBE = Probe("kernel.sysctl", SPECS, ask, of="key")
