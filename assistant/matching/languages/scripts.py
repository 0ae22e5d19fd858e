"""Which tables a text can need at all, by a look at its bytes."""

from __future__ import annotations

from functools import cache

import hyperscan

from assistant.matching.languages.tables import FOLDER

GROUPS = {
    "han": ("zh_CN", "zh_TW", "ja"),
    "hangul": ("ko",),
    "cyrillic": ("ru", "uk"),
    "latin": ("cs", "de", "es", "fr", "it", "nl", "pl", "pt_BR", "sv", "tr"),
}
"""Languages that share a script share a table."""

MARKS = FOLDER / "marks.txt"
"""Words without accents that texts of the Latin languages have and no English one; tools/languages chooses them."""

_LEADS = {
    "latin": range(0xC3, 0xC7),
    "cyrillic": range(0xD0, 0xD3),
    "han": range(0xE3, 0xEA),
    "hangul": range(0xEA, 0xEE),
}
"""How the letters of a script begin in UTF-8; quotes, frames, bullets and emoji begin otherwise."""
_TIMES = "×".encode()
"""systemd's mark of a failed unit is among the letters."""
_NUMBERS = {group: number for number, group in enumerate(_LEADS, 1)}
_NUMBERED = bytes(next((_NUMBERS[group] for group, leads in _LEADS.items() if byte in leads), 0) for byte in range(256))


@cache
def marks() -> bytes:
    """The words of `MARKS` as a serialised database."""
    words = MARKS.read_text("ascii").split("\n")
    literals = [word.encode() for word in words if word and not word.startswith("#")]
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH
    database.compile(expressions=literals, ids=list(range(len(literals))), flags=flags, literal=True)
    return hyperscan.dumpb(database)


class Scripts:
    """Tells the groups whose letters, or whose words without accents, stand in a text.

    Args:
        blob: what `marks` made.
    """

    def __init__(self, blob: bytes) -> None:
        self._marks = hyperscan.loadb(blob, hyperscan.HS_MODE_BLOCK)
        self._marks.scratch = hyperscan.Scratch(self._marks)

    def groups(self, data: bytes) -> tuple[str, ...]:
        """The groups that a text may need; none for nearly every English one."""
        numbered = b"" if data.isascii() else data.replace(_TIMES, b"").translate(_NUMBERED)
        found = [group for group, byte in _NUMBERS.items() if byte in numbered]
        if data and "latin" not in found and self._is_marked(data):
            found.append("latin")
        return tuple(found)

    def _is_marked(self, data: bytes) -> bool:
        hits: list[int] = []
        self._marks.scan(data, match_event_handler=lambda mark, *_: hits.append(mark))
        return bool(hits)
