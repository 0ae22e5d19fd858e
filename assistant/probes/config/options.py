"""The options that each version of the engine knows: in daemon.json, and on dockerd's command line.

Read from the engine's own source, github.com/moby/moby at v1.12.6, v1.13.1, v17.03 to v17.12, v18.01 to v18.09.9,
v19.03.15, v20.10.24, v23.0.18, v24.0.9, v25.0.17, v26.1.5, v27.5.1, v28.5.2 and v29.0 to v29.7: the flags that
cmd/dockerd/config*.go and options.go register (in 29: daemon/command), their names in the file, and the JSON tags in
daemon/config/config*.go.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from assistant.model.aspects.option_names import flag_of

Kind = Literal["bool", "number", "text", "list", "object", "size"]
Version = tuple[int, int]

ALWAYS: Version = (0, 0)
NEVER: Version = (9999, 0)
DOCUMENT_RULES_CHANGED: Version = (23, 0)
"""From here on dockerd takes an empty daemon.json and a byte order mark, and refuses text behind the object."""


class Option(msgspec.Struct, frozen=True):
    """One option.

    Attributes:
        key: its name in daemon.json.
        since: the first version that knows it.
        until: the first version that refuses it.
        instead: what took its place.
    """

    key: str
    kind: Kind
    since: Version = ALWAYS
    until: Version = NEVER
    instead: str = ""

    @property
    def option(self) -> str:
        """Its name on the command line."""
        return flag_of(self.key)


def _all(kind: Kind, names: str, since: Version = ALWAYS) -> list[Option]:
    return [Option(name, kind, since=since) for name in names.split()]


_OPTIONS: tuple[Option, ...] = (
    *_all("bool", "debug icc ip-forward ip-masq iptables ipv6 live-restore raw-logs selinux-enabled tls tlsverify"),
    *_all("bool", "userland-proxy"),
    *_all("bool", "experimental init", (1, 13)),
    *_all("bool", "no-new-privileges", (17, 5)),
    *_all("bool", "cri-containerd", (18, 9)),
    *_all("bool", "rootless", (19, 3)),
    *_all("bool", "ip6tables", (20, 10)),
    *_all("bool", "ip-forward-no-drop", (28, 0)),
    *_all("bool", "allow-direct-routing", (28, 2)),
    *_all("number", "max-concurrent-downloads max-concurrent-uploads mtu"),
    *_all("number", "cpu-rt-period cpu-rt-runtime shutdown-timeout", (1, 13)),
    *_all("number", "network-control-plane-mtu", (17, 9)),
    *_all("number", "network-diagnostic-port", (17, 12)),
    *_all("number", "max-download-attempts", (20, 10)),
    *_all("number", "default-stop-timeout", (29, 7)),
    *_all("text", "bip bridge cgroup-parent containerd default-gateway default-gateway-v6 default-runtime exec-root"),
    *_all("text", "fixed-cidr fixed-cidr-v6 group ip log-driver log-level pidfile storage-driver"),
    *_all("text", "swarm-default-advertise-addr tlscacert tlscert tlskey userns-remap"),
    *_all("text", "init-path metrics-addr seccomp-profile userland-proxy-path", (1, 13)),
    *_all("text", "data-root", (17, 5)),
    *_all("text", "default-ipc-mode", (17, 9)),
    *_all("text", "containerd-namespace default-cgroupns-mode", (20, 10)),
    Option("containerd-plugins-namespace", "text", since=(20, 10)),
    *_all("text", "http-proxy https-proxy no-proxy", (23, 0)),
    *_all("text", "log-format", (25, 0)),
    *_all("text", "bip6", (28, 0)),
    *_all("text", "bridge-accept-fwmark firewall-backend min-api-version", (29, 0)),
    Option("host-gateway-ip", "text", since=(20, 10)),
    Option("default-shm-size", "size", since=(17, 4)),
    Option("authorization-plugins", "list"),
    Option("cdi-spec-dirs", "list", since=(25, 0)),
    Option("default-address-pools", "list", since=(18, 6)),
    Option("dns", "list"),
    Option("dns-opts", "list"),
    Option("dns-search", "list"),
    Option("exec-opts", "list"),
    Option("host-gateway-ips", "list", since=(28, 0)),
    Option("hosts", "list"),
    Option("insecure-registries", "list"),
    Option("labels", "list"),
    Option("node-generic-resources", "list", since=(17, 12)),
    Option("registry-mirrors", "list"),
    Option("storage-opts", "list"),
    Option("builder", "object", since=(17, 7)),
    Option("default-network-opts", "object", since=(24, 0)),
    Option("default-ulimits", "object"),
    Option("features", "object", since=(18, 9)),
    Option("log-opts", "object"),
    Option("nri-opts", "object", since=(29, 2)),
    Option("runtimes", "object"),
    # Known once. What is in their place is from the deprecation notices: https://docs.docker.com/engine/deprecated/
    Option("graph", "text", until=(23, 0), instead="data-root"),
    Option("api-enable-cors", "bool", until=(17, 9)),
    Option("api-cors-header", "text", until=(28, 0), instead="a reverse proxy"),
    Option("cluster-advertise", "text", until=(23, 0), instead="swarm mode"),
    Option("cluster-store", "text", until=(23, 0), instead="swarm mode"),
    Option("cluster-store-opts", "object", until=(23, 0), instead="swarm mode"),
    Option("disable-legacy-registry", "bool", until=(19, 3)),
    Option("oom-score-adjust", "number", until=(25, 0), instead="OOMScoreAdjust= in the service's unit"),
    Option("deprecated-key-path", "text"),
    Option("allow-nondistributable-artifacts", "list", since=(17, 6)),
)

BOUNDARIES: tuple[Version, ...] = tuple(
    sorted({DOCUMENT_RULES_CHANGED, *(edge for option in _OPTIONS for edge in (option.since, option.until))} - {NEVER})
)
"""A version for every set of rules that there has been: what holds for all of them holds whichever is installed."""

BY_KEY: dict[str, Option] = {option.key: option for option in _OPTIONS}
BY_FLAG: dict[str, Option] = {option.option: option for option in reversed(_OPTIONS)}

FLAT = {
    "builder",
    "cluster-store-opts",
    "default-network-opts",
    "default-ulimits",
    "features",
    "log-opts",
    "nri-opts",
    "runtimes",
}
"""Keys whose object is one value; the members of any other object count as keys themselves."""

MERGED = {"runtimes"}
"""Keys that may stand in the file and on the command line; their values are joined."""

_ONLY_FLAGS_BOOL = {"help", "validate", "version"}
_ONLY_FLAGS = _ONLY_FLAGS_BOOL | {"config-file"}
_DIGITS = re.compile(r"(\d+)\.(\d+)")


def parse_version(text: str) -> Version | None:
    """`20.10.24+dfsg1` as (20, 10); None when there are no numbers."""
    found = _DIGITS.match(text)
    return (int(found[1]), int(found[2])) if found and len(found[0]) < 16 else None


def takes_no_value(flag: str) -> bool:
    """Whether a command-line option stands alone: `--debug`."""
    option = BY_FLAG.get(flag)
    return flag in _ONLY_FLAGS_BOOL or (option is not None and option.kind == "bool")


def is_known(key: str, version: Version) -> bool:
    """Whether a version of the engine takes a key in daemon.json."""
    option = BY_KEY.get(key)
    if option is not None and _is_in(option, version):
        return True
    # The check compares with the names of the flags, so it lets `host` pass, which then has no effect.
    return is_ignored(key, version)


def is_ignored(key: str, version: Version) -> bool:
    """Whether a key passes dockerd's check and has no effect, because it is the name of a flag only."""
    if key in BY_KEY:
        return False
    option = BY_FLAG.get(key)
    return key in _ONLY_FLAGS or (option is not None and _is_in(option, version))


def is_removed(key: str, version: Version) -> bool:
    """Whether a key was known once and is refused by this version."""
    option = BY_KEY.get(key)
    return option is not None and version >= option.until


def _is_in(option: Option, version: Version) -> bool:
    return option.since <= version < option.until
