"""What a change of containerd's configuration affects: the places where it keeps images and what runs."""

from __future__ import annotations

import re

from assistant.model.risk import Affects, Aspect
from assistant.text.safe import one_line

CONTAINERD_FILE = "/etc/containerd/config.toml"
_PLACE = re.compile(r"""^[ \t]*(root|state)[ \t]*=[ \t]*["']([^"'\n]+)["']""", re.MULTILINE)
_CHOICE = re.compile(
    r"""^[ \t]*(snapshotter|root_path|imports)[ \t]*=[ \t]*([^\n#]+?)[ \t]*(?:#[^\n]*)?$""", re.MULTILINE
)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_DEFAULTS = {"root": "/var/lib/containerd", "state": "/run/containerd"}
"""https://github.com/containerd/containerd/blob/main/docs/man/containerd-config.toml.5.md"""


def affects_of_containerd(before: bytes | None, after: bytes | None) -> Affects:
    """Both places where one of the two becomes another; what the file cannot be read for counts all the same."""
    old, new = _places(before), _places(after)
    said: Affects = {}
    if old["root"] != new["root"]:
        said[Aspect.DATA] = one_line(
            f"containerd would no longer see what is in {old['root']} (images, and what Kubernetes or others run), but "
            f"use {new['root']}. Nothing is deleted.",
            400,
        )
    if old["state"] != new["state"]:
        said[Aspect.SERVICE] = one_line(
            f"containerd would lose the containers that run: their state is in {old['state']}, not in {new['state']}.",
            400,
        )
    if data := _seen_elsewhere(before, after):
        said[Aspect.DATA] = " ".join(filter(None, (said.get(Aspect.DATA), data)))
    return said


def _seen_elsewhere(before: bytes | None, after: bytes | None) -> str:
    """What else decides which images and containers are seen: each plugin's snapshotter, and files read besides."""
    old, new = _choices(before), _choices(after)
    changed = one_line(" and ".join(sorted({name for name, _ in set(old) ^ set(new)})), 100)
    if not changed:
        return ""
    return (
        f"What is set there of {changed} changes: images and containers kept under the present ones would not be seen."
    )


def _choices(data: bytes | None) -> list[tuple[str, str]]:
    return _CHOICE.findall((data or b"").decode(errors="replace"))


def _places(data: bytes | None) -> dict[str, str]:
    """The two keys at the top of the file, before its first table."""
    text = (data or b"").decode(errors="replace")
    table = _TABLE.search(text)
    top = text[: table.start()] if table else text
    return _DEFAULTS | {name: place.rstrip("/") or "/" for name, place in _PLACE.findall(top)}
