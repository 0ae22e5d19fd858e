"""Which trees of the user's own may let something run: those whose content somebody has seen and trusted."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from assistant.model.errors import StoreError
from assistant.owned.files import folder, open_file, replace_file
from assistant.owned.owner import ForeignError

LARGEST_BYTES = 1 << 20


@dataclass(frozen=True)
class TrustStore:
    """The digests of what is trusted, in a file that only its user can read and write."""

    path: Path

    def read(self) -> Mapping[str, str]:
        """What is trusted: SHA-256 of a file's content, and where it was then. Nothing, where the file is not ours."""
        try:
            with open(open_file(os.fspath(self.path)), "rb") as file:
                return msgspec.json.decode(file.read(LARGEST_BYTES), type=dict[str, str])
        except (OSError, msgspec.MsgspecError):
            return {}

    def add(self, trees: Mapping[str, str]) -> None:
        """Trust these contents, by digest.

        Raises:
            StoreError: it cannot be written, so nothing is trusted.
        """
        self._write({**self.read(), **trees})

    def remove(self, digests: frozenset[str]) -> None:
        """Trust these contents no more.

        Raises:
            StoreError: it cannot be written.
        """
        self._write({digest: path for digest, path in self.read().items() if digest not in digests})

    def _write(self, trees: Mapping[str, str]) -> None:
        try:
            with folder(os.fspath(self.path.parent), make=True):
                replace_file(
                    os.fspath(self.path), msgspec.json.format(msgspec.json.encode(dict(sorted(trees.items()))))
                )
        except OSError as error:
            says, remedy = (error.says, error.remedy) if isinstance(error, ForeignError) else (str(error), "")
            raise StoreError(
                f"what is trusted cannot be saved: {says}",
                reference="trust-not-saved",
                context=str(self.path),
                hint=remedy or "check the free space and the permissions of that directory",
            ) from error
