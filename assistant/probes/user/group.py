"""One group of the host."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, not_a, words
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, texts, truth
from assistant.probes.user.accounts import GROUP_FILE, entries_on_file, look_up

_GROUP = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@ -]{0,63}\$?")

SPECS = (
    truth("group.exists", "there is such a group", "group"),
    quantity("group.gid", "the group's number", "group"),
    texts("group.members", "the users listed in the group", "group"),
    truth("group.is_local", "the group is in /etc/group, not in a directory service", "group"),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """`getent group NAME`, and /etc/group for whether it is the host's own.

    Sample, glibc 2.36: `docker:x:115:joe`; exit code 2 when there is none.
    Source: https://man7.org/linux/man-pages/man1/getent.1.html
    """
    if of is None or not _GROUP.fullmatch(of):
        return all_alike(SPECS, not_a("a group"))
    found = look_up(look, "group", [of])
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    if not found:
        return all_alike(SPECS, Absent()) | {"group.exists": Known(False)}
    return {
        "group.exists": Known(True),
        "group.gid": Known(found[0].number),
        "group.members": words(found[0].members),
        "group.is_local": _is_local(look, found[0].name),
    }


def _is_local(look: Look, name: str) -> Answer:
    found = entries_on_file(look, GROUP_FILE)
    return found if isinstance(found, Unknown) else Known(any(entry.name == name for entry in found))


PROBE = Probe("user.group", SPECS, ask, of="group")
