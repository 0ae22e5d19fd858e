"""Whether a text is a complaint about the field at all: small talk shares single words with many trees."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.matching.complaints.glossary import NOT

GENERIC = {NOT: 0.6, "docker": 0.4, "work": 0.4}
"""What nearly every complaint says tells little, however few trees say it: what such words count."""
_LEAST = 0.36
_SURE = 0.6
_VERY_SURE = 0.75
_THINGS = frozenset(
    re.findall(
        r"\w+",
        "docker container image volume network disk memory cpu port publish registry daemon certificate gpu device"
        " compose swarm kubernetes database firewall proxy vpn build cache dockerfile log pull push layer resolve"
        " localhost mtu ipv6 socket root desktop wsl nas cgroup selinux apparmor kernel systemd rootless podman snap"
        " portainer watchtower traefik nginx jenkins gitlab tag stack health config",
    )
)
_PROBLEMS = frozenset(
    re.findall(
        r"\w+", "not broken slow hang crash restart full gone big wrong empty old permission timeout limit quota"
    )
)


def least_score(said: Collection[str], *, strange: bool) -> float:
    """How well a symptom must fit at least: better where the text names no thing of the field, or no problem.

    Args:
        said: the terms that the trees have.
        strange: the text has words besides, which none has.

    Returns:
        A score, above 1 for what is no complaint.
    """
    telling = [name for name in said if name not in GENERIC]
    if not telling or (strange and len(said) == 1):
        return 2.0
    has_problem = any(name in _PROBLEMS or name.startswith("!") for name in said)
    has_thing = any(name in _THINGS for name in said)
    return (_VERY_SURE, _SURE, _LEAST)[has_problem + has_thing]
