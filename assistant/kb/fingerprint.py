"""What compiled knowledge depends on, as one digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from assistant.kb.files import TreeFile
from assistant.model.fact import FactSpec

_SOURCES = ("kb", "model")


def digest_of(files: Sequence[TreeFile], specs: Mapping[str, FactSpec]) -> str:
    """What the compiled knowledge depends on: all bytes, the vocabulary, and the code that compiles."""
    digest = hashlib.sha256(_compiler())
    digest.update(msgspec.msgpack.encode([specs[name] for name in sorted(specs)]))
    for file in files:
        digest.update(
            f"\0{file.folder}\0{file.path}\0{file.problem}\0{len(file.data)}\0".encode(errors="surrogateescape")
        )
        digest.update(file.data)
    return digest.hexdigest()


@cache
def _compiler() -> bytes:
    """A fingerprint of the compiler's own code, so that an index of another version is never taken for ours."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    digest = hashlib.sha256()
    for folder in _SOURCES:
        with os.scandir(os.path.join(package, folder)) as entries:
            for entry in sorted((each for each in entries if each.name.endswith(".py")), key=lambda each: each.name):
                status = entry.stat()
                digest.update(f"{entry.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.digest()
