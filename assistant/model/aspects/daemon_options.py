"""What options of dockerd and of the docker command affect; by https://docs.docker.com/reference/cli/dockerd/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.model.aspects.option_names import key_of
from assistant.model.pattern import Pattern
from assistant.model.risk import Affects, Aspect, joined

_SEEN = "Docker would show only what it has under the new setting: no containers, images or volumes from before."
_DATA: dict[str, str] = {
    "data-root": f"The data-root changes. {_SEEN}",
    "storage-driver": f"The storage driver changes. {_SEEN}",
    "storage-drivers": f"The storage driver changes. {_SEEN}",
    "storage-opts": "The storage driver's options change; with wrong ones Docker does not find its layers.",
    "userns-remap": f"The user namespace of containers changes, and with it the directory with the data. {_SEEN}",
    "currentContext": "The docker command would speak to another Docker, with other containers and volumes.",
    "features": f"A feature changes; that of containerd's image store decides which images Docker shows. {_SEEN}",
}
_SERVICE: dict[str, str] = {
    "exec-root": "The directory with the state of running containers changes: Docker loses those that run.",
    "containerd": "Docker would use another containerd: it loses the containers that run.",
    "containerd-namespace": "Docker would use another namespace of containerd: it loses the containers that run.",
    "containerd-plugins-namespace": "Docker would use another namespace of containerd: its plugins stop.",
    "live-restore": "Containers that run would stop whenever dockerd stops.",
    "pidfile": "What watches dockerd by its pid file no longer finds it.",
    "oom-score-adjust": "Which programs the kernel ends first when memory runs out changes.",
    "default-ulimits": "The limits of containers change; programs that need more than they allow fail.",
    "cgroup-parent": "The limits under which containers run change.",
    "cpu-rt-period": "How much time real-time programs in containers get changes.",
    "cpu-rt-runtime": "How much time real-time programs in containers get changes.",
}
_SECURITY: dict[str, str] = {
    "insecure-registries": "Docker would send images and passwords to {value} unencrypted or unchecked.",
    "registry-mirrors": "{value} would decide which images Docker gets for a tag of Docker Hub.",
    "hosts": "The addresses where Docker can be reached change to {value}; whoever reaches Docker has root privileges.",
    "tls": "The encryption of Docker's own port changes; whoever reaches Docker has root privileges.",
    "tlsverify": "Whether Docker's own port checks its clients changes; whoever reaches Docker has root privileges.",
    "tlscacert": "Which clients Docker's own port trusts changes; whoever reaches Docker has root privileges.",
    "tlscert": "The certificate of Docker's own port changes.",
    "tlskey": "The key of Docker's own port changes.",
    "credsStore": "The next login writes its password into the file, readable to whoever reads that.",
    "credHelpers": "The next login writes its password into the file, readable to whoever reads that.",
    "userns-remap": "Whether root in a container is root of the host changes.",
    "seccomp-profile": "Which system calls containers may make changes.",
    "selinux-enabled": "Whether SELinux keeps containers apart from the host changes.",
    "no-new-privileges": "Whether programs in containers can gain privileges changes.",
    "authorization-plugins": "Who may do what with Docker changes.",
    "group": "The group {value} can use Docker: its members have root privileges on this host.",
    "default-runtime": "Containers run with another runtime; how well they are isolated can change.",
    "runtimes": "Programs that run containers as root change.",
    "default-cgroupns-mode": "How far containers see the host's cgroups changes.",
    "default-ipc-mode": "Whether containers share memory with others changes.",
    "metrics-addr": "Docker's metrics can be read at {value} by whoever reaches it.",
    "icc": "Whether containers of the default network can reach one another changes.",
    "ip": "The address at which ports are published changes to {value}: more may reach them.",
    "iptables": "Whether Docker writes firewall rules changes; published ports pass a firewall of the host.",
    "ip6tables": "Whether Docker writes IPv6 firewall rules changes; published ports pass a firewall of the host.",
    "ip-forward-no-drop": "Whether the host forwards what no rule names changes.",
    "allow-direct-routing": "Whether other hosts reach containers without a published port changes.",
    "min-api-version": "Docker would accept older clients.",
    "init-path": "{value} runs as the first program in containers.",
    "userland-proxy-path": "{value} runs as root for each published port.",
    "cdi-spec-dirs": "Files in {value} decide which devices and programs containers get.",
    "nri-opts": "Other programs may change containers before they start.",
    "allow-nondistributable-artifacts": "Docker would push to {value} what licences may forbid to pass on.",
    "api-cors-header": "Web pages of {value} could use Docker, with root privileges.",
    "api-enable-cors": "Web pages could use Docker, with root privileges.",
    "network-diagnostic-port": "Docker's networks could be looked into on another port.",
    "cluster-store": "Another store decides which networks there are.",
    "cluster-store-opts": "Another store decides which networks there are.",
    "cluster-advertise": "Under which address others find this host changes.",
    "bridge-accept-fwmark": "Packets with a mark pass Docker's firewall rules.",
    "deprecated-key-path": "The key by which this host is known changes.",
    "rootless": "With whose rights dockerd runs changes.",
    "cri-containerd": "Whether others use containerd beside Docker changes.",
    "log-driver": "What containers print goes elsewhere, or nowhere: {value}.",
    "log-opts": "What containers print goes elsewhere, or is written otherwise: {value}.",
    "exec-opts": "How containers are run changes: {value}.",
    "builder": "What builds may do on this host changes: {value}.",
}
_REACH: dict[str, str] = (
    dict.fromkeys(
        (
            "bip",
            "bip6",
            "bridge",
            "fixed-cidr",
            "fixed-cidr-v6",
            "default-address-pools",
            "default-gateway",
            "mtu",
            "network-control-plane-mtu",
            "ipv6",
            "default-gateway-v6",
            "default-network-opts",
            "default-network-opt",
            "ip",
            "iptables",
            "ip6tables",
            "ip-masq",
        ),
        "The networks of containers change: {key} {value}.",
    )
    | dict.fromkeys(
        ("dns", "dns-opts", "dns-search"),
        "How containers resolve names changes: {key} {value}.",
    )
    | {
        "ip-forward": "Whether the host forwards packets changes: {value}.",
        "ip-forward-no-drop": "Whether the host forwards packets changes: {value}.",
        "userland-proxy": "How this host reaches published ports changes.",
        "firewall-backend": "Docker writes its firewall rules in another way: {value}.",
        "swarm-default-advertise-addr": "Under which address the swarm finds this host changes to {value}.",
        "host-gateway-ip": "The address that containers have for this host changes to {value}.",
        "host-gateway-ips": "The addresses that containers have for this host change to {value}.",
        "hosts": "Clients that use another address than {value} no longer reach Docker.",
        "registry-mirrors": "Images of Docker Hub come from {value}.",
        "proxies": "Docker reaches registries in another way: {value}.",
        "http-proxy": "Docker reaches registries in another way: {value}.",
        "https-proxy": "Docker reaches registries in another way: {value}.",
        "no-proxy": "Docker reaches registries in another way: {value}.",
    }
)
_TABLES = {
    Aspect.SERVICE: _SERVICE,
    Aspect.DATA: _DATA,
    Aspect.SECURITY: _SECURITY,
    Aspect.REACH: _REACH,
}

_TAKEN_OUT: dict[str, Affects] = {
    "insecure-registries": {Aspect.REACH: "Docker no longer speaks to {value} without a certificate that it trusts."},
    "features": {},
    "log-driver": {},
    "log-opts": {},
    "exec-opts": {},
    "builder": {},
    "hosts": {
        Aspect.SECURITY: "The addresses where Docker can be reached change: {value} goes.",
        Aspect.REACH: "Clients that use {value} no longer reach Docker.",
    },
    "registry-mirrors": {Aspect.REACH: "Images of Docker Hub no longer come from {value}."},
    "metrics-addr": {Aspect.REACH: "Docker's metrics can no longer be read at {value}."},
    "min-api-version": {Aspect.REACH: "Older clients may no longer reach Docker."},
}
"""What taking an option out affects, where that is not what setting it does."""
_ANYTHING = Pattern(r".*", re.DOTALL)
_HARMLESS: dict[str, Pattern] = dict.fromkeys(
    (
        "debug",
        "log-level",
        "log-format",
        "raw-logs",
        "max-concurrent-downloads",
        "max-concurrent-uploads",
        "max-download-attempts",
        "shutdown-timeout",
        "default-stop-timeout",
        "default-shm-size",
        "labels",
        "node-generic-resources",
        "experimental",
        "init",
        "disable-legacy-registry",
    ),
    _ANYTHING,
) | {
    "live-restore": Pattern(r"on|true"),
    "log-driver": Pattern(r"json-file|local|journald"),
    "log-opts": Pattern(r"(max-size|max-file|max-buffer-size|compress|mode|labels|tag|labels-regex)=.*"),
    "builder": Pattern(r"gc=.*"),
    "exec-opts": Pattern(r"native\.cgroupdriver=(systemd|cgroupfs)"),
}
"""Options that affect nothing where each of their values looks so. What stands in no table here affects something."""
_NOT_KNOWN: Affects = {Aspect.SECURITY: "What {key} decides is not known here, and may open something: {value}."}


def affects_of_option(key: str, value: Any = "another value") -> Affects:
    """What giving an option a value affects."""
    key = key_of(key)
    if key in _HARMLESS and all(map(_HARMLESS[key].fullmatch, _words(value))):
        return {}
    return _filled(_in_tables(key) or _NOT_KNOWN, key, value)


def affects_of_taking_out(key: str, value: Any = "what it names") -> Affects:
    """What taking out an option, or some of its values, affects."""
    key = key_of(key)
    if key in _TAKEN_OUT:
        return _filled(_TAKEN_OUT[key], key, value)
    return _filled(_in_tables(key), key, "dockerd's own default")


def _in_tables(key: str) -> Affects:
    return {aspect: table[key] for aspect, table in _TABLES.items() if key in table}


def _filled(said: Affects, key: str, value: Any) -> Affects:
    return {aspect: sentence.format(key=key, value=_shown(value)) for aspect, sentence in said.items()}


def _words(value: Any) -> Iterator[str]:
    """Each value that an option is given, those of a map as `key=value`."""
    if isinstance(value, dict):
        yield from (f"{key}={_shown(each)}" for key, each in value.items())
    elif isinstance(value, list | tuple):
        yield from map(_shown, value)
    else:
        yield _shown(value)


def affects_of_options(given: dict[str, Any], taken_out: dict[str, Any]) -> Affects:
    """What several options affect at once.

    Args:
        taken_out: with what they name now.
    """
    said = [affects_of_option(key, value) for key, value in given.items()]
    return joined(*said, *(affects_of_taking_out(key, value) for key, value in taken_out.items()))


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}={_shown(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value))
    return {True: "on", False: "off"}.get(value, str(value)) if isinstance(value, bool) else str(value)
