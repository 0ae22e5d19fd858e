"""What this machine is: its system, WSL, a container, a CI job, a storage appliance; and which packages it has."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look, Stat, Status
from assistant.probes.kernel.modules import release
from assistant.probes.place.values import CI, KUBERNETES, NAS, OS, PACKAGING, WSL
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth

SPECS = (
    text("place.os", "the system that the docker command runs on", values=OS),
    text("place.wsl", "the version of WSL that it runs in", values=WSL),
    truth("place.in_container", "the docker command itself runs in a container"),
    text("place.ci", "the CI system whose job it is", values=CI),
    text("place.nas", "the storage appliance or home server that it is", values=NAS),
    text("place.packaging", "the packages that Docker's engine comes from", values=PACKAGING),
    text("place.kubernetes", "the Kubernetes distribution that this machine is a part of", values=KUBERNETES),
)

_CI = {
    "/__w": "github",
    "/home/runner/work": "github",
    "/home/vsts/work": "azure",
    "/drone/src": "drone",
    "/woodpecker/src": "woodpecker",
    "/opt/atlassian/pipelines": "bitbucket",
    "/home/circleci/project": "circleci",
    "/var/jenkins_home": "jenkins",
}
_NAS = {
    "/etc/synoinfo.conf": "synology",
    "/etc/config/qpkg.conf": "qnap",
    "/etc/unraid-version": "unraid",
    "/usr/bin/midclt": "truenas",
    "/etc/openmediavault": "openmediavault",
    "/etc/casaos": "casaos",
    "/usr/share/hassio": "home-assistant",
}
_PACKAGES = {
    "/snap/docker/current": "snap",
    "/usr/share/doc/docker-ce": "docker-ce",
    "/usr/share/doc/docker.io": "docker.io",
    "/usr/share/doc/moby-engine": "moby-engine",
}
_KUBERNETES = {
    "/etc/rancher/rke2": "rke2",
    "/etc/rancher/k3s": "k3s",
    "/var/lib/k0s": "k0s",
    "/var/snap/microk8s/current": "microk8s",
    "/etc/eks": "eks",
    "/home/kubernetes/kube-env": "gke",
    "/kind": "kind",
    "/etc/kubernetes/kubelet.conf": "kubeadm",
}
_CONTAINER = {"/.dockerenv": "docker", "/run/.containerenv": "podman"}


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """/proc/sys/kernel/osrelease, and the files that each of these places has and no other.

    Sample of osrelease: `5.15.167.4-microsoft-standard-WSL2`; of WSL 1: `4.4.0-19041-Microsoft`
    Source: https://learn.microsoft.com/windows/wsl/compare-versions
    """
    version = release(look)
    inside = _first_of(look, _CONTAINER)
    return {
        "place.os": Known("linux") if isinstance(version, str) else version,
        "place.wsl": parse_wsl(version) if isinstance(version, str) else version,
        "place.in_container": inside if isinstance(inside, Unknown) else Known(isinstance(inside, Known)),
        "place.ci": _first_of(look, _CI),
        "place.nas": _first_of(look, _NAS),
        "place.packaging": _first_of(look, _PACKAGES),
        "place.kubernetes": _first_of(look, _KUBERNETES),
    }


def parse_wsl(version: str) -> Answer:
    """The version of WSL by the kernel's release."""
    if "microsoft-standard" in version or "WSL2" in version:
        return Known("2")
    return Known("1") if version.endswith("-Microsoft") else Absent()


def _first_of(look: Look, marks: Mapping[str, str]) -> Answer:
    """What the first of these paths that is there stands for."""
    unseen: Unknown | None = None
    for path, name in marks.items():
        found = look.stat(Stat(path))
        if isinstance(found, Status):
            return Known(name)
        unseen = unseen or (found if isinstance(found, Unknown) else None)
    return unseen or Absent()


PROBE = Probe("place.system", SPECS, ask)
