"""Transcripts and tickets: one file a format, each with `render(transcript) -> str`."""

FORMATS = {
    "markdown": "assistant.export.markdown",
    "json": "assistant.export.json",
}
"""Name of the format to the module that renders it."""
