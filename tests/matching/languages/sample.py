"""The reader of the shipped tables, and a small matcher with it."""

from __future__ import annotations

from functools import cache

from assistant.matching.languages.reader import Reader
from assistant.matching.languages.scripts import marks
from assistant.matching.matcher import Matcher
from tests.matching.sample import build


@cache
def reader() -> Reader:
    """Reads all languages; its tables are compiled once for a run."""
    return Reader(marks())


@cache
def matcher() -> Matcher:
    """A matcher of what the texts of these tests say in English."""
    return build(
        ("client/no-command", "{command:word}: command not found"),
        ("storage/full", "write {path}: no space left on device"),
        ("storage/read-only", "mkdir {path}: read-only file system"),
        ("package/unknown", "Unable to locate package {package:word}"),
        ("desktop/down", "open //./pipe/docker_engine: The system cannot find the file specified"),
        phrases=("no space left on device",),
    )
