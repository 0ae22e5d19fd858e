"""Loads knowledge without any cache."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from assistant.kb.compile import Progress, Trees, compile_trees, phrases_of
from assistant.kb.files import TreeFile, read_folders
from assistant.kb.knowledge import Index, KnowledgeBase
from assistant.model.fact import FactSpec

_SOURCES = ("kb", "model")


def load(folders: Sequence[Path], specs: Mapping[str, FactSpec]) -> KnowledgeBase:
    """Read, check and compile knowledge folders.

    Args:
        folders: the shipped trees first; those of later folders add to them and never replace.
        specs: the vocabulary of facts, by name.

    Returns:
        The knowledge base.

    Raises:
        KnowledgeError: with all faults.
    """
    files = read_folders(folders)
    return compile_files(files, specs, digest_of(files, specs))


def compile_files(
    files: Sequence[TreeFile], specs: Mapping[str, FactSpec], digest: str, progress: Progress | None = None
) -> KnowledgeBase:
    """Compile files that have been read.

    Raises:
        KnowledgeError: with all faults.
    """
    return KnowledgeBase(_index(compile_trees(files, specs, progress), digest))


def _index(trees: Trees, digest: str) -> Index:
    symptoms, causes = trees.symptoms, trees.causes
    stands_in: dict[str, list[str]] = {id_: [cause.home] for id_, cause in causes.items()}
    for id_, symptom in symptoms.items():
        for ref in symptom.causes:
            if id_ not in stands_in[ref.id]:
                stands_in[ref.id].append(id_)
    return Index(
        digest,
        {id_: _raw(symptom) for id_, symptom in symptoms.items()},
        {id_: _raw(cause) for id_, cause in causes.items()},
        _raw(stands_in),
        _raw([(id_, symptom.title, symptom.words) for id_, symptom in symptoms.items()]),
        _raw([(id_, message) for id_, symptom in symptoms.items() for message in symptom.messages]),
        _raw(phrases_of(causes)),
        _raw(trees.fact_names),
    )


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


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
