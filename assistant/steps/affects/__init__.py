"""What a planned step affects on this host, as only a look at it can tell: the real places, names and values.

What the action tells by itself stands in model/aspects; what is found here takes its place.
"""

from __future__ import annotations

import msgspec

from assistant.model.action import Action
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.risk import filled_up, joined
from assistant.steps.affects.commands import seen_of_command
from assistant.steps.affects.files import seen_of_files
from assistant.steps.affects.starts import seen_of_service
from assistant.steps.affects.sysctls import seen_of_sysctl
from assistant.steps.affects.written_by import with_writer
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Plan


def with_affects(action: Action, plan: Plan, here: HostNow) -> Plan:
    """The plan with what it affects here; as it is where the action itself tells it well enough."""
    if isinstance(action, Service):
        seen = seen_of_service(action, here)
        if not seen:
            return plan
        # Whoever allowed `data` beforehand did not know which: the two places have to be seen.
        return msgspec.structs.replace(plan, affects=filled_up(seen, action.affects), only_seen=True)
    if isinstance(action, RunCommand):
        found = seen_of_command(action, here)
        if found is None:
            return plan
        return msgspec.structs.replace(plan, affects=found.affects, only_seen=plan.only_seen or found.only_seen)
    if isinstance(action, SetSysctl):
        set_before = seen_of_sysctl(action, here)
        return plan if set_before is None else msgspec.structs.replace(plan, affects=set_before)
    plan = with_writer(plan, here)
    changed = seen_of_files(action, plan, here)
    return plan if changed is None else msgspec.structs.replace(plan, affects=joined(plan.affects or {}, changed))
