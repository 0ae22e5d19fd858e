"""On the lab host: python -m tests.lab.step plans an action or a call of the Engine API, does it, and says how it went.

The action stands on standard input, as JSON; a call is `{"type": "call", "method": ..., "path": ..., "body": ...}`.
"""

import json
import sys

import msgspec

from assistant.host.local import LocalHost
from assistant.model.actions import AnyAction
from assistant.model.errors import ActionError, RefusedError
from assistant.steps import plan_action
from assistant.steps.plan.carry_out import carry_out
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Nothing, Plan


def main() -> None:
    """Do what standard input says."""
    host = LocalHost()
    assert host.act is not None
    here = HostNow(host.act, host.look, lambda keys: {})
    try:
        planned = _plan(json.load(sys.stdin), here)
        said = planned.why if isinstance(planned, Nothing) else carry_out(planned.parts, host.act)
        print(json.dumps({"state": type(planned).__name__.lower(), "said": said}))
    except (ActionError, RefusedError) as error:
        print(json.dumps({"state": error.reference, "said": f"{error.what}: {error.context}", "hint": error.hint}))


def _plan(wanted: dict[str, object], here: HostNow) -> Plan | Nothing:
    if wanted["type"] == "call":
        call = here.call(str(wanted["method"]), str(wanted["path"]), wanted.get("body"), api=str(wanted.get("api", "")))
        return Plan("call", (call,))
    return plan_action(msgspec.convert(wanted, AnyAction), here)


if __name__ == "__main__":
    main()
