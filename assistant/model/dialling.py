"""Which places may be dialled because a text names them: what an address means, and who sees that somebody connects."""

from __future__ import annotations

import ipaddress
from enum import StrEnum

from assistant.model.fact import FactKey
from assistant.model.pattern import Pattern
from assistant.model.values import address_of

_KNOWN_REGISTRY = Pattern(
    r"((registry-1|index|auth|hub|www)\.)?docker\.(io|com)|production\.cloudflare\.docker\.com|download\.docker\.com"
    r"|ghcr\.io|quay\.io|([a-z0-9-]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev|mcr\.microsoft\.com|[a-z0-9]+\.azurecr\.(io|cn|us)"
    r"|public\.ecr\.aws|[0-9]{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?|(registry\.)?k8s\.io|k8s\.gcr\.io"
    r"|registry\.gitlab\.com|registry\.(access\.|connect\.)?redhat\.(io|com)|nvcr\.io|docker\.elastic\.co|icr\.io|cgr\.dev"
    r"|container-registry\.oracle\.com|registry\.[a-z0-9-]+\.aliyuncs\.com|[a-z0-9]+\.mirror\.aliyuncs\.com"
    r"|mirror\.ccs\.tencentyun\.com|docker\.m\.daocloud\.io|registry\.docker-cn\.com"
)
"""Registries that serve everybody: nobody else can have a host of such a name."""

_METADATA = frozenset(
    map(
        ipaddress.ip_address,
        # What a cloud tells a machine of itself, outside of link-local: Alibaba, Azure, Oracle; AWS and Google by IPv6.
        ("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"),
    )
)


_THIS_NETWORK = ipaddress.ip_network("0.0.0.0/8")


_LOOKED_UP = frozenset({"dns", "registry"})


def asks_others(key: FactKey) -> bool:
    """Whether a look at this fact goes to a place that its object names: it is connected to, or looked up."""
    return key.of is not None and key.name.partition(".")[0] in _LOOKED_UP


class Sight(StrEnum):
    """Who sees a connection that is made because a text names its place."""

    SITE = "site"
    """this site alone, or a registry that serves everybody: it is made unasked"""
    OTHERS = "others"
    """somebody on the internet, or a program that listens for this machine alone: a person agrees to it first"""
    NEVER = "never"
    """no service that a text of Docker's speaks of is there: it is not made"""


def sight_of(name: str, address: str) -> Sight:
    """Who sees a connection.

    Args:
        name: the host as the text names it.
        address: the IP address that it leads to; a zone behind a % is passed over.
    """
    found = address_of(address.partition("%")[0])
    if found is None or found in _METADATA or _is_no_service(found):
        return Sight.NEVER
    if _KNOWN_REGISTRY.fullmatch(name.rstrip(".").lower()):
        return Sight.SITE
    return Sight.OTHERS if found.is_loopback or found.is_global else Sight.SITE


def _is_no_service(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if address.is_loopback:  # ::1 counts as reserved, too
        return False
    special = address.is_link_local or address.is_multicast or address.is_unspecified or address.is_reserved
    return special or (address.version == 4 and address in _THIS_NETWORK)


def who_sees(name: str, address: str) -> str:
    """Why somebody is asked before a connection, as a sentence's end."""
    found = address_of(address.partition("%")[0])
    place = name if name == address else f"{name} ({address})"
    if found is not None and found.is_loopback:
        return f"{place} is a program of this machine, and could start or do something when somebody connects"
    return f"{place} is on the internet and would see that this host connects"
