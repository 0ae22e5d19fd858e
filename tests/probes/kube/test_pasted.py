"""What kubectl, crictl and ctr print tells of the cluster, as far as it is pasted."""

from __future__ import annotations

import pytest

from assistant.matching.blocks.cutter import cut
from assistant.model.fact import Absent, Answer, FactKey, Known
from assistant.probes.pasted.facts import PastedFacts

NODES = """\
$ kubectl get nodes -o wide
NAME    STATUS                     ROLES           AGE   VERSION   INTERNAL-IP   OS-IMAGE             CONTAINER-RUNTIME
cp-1    Ready                      control-plane   41d   v1.31.4   10.0.0.11     Debian GNU/Linux 12  containerd://1.7.27
w-1     Ready,SchedulingDisabled   <none>          41d   v1.31.4   10.0.0.21     Debian GNU/Linux 12  containerd://1.7.27
w-2     NotReady                   <none>          41d   v1.30.8   10.0.0.22     Debian GNU/Linux 12  cri-o://1.30.3
"""
PODS = """\
[root@cp-1 ~]# kubectl get po -A
NAMESPACE     NAME                      READY   STATUS             RESTARTS        AGE
kube-system   coredns-7c65d6c-x2x7v     0/1     CrashLoopBackOff   14 (3m2s ago)   55m
kube-system   kube-proxy-8mnbt          1/1     Running            0               41d
shop          web-5d9c-lq8ph            0/1     ImagePullBackOff   0               2m
shop          job-x7k2p                 0/1     Completed          0               2d
shop          api-6f4b-9zzzz            1/1     Running            31              9d
"""
NODE = """\
$ kubectl describe node w-2
Name:               w-2
Taints:             node.kubernetes.io/disk-pressure:NoSchedule
Conditions:
  Type             Status  LastHeartbeatTime                 Reason                       Message
  ----             ------  -----------------                 ------                       -------
  MemoryPressure   False   Mon, 23 Nov 2026 10:00:00 +0000   KubeletHasSufficientMemory   kubelet has sufficient memory
  DiskPressure     True    Mon, 23 Nov 2026 10:00:00 +0000   KubeletHasDiskPressure       kubelet has disk pressure
"""
POD = """\
$ kubectl -n shop describe pod api-6f4b-9zzzz
    State:          Waiting
      Reason:       CrashLoopBackOff
    Last State:     Terminated
      Reason:       OOMKilled
      Exit Code:    137
"""
CRICTL = """\
# crictl version
Version:  0.1.0
RuntimeName:  containerd
RuntimeVersion:  1.7.27
RuntimeApiVersion:  v1
"""
INFO = """\
# crictl info
{
  "status": {
    "conditions": [
      {"message": "", "reason": "", "status": true, "type": "RuntimeReady"},
      {"message": "cni plugin not ready", "reason": "NetworkPluginNotReady", "status": false, "type": "NetworkReady"}
    ]
  }
}
"""
CTR = """\
# ctr version
Client:
  Version:  1.6.20~ds1
  Go version: go1.19.8

Server:
  Version:  1.6.20~ds1
"""


def shown(text: str) -> dict[str, Answer]:
    found = PastedFacts(cut(text))
    found.of(found.tells)
    return {key.name: fact.answer for key, fact in found.all_found().items()}


@pytest.mark.parametrize(
    ("text", "fact", "answer"),
    [
        (NODES, "kube.nodes_not_ready", Known(("w-2",))),
        (NODES, "kube.nodes_cordoned", Known(("w-1",))),
        (NODES, "kube.node_versions", Known(("v1.31.4", "v1.30.8"))),
        (NODES, "kube.node_runtimes", Known(("containerd://1.7.27", "cri-o://1.30.3"))),
        (PODS, "kube.pods_not_running", Known(("coredns-7c65d6c-x2x7v", "web-5d9c-lq8ph"))),
        (PODS, "kube.pod_reasons", Known(("CrashLoopBackOff", "ImagePullBackOff"))),
        (PODS, "kube.pods_restarting", Known(("coredns-7c65d6c-x2x7v", "api-6f4b-9zzzz"))),
        (NODE, "kube.pressures", Known(("DiskPressure",))),
        (NODE, "kube.taints", Known(("node.kubernetes.io/disk-pressure:NoSchedule",))),
        (POD, "kube.container_reasons", Known(("CrashLoopBackOff", "OOMKilled"))),
        (POD, "kube.container_exit_codes", Known(("137",))),
        (CRICTL, "kube.runtime_version", Known("1.7.27")),
        (CTR, "kube.runtime_version", Known("1.6.20~ds1")),
        (INFO, "kube.runtime_not_ready", Known(("NetworkReady",))),
    ],
)
def test_each_tool_gives_its_facts(text: str, fact: str, answer: Answer) -> None:
    assert shown(text)[fact] == answer


def test_a_table_without_its_command_is_read_by_its_head() -> None:
    assert shown(PODS.partition("\n")[2])["kube.pod_reasons"] == Known(("CrashLoopBackOff", "ImagePullBackOff"))


def test_nothing_is_said_of_what_a_shorter_table_does_not_show() -> None:
    found = shown(
        "$ kubectl get nodes\nNAME   STATUS   ROLES    AGE   VERSION\ncp-1   Ready    <none>   1d    v1.31.4\n"
    )
    assert found["kube.nodes_not_ready"] == Absent()
    assert "kube.node_runtimes" not in found


def test_a_pod_tells_nothing_of_its_node() -> None:
    assert not {"kube.pressures", "kube.taints"} & set(shown(POD))


def test_a_list_of_containers_tells_nothing_of_the_runtime() -> None:
    assert not shown("# crictl ps\nCONTAINER   IMAGE   CREATED   STATE   NAME\nabc   def   1h ago   Running   web\n")
    assert FactKey("kube.runtime").name not in shown("# ctr -n k8s.io images ls\nREF TYPE DIGEST SIZE\n")
