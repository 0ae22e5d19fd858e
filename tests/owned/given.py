"""Files given to another user: only root can do that."""

from __future__ import annotations

import os
from pathlib import Path

ALICE = 12345
"""A number that no user of the machine has."""


def give_to_alice(*paths: Path) -> None:
    """Make files, folders and links hers."""
    for path in paths:
        os.chown(path, ALICE, ALICE, follow_symlinks=False)


def home_of_alice(tmp_path: Path) -> Path:
    """A home that is hers."""
    home = tmp_path / "alice"
    home.mkdir(mode=0o755)
    give_to_alice(home)
    return home
