"""The journal that version 0.1 wrote; see recorded/README.md for what is in it."""

from __future__ import annotations

import shutil
from pathlib import Path

RECORDED = Path(__file__).parent / "recorded" / "journal-0.1.db"


def copy_of_recorded(folder: Path) -> Path:
    """A copy that may be migrated and written."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(RECORDED, folder / "journal.db"))
