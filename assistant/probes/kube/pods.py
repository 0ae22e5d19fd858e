"""The pods of a cluster, and why those that do not run do not."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Look, Ran, Run
from assistant.probes.answers import all_alike, garbled, words
from assistant.probes.probe import Probe
from assistant.probes.specs import texts
from assistant.probes.whole import run_whole
from assistant.text.table import parse_table

ASK = Run(("kubectl", "get", "pods", "-A"))
_WELL = frozenset({"Running", "Completed", "Succeeded"})
_MANY_RESTARTS = 5

SPECS = (
    texts("kube.pods_not_running", "the pods that neither run nor have ended well"),
    texts("kube.pod_reasons", "why they do not, as CrashLoopBackOff, ImagePullBackOff, Evicted, Pending"),
    texts("kube.pods_restarting", "the pods that were restarted often"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`kubectl get pods -A`, or of one namespace, kubectl 1.31.

        NAMESPACE     NAME              READY   STATUS             RESTARTS        AGE
        kube-system   coredns-7c65d6c   0/1     CrashLoopBackOff   14 (3m2s ago)   55m

    Source: https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/
    """
    reply = run_whole(look, ASK.argv, ASK.timeout_s)
    return all_alike(SPECS, reply) if isinstance(reply, Unknown) else parse_pods(reply)


def parse_pods(reply: Ran) -> dict[str, Answer]:
    """The facts in the table."""
    table = parse_table(reply.out, "NAME", "STATUS", "RESTARTS")
    if table is None:
        return all_alike(SPECS, garbled("kubectl get pods"))
    rows = [(row["NAME"].removeprefix("pod/"), row["STATUS"], row["RESTARTS"]) for row in table.rows]
    ill = [(name, status) for name, status, _ in rows if status not in _WELL]
    return {
        "kube.pods_not_running": words(name for name, _ in ill),
        "kube.pod_reasons": words(dict.fromkeys(status for _, status in ill)),
        "kube.pods_restarting": words(name for name, _, restarts in rows if _count(restarts) >= _MANY_RESTARTS),
    }


def _count(restarts: str) -> int:
    found = re.match(r"\d{1,6}", restarts)
    return int(found[0]) if found else 0


PROBE = Probe("kube.pods", SPECS, ask, pasted_only=True)
