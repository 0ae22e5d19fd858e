"""The stricter reading of knowledge, for its authors: every machine must read a tree, with libyaml or without."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from assistant.kb.cache import CacheFile
from assistant.kb.faults import Faults
from assistant.kb.files import TreeFile
from assistant.kb.reader import FAST, PURE, read_nodes
from assistant.model.errors import KnowledgeFault

Progress = Callable[[str], None]
_EVERY = 10
_DIGEST_BYTES = 16
_MOST_REMEMBERED = 20_000


def refused_by_pure_yaml(
    files: Sequence[TreeFile], cache_folder: Path | None, progress: Progress | None = None
) -> list[KnowledgeFault]:
    """What PyYAML's own loader cannot read.

    Args:
        files: as they were found.
        cache_folder: remembers which contents that loader has read; it takes about 50 ms a tree.
        progress: told how far it is.

    Returns:
        The faults; none where that loader is used for loading anyhow.
    """
    if FAST is PURE:
        return []
    memory = CacheFile(cache_folder, "readable", hashlib.sha256(yaml.__version__.encode()).hexdigest())
    readable = _remembered(memory)
    unread = [(file, digest) for file in files if (digest := _digest(file)) not in readable]
    refused: list[KnowledgeFault] = []
    for number, (file, digest) in enumerate(unread, 1):
        faults = Faults(file.shown)
        if read_nodes(file.data, faults, PURE) is None:
            refused.extend(faults.found)
        else:
            readable.add(digest)
        if progress and number % _EVERY == 0:
            progress(f"Read {number} of {len(unread)} changed trees without libyaml")
    if unread:
        kept = readable if len(readable) <= _MOST_REMEMBERED else readable & {_digest(file) for file in files}
        memory.write(b"".join(sorted(kept)))
    return refused


def _remembered(memory: CacheFile) -> set[bytes]:
    data = memory.read() or b""
    return {data[at : at + _DIGEST_BYTES] for at in range(0, len(data), _DIGEST_BYTES)}


def _digest(file: TreeFile) -> bytes:
    return hashlib.sha256(file.data).digest()[:_DIGEST_BYTES]
