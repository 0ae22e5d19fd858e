"""All that is wrong with knowledge: what keeps it from loading, and what is only badly written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from assistant.kb.files import read_folders
from assistant.kb.knowledge import KnowledgeBase
from assistant.kb.load import load
from assistant.kb.proofs import Beside, proof_faults
from assistant.kb.schema_line import schema_line_faults
from assistant.kb.strict import Progress, refused_by_pure_yaml
from assistant.kb.style import style_faults
from assistant.model.errors import KnowledgeError, KnowledgeFault
from assistant.model.fact import FactSpec


def lint(
    folders: Sequence[Path],
    specs: Mapping[str, FactSpec],
    cache_folder: Path | None = None,
    progress: Progress | None = None,
) -> KnowledgeBase:
    """Load knowledge folders, read them as a machine without libyaml does, and judge their style and proofs.

    Args:
        folders: the shipped trees first.
        specs: the vocabulary of facts, by name.
        cache_folder: remembers what was found readable.
        progress: told how far the slow reading is.

    Returns:
        The knowledge base, when nothing at all is wrong.

    Raises:
        KnowledgeError: with all faults, in the order of files and lines.
    """
    files = read_folders(folders)
    refused = refused_by_pure_yaml(files, cache_folder, progress)
    found = (*schema_line_faults(files, folders), *style_faults(files))
    try:
        knowledge = load(folders, specs)
    except KnowledgeError as error:
        # What both loaders refuse is told once, in the words of the one that loads.
        places = {(fault.path, fault.line) for fault in error.faults}
        more = {fault for fault in refused if (fault.path, fault.line) not in places}
        raise KnowledgeError(_in_order({*error.faults, *found, *more})) from error
    found = (*found, *refused, *proof_faults(files, Beside(knowledge.causes, knowledge.symptoms)))
    if found:
        raise KnowledgeError(_in_order(found))
    return knowledge


def _in_order(faults: Iterable[KnowledgeFault]) -> tuple[KnowledgeFault, ...]:
    return tuple(sorted(faults, key=lambda each: (each.path, each.line, each.what)))
