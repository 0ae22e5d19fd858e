"""A session as one JSON object, for other programs."""

from __future__ import annotations

import msgspec

from assistant.model.contract.diagnosis import JsonObject
from assistant.model.contract.session import EMPTY_WITHOUT, Transcript
from assistant.text.json_output import encoded


def render(transcript: Transcript) -> str:
    """The object, indented, ending with a line end."""
    return encoded(session_object(transcript), indent=2) + "\n"


def session_object(transcript: Transcript) -> JsonObject:
    """The object as plain JSON; where there is no diagnosis or outcome, an empty object stands for it."""
    plain: JsonObject = msgspec.to_builtins(transcript)
    return plain | {key: plain[key] or {} for key in EMPTY_WITHOUT}
