"""What may stand in the place of a word of a command, by the name of the place."""

from __future__ import annotations

import re

from assistant.model.aspects.files import is_refused
from assistant.model.pattern import Pattern

_SYSTEM_FOLDER = Pattern(
    r"/|/(etc|usr|bin|sbin|lib|lib32|lib64|boot|dev|proc|sys|run|root|home|var|tmp|opt|srv|mnt|media|snap)"
    r"|/(usr|bin|sbin|lib|lib32|lib64|boot|proc|sys|dev|etc|run)/.*"
    r"|/var/(lib|log|run|spool|cache|tmp|mail|backups|lock)|/var/(run|spool|lock)/.*"
)
_HIDDEN_AT_HOME = Pattern(r"(/root|/home/[^/]+)/\..*")
_UNSEEN = Pattern(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]|/ | /| \\Z"
)
"""Printable, by their category, and yet not to be seen: a path would look like another one."""
_PATH = Pattern(r"(/[^/\x00-\x1f\x7f]{1,255})+")

_SLOTS: dict[str, Pattern] = {
    name: Pattern(pattern, re.ASCII)
    for name, pattern in {
        "NAME": r"[A-Za-z0-9][A-Za-z0-9_.-]{0,127}",
        "IMAGE": r"[a-z0-9][A-Za-z0-9._:/@-]{0,254}",
        "UNIT": r"[A-Za-z0-9][A-Za-z0-9:_.@-]{0,200}",
        "USER": r"[a-z_][a-z0-9_.-]{0,31}\$?",
        "OWNER": r"[a-z_][a-z0-9_.-]{0,31}\$?(:([a-z_][a-z0-9_.-]{0,31})?)?",
        "GROUP": r"[a-z_][a-z0-9_.-]{0,31}|[0-9]{1,9}",
        "N": r"[0-9]{1,18}",
        "SIZE": r"[0-9]{1,18}[bkmgBKMG]?",
        "PID": r"[2-9]|[1-9][0-9]{1,9}",
        "INTERFACE": r"[A-Za-z0-9][A-Za-z0-9_.-]{0,14}",
        "SUBNET": r"[0-9a-fA-F:.]{2,45}/[0-9]{1,3}",
        "POLICY": r"no|always|unless-stopped|on-failure(:[0-9]{1,6})?",
        "PARAMETER": r"net\.(ipv4|ipv6)\.conf\.[A-Za-z0-9_-]{1,15}\.forwarding=[01]",
        "DOCKER_CONFIG": r"(/root|/home/[a-z_][a-z0-9_-]{0,31}(\.[a-z0-9_-]{1,31})?)/\.docker(/config\.json)?",
        "PACKAGE": r"[a-z0-9][a-z0-9.+-]{0,100}",
    }.items()
}
_FROM_PROBES = frozenset({"PID"})
"""What only a look at this host may name, never a text."""

ANY_TEMPLATE = "\x00"
"""Stands for a template that is not filled yet, in a word that was put together for `fits`."""
FACT_TEMPLATE = "\x01"
"""The same for a template that a probe fills."""


def fits(slot: str, word: str) -> bool:
    """Whether a word may stand in a place; a template that is not filled yet may, where a filled one could."""
    if slot in _FROM_PROBES and ANY_TEMPLATE in word:
        return False
    if word in (ANY_TEMPLATE, FACT_TEMPLATE):
        return True
    filled = (re.sub(f"[{ANY_TEMPLATE}{FACT_TEMPLATE}]", each, word) for each in ("x", "1", "/root"))
    return any(_SLOTS[slot].fullmatch(each) is not None for each in filled)


def is_place_for_data(path: str) -> bool:
    """Whether a folder may be made there: a plain path, and none of the system's own or of a user's settings."""
    return (
        len(path) < 4096
        and _PATH.fullmatch(path) is not None
        and not {".", ".."} & set(path.split("/"))
        and path.isprintable()
        and not _UNSEEN.search(path)
        and _SYSTEM_FOLDER.fullmatch(path) is None
        and _HIDDEN_AT_HOME.fullmatch(path) is None
        and not is_refused(path)
    )
