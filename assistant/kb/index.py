"""Opens the knowledge through its cached index, so that a start costs the same however much knowledge there is."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from assistant.kb.cache import CacheFile
from assistant.kb.files import read_folders
from assistant.kb.fingerprint import Vocabulary, digest_of, state_of
from assistant.kb.knowledge import Index, KnowledgeBase, Trusted, nothing_trusted


def open_knowledge(
    folders: Sequence[Path],
    specs: Vocabulary,
    cache_folder: Path | None,
    progress: Callable[[str], None] | None = None,
    trusted: Trusted = nothing_trusted,
) -> KnowledgeBase:
    """The knowledge of some folders, compiled anew only when it or the vocabulary changed.

    Args:
        folders: the shipped trees first; those of later folders, of any number, add to them and never replace. A
            faulty file of a later folder is left out, with what depends on it: see `left_out` of the result.
        specs: the vocabulary of facts, by name, or a function that gives it when something is to be compiled.
        cache_folder: where the index is kept; None to work without.
        progress: told how far a rebuild is.
        trusted: the digests of the files of the user's own that may let something run.

    Returns:
        The knowledge base.

    Raises:
        KnowledgeError: with all faults of the shipped trees.
    """
    shipped, own = folders[:1], read_folders(folders[1:], first=1)
    digest = digest_of(own, specs, b"".join(state_of(os.fspath(each)) for each in shipped if each.is_dir()))
    file = CacheFile(cache_folder, "knowledge", digest)
    index = _decode(file.read())
    if index is not None:
        return KnowledgeBase(index, trusted)
    # Reading YAML and checking it takes longer to import than the whole warm start.
    from assistant.kb.load import compile_files

    files = [*read_folders(shipped), *own]
    found = compile_files(files, specs() if callable(specs) else specs, digest, progress, trusted)
    file.write(found.encoded())
    return found


def _decode(data: bytes | None) -> Index | None:
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=Index)
    except msgspec.MsgspecError:
        return None
