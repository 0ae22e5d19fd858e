"""Which values no step may use, wherever they come from: what a name or address means outside of this host."""

from __future__ import annotations

import ipaddress
import re

_PUBLIC_REGISTRY = re.compile(
    r"([a-z0-9-]+\.)*(docker\.(io|com)|ghcr\.io|quay\.io|gcr\.io|pkg\.dev|mcr\.microsoft\.com|azurecr\.(io|cn|us)|amazonaws\.com"
    r"|amazonaws\.com\.cn|public\.ecr\.aws|k8s\.io|gitlab\.com|redhat\.(io|com)|access\.redhat\.com|nvcr\.io"
    r"|elastic\.co|oracle\.com|ocir\.io|icr\.io|digitalocean\.com|aliyuncs\.com|myhuaweicloud\.com|tencentyun\.com"
    r"|daocloud\.io|jfrog\.io|cgr\.dev|github\.com|bitbucket\.org|heroku\.com|fly\.io|scw\.cloud|ovh\.net|docker-cn\.com)"
)
_PORT = re.compile(r":[0-9]{1,5}\Z")


def address_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a text is, with or without a port and brackets; None for a name."""
    bare = host.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = _PORT.sub("", bare)
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        return None


def is_public_registry(host: str) -> bool:
    """Whether everybody knows this name as that of a registry: it is no site's own, wherever it leads here."""
    return _PUBLIC_REGISTRY.fullmatch(host.rstrip(".").lower()) is not None


def wrong_registry(registry: str) -> str:
    """Why a registry must not be trusted without TLS, as the end of a sentence; empty when it may, where asked for."""
    name = _PORT.sub("", registry.split("://")[-1].split("/")[0]).rstrip(".")
    if name in ("", "*"):
        return "it would mean every registry"
    if is_public_registry(name):
        return "it is a public registry"
    return _wrong_network(registry) if "/" in registry and "://" not in registry else _wrong_address(registry)


def _wrong_address(registry: str) -> str:
    address = address_of(registry.split("://")[-1])
    if address is None:
        return ""
    if address.is_loopback:
        return "dockerd trusts this machine's own addresses already"
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        return "no registry has such an address"
    return "it is an address of the public network" if address.is_global else ""


def _wrong_network(written: str) -> str:
    try:
        network = ipaddress.ip_network(written, strict=False)
    except ValueError:
        return "it is no registry and no network"
    if network.prefixlen < (8 if network.version == 4 else 48):
        return "it would mean too many registries"
    return "" if network.is_private else "it is a part of the public network"


def wrong_nameserver(server: str) -> str:
    """Why an address must not be written as a DNS server, as the end of a sentence; empty when it may."""
    address = address_of(server)
    if address is None:
        return "a DNS server is given by its address"
    if address.is_loopback:
        return "containers do not reach this machine's loopback"
    if address.is_link_local or address.is_multicast or address.is_unspecified or address.is_reserved:
        return "no DNS server has such an address"
    return ""


def wrong_lines(written: str) -> str:
    """What is wrong with a line, or lines, for a file: a DNS server that must not be written; empty when nothing is.

    What is not filled yet is looked at when it is.
    """
    servers = re.findall(r"^[ \t]*nameserver[ \t]+([^\s{]+)[ \t]*$", written, re.MULTILINE)
    return next(
        (f"{server} must not be a DNS server here: {said}" for server in servers if (said := wrong_nameserver(server))),
        "",
    )


_PROGRAM_OF_ROOT = re.compile(
    r"kernel[./](core_pattern|modprobe|hotplug|poweroff_cmd|usermodehelper[./].*)|fs[./]suid_dumpable"
)
_PARAMETER = re.compile(r"[a-z][A-Za-z0-9_*-]*([./][A-Za-z0-9_*-]+)+", re.ASCII)
_NUMBERS = re.compile(r"-?[0-9]{1,18}([ \t]+-?[0-9]{1,18}){0,3}|[a-z0-9_-]{1,32}", re.ASCII)


def wrong_sysctl(key: str, value: str) -> str:
    """Why a kernel parameter must not be set so, as a sentence; empty when it may."""
    if _PROGRAM_OF_ROOT.fullmatch(key):
        return f"{key} names a program that the kernel runs as root, or what others may read of it"
    if "{" not in key and not _PARAMETER.fullmatch(key):
        return f"{key} is no kernel parameter"
    return "" if "{" in value or _NUMBERS.fullmatch(value.strip()) else f"{value} is no value of a kernel parameter"
