"""The container runtime as its own tools show it."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look, Run
from assistant.probes.answers import all_alike, garbled, words
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts
from assistant.probes.whole import run_whole

ASK = Run(("crictl", "info"))
_VERSION = re.compile(r"(?mi)^\s*(?:RuntimeVersion:|Version:|containerd\s+\S+)\s+v?(\d[\w.+~-]*)")
_NAME = re.compile(r"(?m)^\s*RuntimeName:\s+(\S+)")
_CONDITION = re.compile(r'"(?:message|reason|status|type)":\s*(?:"([^"]*)"|(true|false))')

SPECS = (
    text("kube.runtime", "the runtime that crictl speaks to"),
    text("kube.runtime_version", "its version"),
    texts("kube.runtime_not_ready", "the conditions that it is not ready for: RuntimeReady, NetworkReady"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`crictl info`, `crictl version` or `ctr version`; each tells a part. crictl 1.31.

        {"message": "cni plugin not initialized", "reason": "...", "status": false, "type": "NetworkReady"}
        RuntimeName:  containerd
        RuntimeVersion:  1.7.27

    Source: https://kubernetes.io/docs/tasks/debug/debug-cluster/crictl/
    """
    reply = run_whole(look, ASK.argv, ASK.timeout_s)
    return all_alike(SPECS, reply) if isinstance(reply, Unknown) else parse_runtime(reply.out)


def parse_runtime(text: str) -> dict[str, Answer]:
    """The facts in what one of the tools printed."""
    unread = garbled("crictl")
    name, version = _NAME.search(text), _VERSION.findall(text)
    return {
        "kube.runtime": Known(name[1]) if name else unread,
        "kube.runtime_version": Known(version[-1]) if version else unread,
        "kube.runtime_not_ready": words(dict.fromkeys(_not_ready(text))) if '"type"' in text else unread,
    }


def _not_ready(text: str) -> list[str]:
    """Members stand in the order of their names, so that a status stands before its type."""
    found, is_bad = [], False
    for said, truth in _CONDITION.findall(text):
        if truth:
            is_bad = truth == "false"
        elif said in ("RuntimeReady", "NetworkReady") and is_bad:
            found.append(said)
    return found


PROBE = Probe("kube.runtime", SPECS, ask, pasted_only=True)
