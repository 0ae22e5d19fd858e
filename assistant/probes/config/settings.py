"""The settings in daemon.json, as the installed engine reads them."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import Content, Look
from assistant.probes.config.document import Reading, read_document
from assistant.probes.config.options import BOUNDARIES
from assistant.probes.config.source import Source, installed_version


def settings_of(look: Look, source: Source) -> Mapping[str, object] | Absent | Unknown:
    """The top-level keys and values; Absent without a file, Unknown when it cannot be read or is not valid."""
    if not isinstance(source.content, Content):
        return source.content
    reading = reading_of(source.content.text)
    if reading is None:
        version = installed_version(look)
        if isinstance(version, Unknown):
            return version
        reading = read_document(source.content.text, version)
    if reading.syntax == "invalid":
        return Unknown(Reason.UNREADABLE, f"{source.path} is not valid JSON", f"correct {source.path}")
    return reading.members


def reading_of(text: str) -> Reading | None:
    """The file as every version of the engine reads it; None where they do not read it alike."""
    first, *others = (read_document(text, version) for version in BOUNDARIES)
    return first if all(other == first for other in others) else None
