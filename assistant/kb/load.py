"""Loads knowledge without any cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from assistant.kb.check import Progress
from assistant.kb.compile import Trees, compile_trees, phrases_of, proved_by
from assistant.kb.files import TreeFile, read_folders
from assistant.kb.fingerprint import digest_of
from assistant.kb.knowledge import Index, KnowledgeBase, Trusted, nothing_trusted
from assistant.model.fact import FactSpec


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
    return KnowledgeBase(_index(compile_trees(files, specs), digest_of(files, specs)))


def compile_files(
    files: Sequence[TreeFile],
    specs: Mapping[str, FactSpec],
    digest: str,
    progress: Progress | None = None,
    trusted: Trusted = nothing_trusted,
) -> KnowledgeBase:
    """Compile files that have been read; faulty ones of the user's own are left out.

    Raises:
        KnowledgeError: with all faults of the shipped trees.
    """
    return KnowledgeBase(_index(compile_trees(files, specs, progress, lenient=True), digest), trusted)


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
        _raw([(id_, message) for id_, symptom in symptoms.items() for message in symptom.messages]),
        _raw([(id_, form) for id_, symptom in symptoms.items() for form in symptom.shapes]),
        _raw(phrases_of(causes)),
        _raw(trees.fact_names),
        _raw(proved_by(causes)),
        _raw(trees.left_out),
        trees.own,
    )


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))
