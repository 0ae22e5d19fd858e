"""The first line of a tree, by which editors find the schema that completes and checks it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.kb.faults import Faults
from assistant.kb.files import TreeFile
from assistant.model.errors import KnowledgeFault

SCHEMA = Path("docs") / "tree.schema.json"
_BEGIN = "# yaml-language-server: $schema="


def schema_line(path: str) -> str:
    """The first line of a tree that lies at `path` (with slashes) in a knowledge folder beside `docs/`."""
    return f"{_BEGIN}{'../' * (path.count('/') + 1)}{SCHEMA.as_posix()}"


def own_schema_line(path: str) -> str:
    """The first line of a tree in a folder that holds the schema itself, as one's own folder does."""
    return f"{_BEGIN}{'../' * path.count('/')}{SCHEMA.name}"


def has_published_schema(folder: Path) -> bool:
    """Whether a knowledge folder has the published schema beside it, as the shipped one has."""
    return os.path.isfile(folder.parent / SCHEMA)


def schema_line_faults(files: Iterable[TreeFile], folders: Sequence[Path]) -> tuple[KnowledgeFault, ...]:
    """A fault for each tree without that line, in the folders that have the published schema beside them."""
    published = {number for number, folder in enumerate(folders) if has_published_schema(folder)}
    wanting = [
        file
        for file in files
        if file.folder in published and not file.problem and _first_line(file) != schema_line(file.path)
    ]
    return tuple(fault for file in wanting for fault in _fault(file).found)


def _fault(file: TreeFile) -> Faults:
    fault = Faults(file.shown)
    fault.add(1, "the first line must name the schema, for editors", schema_line(file.path))
    return fault


def _first_line(file: TreeFile) -> str:
    return file.data.partition(b"\n")[0].decode(errors="replace").rstrip()
