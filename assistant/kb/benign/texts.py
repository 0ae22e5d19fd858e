"""Reads the recorded texts."""

from __future__ import annotations

import re
from importlib.resources import files

import msgspec

_PROMPT = re.compile(r"\n(?=\$ )")
HEALTHY = "healthy"


class BenignText(msgspec.Struct, frozen=True):
    """What one command printed, with the command.

    Attributes:
        name: of the recording.
        healthy: nothing failed; else an ordinary program did, by no fault of the host.
    """

    name: str
    text: str
    healthy: bool


def benign_texts() -> tuple[BenignText, ...]:
    """All recorded texts, a command each."""
    folder = files("assistant.kb.benign")
    recordings = sorted((each for each in folder.iterdir() if each.name.endswith(".txt")), key=lambda each: each.name)
    return tuple(
        BenignText(each.name.removesuffix(".txt"), text, each.name.startswith(HEALTHY))
        for each in recordings
        for text in _PROMPT.split(each.read_text(encoding="utf-8"))
        if text.strip()
    )
