"""Whose words a program repeats: what is printed by one can be said by another."""

from __future__ import annotations

from collections.abc import Collection

from assistant.model.speaker import Speaker

_ANYTHING = frozenset(
    {
        Speaker.SHELL,
        Speaker.APPLICATION,
        Speaker.DOCKER_CLI,
        Speaker.DOCKER_SDK,
        Speaker.COMPOSE,
        Speaker.BUILDX,
        Speaker.BUILDKIT,
        Speaker.PODMAN,
        Speaker.KUBECTL,
        Speaker.KUBERNETES,
        Speaker.MINIKUBE,
        Speaker.DESKTOP,
    }
)
"""These show what others print: a container's output, the steps of a build, an answer of the engine, a log."""

_DAEMONS = frozenset(
    {
        Speaker.CONTAINERD,
        Speaker.RUNC,
        Speaker.CRUN,
        Speaker.BUILDKIT,
        Speaker.SWARM,
        Speaker.REGISTRY,
        Speaker.IPTABLES,
        Speaker.FIREWALLD,
        Speaker.NVIDIA,
        Speaker.KERNEL,
    }
)
_RUNTIMES = frozenset(
    {Speaker.RUNC, Speaker.CRUN, Speaker.CNI, Speaker.REGISTRY, Speaker.NVIDIA, Speaker.KERNEL, Speaker.IPTABLES}
)
_INSTALLERS = frozenset({Speaker.SYSTEMD, Speaker.SHELL, Speaker.KERNEL, Speaker.DOCKERD, Speaker.SNAP, Speaker.GIT})

_REPEATS = {
    Speaker.DOCKERD: _DAEMONS,  # an error is wrapped by each program that hands it on
    Speaker.SWARM: _DAEMONS | {Speaker.DOCKERD},
    Speaker.ROOTLESSKIT: _DAEMONS | {Speaker.DOCKERD, Speaker.SHELL},
    Speaker.CONTAINERD: _RUNTIMES,
    Speaker.RUNC: frozenset({Speaker.NVIDIA, Speaker.KERNEL, Speaker.CRUN}),
    Speaker.CRUN: frozenset({Speaker.NVIDIA, Speaker.KERNEL, Speaker.RUNC}),
    Speaker.CNI: frozenset({Speaker.IPTABLES, Speaker.KERNEL}),
    Speaker.CRICTL: _RUNTIMES | {Speaker.CONTAINERD, Speaker.KUBELET},
    Speaker.KUBELET: _RUNTIMES | {Speaker.CONTAINERD, Speaker.DOCKERD, Speaker.KUBERNETES},
    Speaker.KUBEADM: _RUNTIMES
    | {Speaker.CONTAINERD, Speaker.DOCKERD, Speaker.KUBELET, Speaker.KUBERNETES, Speaker.CRICTL, Speaker.ETCD}
    | {Speaker.SYSTEMD},
    Speaker.APT: _INSTALLERS,  # a package's own scripts speak while it is installed
    Speaker.DNF: _INSTALLERS,
    Speaker.SNAP: frozenset({Speaker.SYSTEMD, Speaker.SHELL, Speaker.DOCKERD}),
    Speaker.LXC: frozenset({Speaker.SHELL, Speaker.KERNEL}),
    Speaker.WSL: frozenset({Speaker.SHELL, Speaker.DESKTOP, Speaker.KERNEL}),
    Speaker.IPTABLES: frozenset({Speaker.KERNEL}),
}


def can_say(speaker: Speaker | None, by: Collection[Speaker]) -> bool:
    """Whether a message of the programs `by` can stand in what `speaker` prints; who is not known can say anything."""
    if speaker is None or not by or speaker in by or speaker in _ANYTHING:
        return True
    return not _REPEATS.get(speaker, frozenset()).isdisjoint(by)
