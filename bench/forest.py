"""Plants many trees: the shipped ones again and again, under other ids."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.wiring import shipped_knowledge

_ID = re.compile(r"(?<![\w/.-])([a-z0-9]+)(?=/[a-z0-9][a-z0-9-]+(?:/[a-z0-9][a-z0-9-]+)?(?![\w/.-]))")
"""The area of a cause, `daemon/no-space`, or of a fix of it, `daemon/no-space/make-room`."""


def plant(folder: Path, wanted: int) -> int:
    """Write at least `wanted` trees below `folder`; how many they are.

    Each copy has its own areas (`daemon` becomes `daemon3`), so that ids, references and paths stay in step.
    """
    shipped = sorted(shipped_knowledge().rglob("*.yaml"))
    areas = {path.parent.name for path in shipped}
    count, copy = 0, 0
    while count < wanted:
        for path in shipped:
            text = path.read_text(encoding="utf-8")
            target = folder / f"{path.parent.name}{copy}" / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_renamed(text, areas, copy), encoding="utf-8")
            count += 1
        copy += 1
    return count


def _renamed(text: str, areas: set[str], copy: int) -> str:
    def rename(match: re.Match[str]) -> str:
        return f"{match[1]}{copy}" if match[1] in areas else match[1]

    return _ID.sub(rename, text)
