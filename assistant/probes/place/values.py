"""The places that trees can tell apart."""

from __future__ import annotations

OS = ("linux", "macos", "windows")
ENGINES = (
    "host",
    "rootless",
    "desktop",
    "colima",
    "orbstack",
    "rancher",
    "lima",
    "podman",
    "minikube",
    "dind",
    "remote",
)
WSL = ("1", "2")
CI = (
    "github",
    "gitlab",
    "jenkins",
    "azure",
    "drone",
    "woodpecker",
    "circleci",
    "bitbucket",
    "teamcity",
    "travis",
    "buildkite",
    "gitea",
)
NAS = ("synology", "qnap", "unraid", "truenas", "openmediavault", "casaos", "home-assistant")
PACKAGING = ("snap", "docker-ce", "docker.io", "moby-engine")
KUBERNETES = (
    "k3s", "rke2", "k3d", "k0s", "microk8s", "kind", "minikube", "kubeadm", "openshift", "eks", "gke", "aks",
)  # fmt: skip
