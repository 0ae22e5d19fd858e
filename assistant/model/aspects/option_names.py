"""What the options of dockerd are called: on its command line and in daemon.json. The one table of these names."""

from __future__ import annotations

SHORT = {
    "D": "debug",
    "G": "group",
    "H": "host",
    "b": "bridge",
    "g": "graph",
    "l": "log-level",
    "p": "pidfile",
    "s": "storage-driver",
    "v": "version",
}
"""The one-letter options."""

_KEYS = {
    "add-runtime": "runtimes",
    "authorization-plugin": "authorization-plugins",
    "cdi-spec-dir": "cdi-spec-dirs",
    "cluster-store-opt": "cluster-store-opts",
    "default-address-pool": "default-address-pools",
    "default-network-opt": "default-network-opts",
    "default-ulimit": "default-ulimits",
    "dns-opt": "dns-opts",
    "exec-opt": "exec-opts",
    "feature": "features",
    "host": "hosts",
    "insecure-registry": "insecure-registries",
    "label": "labels",
    "log-opt": "log-opts",
    "node-generic-resource": "node-generic-resources",
    "registry-mirror": "registry-mirrors",
    "storage-opt": "storage-opts",
}
"""Flags whose key in daemon.json is another one."""

_FLAGS = {key: flag for flag, key in _KEYS.items()} | {"host-gateway-ips": "host-gateway-ip"}
"""By key. One flag has had two keys: since 28.0 the list counts, before that the single address of its own name."""
_OLDER = {"graph": "data-root", "dns-option": "dns-opts"}
"""Older names of what has another one now."""


def key_of(flag: str) -> str:
    """The key in daemon.json that a flag (without its dashes), or an older name, stands for."""
    name = SHORT.get(flag, flag)
    return _OLDER.get(name) or _KEYS.get(name, name)


def flag_of(key: str) -> str:
    """The name on the command line of a key in daemon.json."""
    return _FLAGS.get(key, key)


def is_alias(old: str, new: str) -> bool:
    """Whether two names stand for the same option, so that its value goes on as it was."""
    return key_of(old) == key_of(new)
