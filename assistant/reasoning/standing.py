"""How much a message is worth where it stands: who said it, and whether that is about the host at all."""

from __future__ import annotations

from assistant.model.block import Inside
from assistant.model.carried import can_say
from assistant.model.match import Match
from assistant.model.speaker import Speaker
from assistant.model.tree import Symptom
from assistant.reasoning import weights

_HOSTS_OWN = frozenset(
    {
        "build",
        "client",
        "daemon",
        "desktop",
        "firewall",
        "lxc",
        "package",
        "registry",
        "rootless",
        "runtime",
        "swarm",
    }
)
"""Areas of symptoms that programs of the host have. What is about containers (their network, their names, their files),
the kernel's limits, or a part of Kubernetes is seen from inside of them, and rightly."""
_ENGINES = frozenset(
    {
        *(Speaker.DOCKERD, Speaker.CONTAINERD, Speaker.RUNC, Speaker.SYSTEMD),
        *(Speaker.KERNEL, Speaker.SWARM, Speaker.IPTABLES),
    }
)
"""What speaks of the host whoever repeats it."""
_INSIDE = frozenset({Speaker.APPLICATION, Speaker.SHELL})


def standing(match: Match, symptom: Symptom) -> float:
    """0 to 1: what the place of a message leaves of its worth."""
    by = next((each.by for each in symptom.messages if each.text == match.message), ())
    if not can_say(match.speaker, by):
        return weights.OTHER_SPEAKER
    return weights.CONTAINERS_OWN if match.inside is Inside.CONTAINER and _is_of_host(symptom, by) else 1.0


def _is_of_host(symptom: Symptom, by: tuple[Speaker, ...]) -> bool:
    """Whether the symptom is one of the host's own programs: by whom its message names, else by its area."""
    if _INSIDE & set(by):
        return False
    return bool(_ENGINES & set(by)) or symptom.id.partition("/")[0] in _HOSTS_OWN
