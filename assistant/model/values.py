"""Which values no step may use, wherever they come from: what a name or address means outside of this host."""

from __future__ import annotations

import ipaddress
import re

from assistant.model.pattern import Pattern

_PUBLIC_REGISTRY = Pattern(
    r"([a-z0-9-]+\.)*(docker\.(io|com)|ghcr\.io|quay\.io|gcr\.io|pkg\.dev|mcr\.microsoft\.com|azurecr\.(io|cn|us)|amazonaws\.com"
    r"|amazonaws\.com\.cn|public\.ecr\.aws|k8s\.io|gitlab\.com|redhat\.(io|com)|access\.redhat\.com|nvcr\.io"
    r"|elastic\.co|oracle\.com|ocir\.io|icr\.io|digitalocean\.com|aliyuncs\.com|myhuaweicloud\.com|tencentyun\.com"
    r"|daocloud\.io|jfrog\.io|cgr\.dev|github\.com|bitbucket\.org|heroku\.com|fly\.io|scw\.cloud|ovh\.net|docker-cn\.com)"
)
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_PORT = Pattern(r":[0-9]{1,5}\Z")
_NAME = r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\.?"
_REGISTRY = Pattern(
    rf"(https?://)?({_NAME}|\[[0-9A-Fa-f:.]+\])(:[0-9]{{1,5}})?/?|[0-9A-Fa-f:.]{{2,45}}(/[0-9]{{1,3}})?", re.ASCII
)
_LAST_LABEL_A_NUMBER = Pattern(r"(.*\.)?(0x[0-9a-f]*|[0-9]+)", re.ASCII)
_OF_THIS_HOST = Pattern(r"(.*\.)?localhost(\.localdomain)?")


def address_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a text is, with or without a port and brackets; None for a name."""
    bare = host.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = _PORT.sub("", bare)
    return _address(bare)


def _address(bare: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(bare)
    except ValueError:
        return None
    # ::ffff:127.0.0.1 is 127.0.0.1, and the same through a translator (RFC 6052) or 6to4.
    return _inside(found) or found if isinstance(found, ipaddress.IPv6Address) else found


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour


def is_public_registry(host: str) -> bool:
    """Whether everybody knows this name as that of a registry: it is no site's own, wherever it leads here."""
    return _PUBLIC_REGISTRY.fullmatch(host.rstrip(".").lower()) is not None


def is_odd_address(name: str) -> bool:
    """Whether a name is an address in a form that programs read differently: 127.1, 0x7f.1, 2130706433."""
    return _LAST_LABEL_A_NUMBER.fullmatch(name.lower()) is not None and address_of(name) is None


def wrong_registry(registry: str) -> str:
    """Why a registry must not be trusted without TLS, as the end of a sentence; empty when it may, where asked for."""
    if registry in ("", "*"):
        return "it would mean every registry"
    if not _REGISTRY.fullmatch(registry):
        return "it is no registry and no network"
    name = _PORT.sub("", registry.split("://")[-1].split("/")[0]).rstrip(".").lower()
    if is_odd_address(name):
        return "it is an address in a form that programs read differently"
    if is_public_registry(name):
        return "it is a public registry"
    return _wrong_network(registry) if "/" in registry and "://" not in registry else _wrong_address(registry)


def _wrong_address(registry: str) -> str:
    bare = registry.split("://")[-1].rstrip("/").lower()
    address = address_of(_PORT.sub("", bare).rstrip("."))
    if address is None:
        is_here = _OF_THIS_HOST.fullmatch(_PORT.sub("", bare).rstrip("."))
        if bare.count(":") > 1:
            return "it is no registry and no network"
        return "dockerd trusts this machine's own addresses already" if is_here else ""
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
    if network.is_loopback or network.is_link_local or network.is_multicast or network.is_reserved:
        return "no registry has such an address"
    return "" if network.is_private else "it is a part of the public network"


def wrong_nameserver(server: str) -> str:
    """Why an address must not be written as a DNS server, as the end of a sentence; empty when it may."""
    address = _address(server)
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
    servers = re.findall(r"^[ \t]*nameserver[ \t]+([^\s{]+)", written, re.MULTILINE)
    return next(
        (f"{server} must not be a DNS server here: {said}" for server in servers if (said := wrong_nameserver(server))),
        "",
    )


_PROGRAM_OF_ROOT = Pattern(
    r"kernel[./](core_pattern|modprobe|hotplug|poweroff_cmd|usermodehelper[./].*)|fs[./]suid_dumpable"
)
_PARAMETER = Pattern(r"[a-z][A-Za-z0-9_*-]*([./][A-Za-z0-9_*-]+)+", re.ASCII)
_NUMBERS = Pattern(r"-?[0-9]{1,18}([ \t]+-?[0-9]{1,18}){0,3}|[a-z0-9_-]{1,32}", re.ASCII)


def wrong_sysctl(key: str, value: str) -> str:
    """Why a kernel parameter must not be set so, as a sentence; empty when it may."""
    if _PROGRAM_OF_ROOT.fullmatch(key):
        return f"{key} names a program that the kernel runs as root, or what others may read of it"
    if "{" not in key and not _PARAMETER.fullmatch(key):
        return f"{key} is no kernel parameter"
    return "" if "{" in value or _NUMBERS.fullmatch(value.strip()) else f"{value} is no value of a kernel parameter"


_API = Pattern(r"1\.[0-9]{2}", re.ASCII)


def wrong_api_version(version: str) -> str:
    """Why dockerd would not start with a version of its API, as the end of a sentence; empty when it may."""
    return "" if _API.fullmatch(version) else "dockerd knows versions as 1.44, and does not start with anything else"


_RANGE = Pattern(r"[A-Za-z_][A-Za-z0-9_.-]{0,31}\$?:([1-9][0-9]{4,9}):([1-9][0-9]{0,9})", re.ASCII)
_LEAST_ID, _MOST_IDS = 65536, 1 << 32


def wrong_id_range(line: str) -> str:
    """Why a line must not stand in /etc/subuid or /etc/subgid, as a sentence; empty when it may.

    What is not filled yet is looked at when it is.
    """
    found = _RANGE.fullmatch(line)
    if "{" in line:
        return ""
    if found is None or int(found[1]) < _LEAST_ID or int(found[1]) + int(found[2]) > _MOST_IDS:
        return f"{line} is no range of IDs that no user of the host has"
    return ""
