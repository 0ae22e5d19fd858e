"""What the options of dockerd are called: on its command line and in daemon.json."""

from __future__ import annotations

_KEYS = {
    "H": "hosts",
    "g": "data-root",
    "s": "storage-driver",
    "G": "group",
    "b": "bridge",
    "p": "pidfile",
    "D": "debug",
    "l": "log-level",
    "host": "hosts",
    "graph": "data-root",
    "insecure-registry": "insecure-registries",
    "storage-opt": "storage-opts",
    "registry-mirror": "registry-mirrors",
    "authorization-plugin": "authorization-plugins",
    "dns-opt": "dns-opts",
    "exec-opt": "exec-opts",
    "default-address-pool": "default-address-pools",
    "add-runtime": "runtimes",
    "label": "labels",
    "dns-option": "dns-opts",
    "feature": "features",
    "default-network-opt": "default-network-opts",
    "log-opt": "log-opts",
    "default-ulimit": "default-ulimits",
    "cluster-store-opt": "cluster-store-opts",
    "cdi-spec-dir": "cdi-spec-dirs",
    "node-generic-resource": "node-generic-resources",
}
"""Flags and older names whose key in daemon.json is another one."""


def key_of(flag: str) -> str:
    """The key in daemon.json that a flag (without its dashes) stands for."""
    return _KEYS.get(flag, flag)


def is_alias(old: str, new: str) -> bool:
    """Whether two names stand for the same option, so that its value goes on as it was."""
    return key_of(old) == key_of(new)
