"""What options of dockerd and of the docker command touch; by https://docs.docker.com/reference/cli/dockerd/."""

from __future__ import annotations

from typing import Any

from assistant.model.risk import Affects, Aspect, joined

FLAG_NAMES = {
    "H": "hosts",
    "g": "data-root",
    "s": "storage-driver",
    "G": "group",
    "b": "bridge",
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
}
"""Flags and older names whose key in daemon.json is another one."""

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
}
_SECURITY: dict[str, str] = {
    "insecure-registries": "Docker would send images and passwords to {value} unencrypted or unchecked.",
    "registry-mirrors": "{value} would decide which images Docker gets for a tag of Docker Hub.",
    "hosts": "The addresses where Docker can be reached change to {value}; whoever reaches Docker has root's power.",
    "tls": "The encryption of Docker's own port changes; whoever reaches Docker has root's power.",
    "tlsverify": "Whether clients of Docker's own port are checked changes; whoever reaches Docker has root's power.",
    "tlscacert": "Which clients Docker's own port trusts changes; whoever reaches Docker has root's power.",
    "tlscert": "The certificate of Docker's own port changes.",
    "tlskey": "The key of Docker's own port changes.",
    "credsStore": "The next login writes its password into the file, readable to whoever reads that.",
    "credHelpers": "The next login writes its password into the file, readable to whoever reads that.",
    "userns-remap": "Whether root in a container is root of the host changes.",
    "seccomp-profile": "Which system calls containers may make changes.",
    "selinux-enabled": "Whether SELinux keeps containers apart from the host changes.",
    "no-new-privileges": "Whether programs in containers can gain privileges changes.",
    "authorization-plugins": "Who may do what with Docker changes.",
    "group": "The group {value} can use Docker: its members have root's power on this host.",
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
    "hosts": {
        Aspect.SECURITY: "The addresses where Docker can be reached change: {value} goes.",
        Aspect.REACH: "Clients that use {value} no longer reach Docker.",
    },
    "registry-mirrors": {Aspect.REACH: "Images of Docker Hub no longer come from {value}."},
    "metrics-addr": {Aspect.REACH: "Docker's metrics can no longer be read at {value}."},
    "min-api-version": {Aspect.REACH: "Older clients may no longer reach Docker."},
}
"""What taking an option out touches, where that is not what setting it does."""
_KEEPS_RUNNING = True
_HARMLESS: dict[str, Any] = {"live-restore": _KEEPS_RUNNING}
"""Values that touch nothing."""


def option_of(flag: str) -> str:
    """The key in daemon.json that a flag (without its dashes) stands for."""
    return FLAG_NAMES.get(flag, flag)


def is_alias(old: str, new: str) -> bool:
    """Whether two names stand for the same option, so that its value goes on as it was."""
    return option_of(old) == option_of(new)


def affects_of_option(key: str, value: Any = "another value") -> Affects:
    """What giving an option a value touches, nothing for most."""
    key = option_of(key)
    if key in _HARMLESS and value is _HARMLESS[key]:
        return {}
    return {
        aspect: said.format(key=key, value=_shown(value))
        for aspect, table in _TABLES.items()
        if (said := table.get(key, ""))
    }


def affects_of_taking_out(key: str, value: Any = "what it names") -> Affects:
    """What it touches that an option, or some of its values, no longer stands there."""
    key = option_of(key)
    if key in _TAKEN_OUT:
        return {aspect: said.format(value=_shown(value)) for aspect, said in _TAKEN_OUT[key].items()}
    return affects_of_option(key, "dockerd's own default")


def affects_of_options(given: dict[str, Any], taken_out: dict[str, Any]) -> Affects:
    """What several options touch at once.

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
