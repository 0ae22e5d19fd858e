"""The nodes of a cluster."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look, Ran, Run
from assistant.probes.answers import all_alike, garbled, words
from assistant.probes.probe import Probe
from assistant.probes.specs import texts
from assistant.probes.whole import run_whole
from assistant.text.table import parse_table

ASK = Run(("kubectl", "get", "nodes", "-o", "wide"))
_RUNTIME = re.compile(r"(?:containerd|docker|cri-o)://\S+")

SPECS = (
    texts("kube.nodes", "the names of the cluster's nodes"),
    texts("kube.nodes_not_ready", "the nodes that are not ready"),
    texts("kube.nodes_cordoned", "the nodes that take no new pods"),
    texts("kube.node_versions", "the versions of the kubelets"),
    texts("kube.node_runtimes", "the container runtimes of the nodes, as containerd://1.7.27"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`kubectl get nodes -o wide`, kubectl 1.31.

        NAME    STATUS     ROLES           AGE   VERSION   INTERNAL-IP   ...   CONTAINER-RUNTIME
        cp-1    Ready      control-plane   41d   v1.31.4   10.0.0.11     ...   containerd://1.7.27
        w-2     NotReady   <none>          41d   v1.31.4   10.0.0.22     ...   containerd://1.7.27

    Source: https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/
    """
    reply = run_whole(look, ASK.argv, ASK.timeout_s)
    return all_alike(SPECS, reply) if isinstance(reply, Unknown) else parse_nodes(reply)


def parse_nodes(reply: Ran) -> dict[str, Answer]:
    """The facts in the table; without `-o wide` it does not tell the runtimes."""
    table = parse_table(reply.out, "NAME", "STATUS")
    if table is None:
        return all_alike(SPECS, garbled("kubectl get nodes"))
    rows = [(row["NAME"].removeprefix("node/"), row["STATUS"].split(",")) for row in table.rows]
    runtimes = dict.fromkeys(_RUNTIME.findall(reply.out))
    return {
        "kube.nodes": words(name for name, _ in rows),
        "kube.nodes_not_ready": words(name for name, status in rows if "Ready" not in status),
        "kube.nodes_cordoned": words(name for name, status in rows if "SchedulingDisabled" in status),
        "kube.node_versions": words(dict.fromkeys(row["VERSION"] for row in table.rows if row.get("VERSION"))),
        "kube.node_runtimes": Known(tuple(runtimes)) if runtimes else garbled("kubectl get nodes"),
    }


PROBE = Probe("kube.nodes", SPECS, ask, pasted_only=True)
