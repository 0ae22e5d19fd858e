"""All that is wrong with knowledge: what keeps it from loading, and what is only badly written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from assistant.kb.files import read_folders
from assistant.kb.knowledge import KnowledgeBase
from assistant.kb.load import load
from assistant.kb.schema_line import schema_line_faults
from assistant.kb.style import style_faults
from assistant.model.errors import KnowledgeError, KnowledgeFault
from assistant.model.fact import FactSpec


def lint(folders: Sequence[Path], specs: Mapping[str, FactSpec]) -> KnowledgeBase:
    """Load knowledge folders, and judge their style.

    Args:
        folders: the shipped trees first.
        specs: the vocabulary of facts, by name.

    Returns:
        The knowledge base, when nothing at all is wrong.

    Raises:
        KnowledgeError: with all faults, in the order of files and lines.
    """
    files = read_folders(folders)
    found = (*schema_line_faults(files, folders), *style_faults(files))
    try:
        knowledge = load(folders, specs)
    except KnowledgeError as error:
        raise KnowledgeError(_in_order({*error.faults, *found})) from error
    if found:
        raise KnowledgeError(_in_order(found))
    return knowledge


def _in_order(faults: Iterable[KnowledgeFault]) -> tuple[KnowledgeFault, ...]:
    return tuple(sorted(faults, key=lambda each: (each.path, each.line, each.what)))
