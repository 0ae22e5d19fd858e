"""The readings of what kubectl, crictl and ctr print."""

from assistant.probes.pasted.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "kube.kubectl",
        feeds=("kube",),
        commands=("kubectl", "oc", "k3s kubectl", "microk8s kubectl", "k"),
        form=r"^(?:NAMESPACE\s+)?NAME\s+(?:READY\s+STATUS\s+RESTARTS|STATUS\s+ROLES)\s",
    ),
    Entry("kube.runtime", feeds=("kube",), commands=("crictl", "k3s crictl", "ctr", "k3s ctr", "containerd")),
)
