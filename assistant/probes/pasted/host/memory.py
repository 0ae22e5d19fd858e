"""The table of `free`, as /proc/meminfo has it."""

from __future__ import annotations

import re

from assistant.probes.pasted.asked import Asked

_ROW = re.compile(r"(?im)^(Mem|Swap|Speicher|内存|交换|Mém|Échange|メモリ|スワップ|Память|Подкачка)[:：]\s*(\d.*)$")
_SWAP = ("swap", "交换", "échange", "スワップ", "подкачка")
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)([BKMGTP]?)(i?)B?")
_UNITS = "BKMGTP"
_AVAILABLE_AT = 5
"""total used free shared buff/cache available; before procps 3.3.10 the sixth was `cached`."""


def parse_free(text: str, asked: Asked) -> str:
    """MemTotal, MemAvailable, SwapTotal and SwapFree, each where the table shows it; empty when it shows none."""
    unit = next((letter for letter in "bmgt" if asked.has(letter)), "k")
    has_available = re.search(r"available|verfügbar|可用|disponible|利用可能|доступно", text) is not None
    found: list[str] = []
    for name, columns in _ROW.findall(text):
        numbers = [_kilobytes(each, unit) for each in columns.split()]
        if name.lower() in _SWAP:
            found += [f"SwapTotal: {numbers[0]} kB", f"SwapFree: {numbers[2]} kB"] if len(numbers) > 2 else []
        elif has_available and len(numbers) > _AVAILABLE_AT:
            found += [f"MemTotal: {numbers[0]} kB", f"MemAvailable: {numbers[_AVAILABLE_AT]} kB"]
    return "".join(f"{line}\n" for line in found)


def _kilobytes(size: str, unit: str) -> int:
    found = _SIZE.fullmatch(size)
    if found is None:
        return 0
    letter = (found[2] or unit).upper()
    return int(float(found[1].replace(",", ".")) * 1024 ** (_UNITS.index(letter) - 1))
