"""Folders that are their own lists: a module in one is a kind of something, and needs to be named nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterable


def modules_in(folders: Iterable[str]) -> tuple[str, ...]:
    """The names of the modules in a package's folders (its `__path__`), sorted; packages in them are left out.

    `pkgutil` does the same for any importer, and takes longer to load than all that is found here.
    """
    names = [name for folder in folders for name in os.listdir(folder)]
    return tuple(sorted(name.removesuffix(".py") for name in names if name.endswith(".py") and name[0] != "_"))
