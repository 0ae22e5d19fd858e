"""Files that another program writes, and says so at their top: what is changed there by hand does not last."""

from __future__ import annotations

import re

import msgspec

from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Plan
from assistant.steps.plan.parts import Write
from assistant.text.safe import one_line

_TOP = 2048
_COMMENT = re.compile(r"^[ \t\ufeff]*(?:#|//|;|/\*|\*|\"_?comment\"[ \t]*:)[ \t]*(.*?)[ \t]*(?:\*/)?$", re.MULTILINE)
_SAYS_SO = re.compile(
    r"(managed|generated|maintained|controlled|provisioned|rendered|overwritten) (automatically )?(by|with|from)\b"
    r"|do(n't| not) (edit|modify|change|touch)|auto-?(matically)?[ -]?generated|will be (lost|overwritten|replaced)"
    r"|\b(ansible|puppet|chef|saltstack|cfengine|cloud-init|dhclient|netconfig|networkmanager|resolvconf|connman)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"drydock", re.IGNORECASE)


def with_writer(plan: Plan, here: HostNow) -> Plan:
    """The plan with a warning for each such file that it changes: then it takes a person who sees it."""
    said = [each for part in plan.parts if isinstance(part, Write) and (each := _writer(part.path, here))]
    if not said:
        return plan
    return msgspec.structs.replace(plan, breaks=(*plan.breaks, *said), only_seen=True)


def _writer(path: str, here: HostNow) -> str:
    data = here.act.read_file(path) or b""
    rows = _COMMENT.findall(data[:_TOP].decode(errors="replace"))
    row = next((each for each in rows if _SAYS_SO.search(each) and not _OURS.search(each)), "")
    if not row:
        return ""
    return f'{one_line(path)} is written by another program, which may overwrite this: it says "{one_line(row, 120)}"'
