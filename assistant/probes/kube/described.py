"""What `kubectl describe` tells of a node or a pod."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Look, Run
from assistant.probes.answers import all_alike, garbled, words
from assistant.probes.probe import Probe
from assistant.probes.specs import texts
from assistant.probes.whole import run_whole

ASK = Run(("kubectl", "describe"))
_CONDITION = re.compile(r"(?m)^\s+(\w+(?:Pressure|Unavailable))\s+True\b")
_REASON = re.compile(r"(?m)^\s+Reason:\s+(\S+)\s*$")
_EXIT = re.compile(r"(?m)^\s+Exit Code:\s+(\d{1,3})\s*$")
_TAINT = re.compile(r"(?m)^(?:Taints:)?\s+([\w.-]+/[\w.-]+(?:=[\w.-]*)?:(?:NoSchedule|NoExecute|PreferNoSchedule))\s*$")

SPECS = (
    texts("kube.pressures", "the conditions that speak against the node, as DiskPressure"),
    texts("kube.taints", "its taints"),
    texts("kube.container_reasons", "why the pod's containers wait or have ended, as OOMKilled, ErrImagePull"),
    texts("kube.container_exit_codes", "the exit codes of the pod's containers"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`kubectl describe node NAME` and `kubectl describe pod NAME`; each tells a part. kubectl 1.31.

        Conditions:
          Type             Status  LastHeartbeatTime   ...   Reason                  Message
          DiskPressure     True    ...                       KubeletHasDiskPressure  kubelet has disk pressure
        Last State:     Terminated
          Reason:       OOMKilled
          Exit Code:    137

    Source: https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/
    """
    reply = run_whole(look, ASK.argv, ASK.timeout_s)
    return all_alike(SPECS, reply) if isinstance(reply, Unknown) else parse_described(reply.out)


def parse_described(text: str) -> dict[str, Answer]:
    """The facts in a description; what the part of a node or pod that was pasted does not speak of is unknown."""
    unread = garbled("kubectl describe")
    return {
        name: words(dict.fromkeys(found.findall(text))) if sign in text else unread
        for name, found, sign in (
            ("kube.pressures", _CONDITION, "Pressure "),
            ("kube.taints", _TAINT, "Taints:"),
            ("kube.container_reasons", _REASON, "State:"),
            ("kube.container_exit_codes", _EXIT, "State:"),
        )
    }


PROBE = Probe("kube.described", SPECS, ask, pasted_only=True)
