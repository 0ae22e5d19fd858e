"""One fix on a host at rest: done, taken back, and what speaks against it."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from tests.lab.berth import differences
from tests.lab.hosts.labhost import LabHost
from tests.lab.ways.way import Way

Account = Mapping[str, Any]
"""What tests/lab/ways/walk.py says."""
_FORGET_STARTS = "systemctl reset-failed docker.service docker.socket containerd.service"
"""The starts of the fixes before this one: after three in a minute systemd refuses the next."""
NO_WAY_BACK = ("cannot be undone by Drydock", "not possible", "you did it yourself")
"""How a plan begins to say, before it is approved, that a step stays done."""


def walk(host: LabHost, way: Way) -> Account:
    """Prepare the host, walk through the fix and take it back."""
    host.check("bash", "-ec", "\n".join(way.prepare) or "true")
    host.run("sh", "-c", _FORGET_STARTS)
    asked = json.dumps({"cause": way.cause, "fix": way.name, "captures": dict(way.captures)})
    command = f"cd {sys.path[0]}; exec {sys.executable} -m tests.lab.ways.walk"
    said = host.run("bash", "-c", command, stdin=asked, env=way.env, timeout_s=180)
    assert said.code == 0, said.text
    account: Account = json.loads(said.out)
    return account


def complaints(way: Way, account: Account) -> Iterator[str]:
    """What is wrong with how it went, in words; nothing where all that could be taken back is."""
    yield from _undone_steps(way, account)
    yield from _ways_back(account)
    yield from _left(way, account)


def _undone_steps(way: Way, account: Account) -> Iterator[str]:
    """A step that did nothing tells nothing about its way back."""
    for step in account["steps"]:
        said = f"{step['title']}: {step['detail']}"
        if step["state"] not in ("done", "undone") and not any(words in said for words in way.passes):
            yield f"not done ({step['state']}): {said}"
    if not any(step["state"] == "done" for step in account["steps"]):
        yield "nothing was done"


def _ways_back(account: Account) -> Iterator[str]:
    for step in account["undone"]:
        stays = step["state"] == "refused" and step["detail"].startswith(NO_WAY_BACK)
        if step["state"] not in ("undone", "not-needed", "done") and not stays:
            yield f"not taken back ({step['state']}): {step['title']}: {step['detail']}"


def _left(way: Way, account: Account) -> Iterator[str]:
    left = differences(account["before"], account["after"])
    yield from (each for each in left if not each.startswith(tuple(way.loses)))
    lost = [each for each in left if each.startswith(tuple(way.loses))]
    if lost and not any(each["undo"].startswith(NO_WAY_BACK) for each in account["shown"]):
        yield f"the plan did not say that it stays: {', '.join(lost)}"
