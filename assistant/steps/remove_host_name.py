"""Take one name out of /etc/hosts, compared as a whole name."""

from __future__ import annotations

import re

from assistant.model.actions.remove_host_name import RemoveHostName
from assistant.model.errors import RefusedError
from assistant.steps.files import contents
from assistant.steps.files.places import edited_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan

HOSTS = "/etc/hosts"
_NAME = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\Z")
_ADDRESS = re.compile(r"[0-9.]+\Z")
_OF_THE_HOST = re.compile(r"(ip6-)?(localhost|loopback)(\..*)?|broadcasthost|ip6-.*|.*\.localhost", re.I)


def plan(action: RemoveHostName, here: HostNow) -> Plan | Nothing:
    """The file without the name; nothing when it does not stand there.

    Raises:
        RefusedError: it is no host name, or one that the host itself needs.
    """
    name = action.name.rstrip(".")
    if not _NAME.match(name) or _ADDRESS.match(name):
        raise RefusedError("that is not a hostname", reference="name-invalid", context=repr(action.name))
    if _OF_THE_HOST.fullmatch(name) or name.lower() == _own_name(here):
        raise RefusedError(f"this host needs the name {name} itself", reference="name-needed", context=HOSTS)
    path = edited_file(HOSTS, here)
    before = contents.read(path, here)
    text = contents.text_of(before or b"", path)
    after = without_name(text, name)
    if after == text:
        return Nothing(f"{path} does not name {name}")
    change = contents.change(path, before, after.encode(), here)
    return Plan(f"Remove {name} from {path}", change.parts, change.record, change.undo, change.diff)


def without_name(text: str, name: str) -> str:
    """The text without the name; a line that names nothing else goes with it."""
    return "".join(_without(row, name.lower()) for row in text.splitlines(keepends=True))


def _without(row: str, name: str) -> str:
    entry, hash_sign, comment = row.partition("#")
    names = entry.split()[1:]
    same = [each for each in names if each.lower().rstrip(".") == name]
    if not same:
        return row
    if len(same) == len(names):
        return ""
    kept = entry
    for each in same:
        kept = re.sub(rf"[ \t]+{re.escape(each)}(?=\s|\Z)", "", kept)
    return kept + hash_sign + comment


def _own_name(here: HostNow) -> str:
    return here.act.identity().rpartition("@")[2].lower()


KIND = Kind(plan, contents.undo_change)
