"""Files in the user's cache folder: only ever a faster way to what can be made anew, never a way in for others."""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.owned.files import folder, open_file, replace_file

_MAGIC = b"drydock\x01"
_DIGEST_BYTES = 64
_HEADER_BYTES = len(_MAGIC) + _DIGEST_BYTES + 4
_LARGEST_BYTES = 1 << 28
_KEPT = 3
"""Files of one name that stay, so that two versions or folders in turn do not rebuild at each start."""
_ABANDONED_S = 3600.0


def cached(folder: Path | None, name: str, digest: str, build: Callable[[], bytes]) -> bytes:
    """What `build` returns, from the cache folder when it is there.

    Args:
        folder: the cache folder; None to work without.
        name: what it is, part of the file's name.
        digest: hexadecimal, of everything that the result depends on.
        build: makes it; called when the file is missing, damaged, or not safe to trust.
    """
    file = CacheFile(folder, name, digest)
    data = file.read()
    if data is None:
        data = build()
        file.write(data)
    return data


@dataclass(frozen=True)
class CacheFile:
    """One cached result. Nothing here raises: whatever goes wrong means working without the cache."""

    folder: Path | None
    name: str
    digest: str

    @property
    def path(self) -> str:
        """Where it is kept."""
        return os.path.join(self.folder or "", f"{self.name}-{self.digest[:16]}.bin")

    def read(self) -> bytes | None:
        """The result as it was written; None when it is missing, damaged, or may be somebody else's."""
        if self.folder is None:
            return None
        try:
            header, data = _read_own(self.path)
        except OSError:
            return None
        return data if header == self._header(data) else None

    def write(self, data: bytes) -> None:
        """Keep a result: whole or not at all, readable by the user alone."""
        if self.folder is None:
            return
        with suppress(OSError), folder(os.fspath(self.folder), make=True):
            replace_file(self.path, self._header(data) + data, sync=False)
            self._tidy(os.fspath(self.folder))

    def _header(self, data: bytes) -> bytes:
        digest = self.digest.encode()[:_DIGEST_BYTES].ljust(_DIGEST_BYTES)
        return _MAGIC + digest + zlib.crc32(data).to_bytes(4, "big")

    def _tidy(self, place: str) -> None:
        """Remove what earlier versions left, and what a crash left half-written."""
        with os.scandir(place) as entries:
            ours = [each for each in entries if each.name.startswith(f"{self.name}-")]
        aged = sorted(((each.stat(follow_symlinks=False).st_mtime, each) for each in ours), key=lambda each: -each[0])
        finished = [each for _, each in aged if each.name.endswith(".bin")]
        abandoned = [each for at, each in aged if each.name.endswith(".tmp") and at < time.time() - _ABANDONED_S]
        for entry in (*finished[_KEPT:], *abandoned):
            with suppress(OSError):
                os.unlink(entry.path)


def _read_own(path: str) -> tuple[bytes, bytes]:
    # Without a buffer in between: a file of some MiB is taken into memory once.
    with open(open_file(path), "rb", buffering=0) as file:
        if os.fstat(file.fileno()).st_size > _LARGEST_BYTES:
            return b"", b""
        return file.read(_HEADER_BYTES), file.readall()
