"""A session as one JSON object, for other programs."""

from __future__ import annotations

import msgspec

from assistant.session.transcript import Transcript

SCHEMA = "drydock.session/1"


def render(transcript: Transcript) -> str:
    """The object, indented, ending with a line end."""
    value = {"schema": SCHEMA, **msgspec.to_builtins(transcript)}
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
