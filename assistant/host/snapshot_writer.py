"""Writes what a Recorder kept as a snapshot."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from assistant import __version__
from assistant.host.private import write_private
from assistant.host.snapshot import LIMIT_BYTES, SCHEMA
from assistant.model.errors import SnapshotError
from assistant.model.exchange import encode_exchange
from assistant.model.look import Ask, Reply
from assistant.probes.kept import kept
from assistant.text.json_output import encoded
from assistant.text.redaction.data import redacted

_MOST_REMEMBERED = 4096


def save_snapshot(
    path: Path,
    exchanges: Iterable[tuple[Ask, Reply]],
    *,
    host: str,
    redact: Callable[[str], str],
    replace: bool = False,
) -> None:
    """Write a snapshot, readable by its owner alone.

    Args:
        exchanges: questions with their replies, as a Recorder kept them; of these only what probes read is written.
        host: the host's name.
        redact: every text passes it.
        replace: an existing file gives way to it, at once or not at all.

    Raises:
        SnapshotError: the file cannot be written, is there already, or would be too long to be read again.
    """
    refuse_existing(path, replace=replace)
    once = lru_cache(maxsize=_MOST_REMEMBERED)(redact)  # thousands of answers share the names of their members
    replies = [redacted(encode_exchange(ask, kept(ask, reply)), once) for ask, reply in exchanges]
    taken = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    head = {"schema": SCHEMA, "taken": taken, "version": __version__, "host": redact(host)}
    data = _file(head, replies).encode()
    if len(data) > LIMIT_BYTES:
        raise SnapshotError(
            "the snapshot is too large",
            reference="snapshot-too-long",
            context=f"{len(data)} bytes",
            hint="without --deep it holds less: drydock snapshot -o FILE",
        )
    try:
        write_private(str(path), data, replace=replace)
    except OSError as error:
        raise SnapshotError(
            f"the snapshot cannot be written: {error.strerror or error}",
            reference="snapshot-not-written",
            context=str(path),
            hint="choose another file with -o",
        ) from error


def _file(head: dict[str, str], replies: list[object]) -> str:
    """The file's JSON with an answer a line, so that a person can read it before it is shared."""
    lines = ",\n".join(map(encoded, replies))
    return f'{encoded(head)[:-1]},"replies":[\n{lines}\n]}}\n'


def refuse_existing(path: Path, *, replace: bool) -> None:
    """See that a snapshot would overwrite nothing that nobody spoke of.

    Raises:
        SnapshotError: it would.
    """
    if not replace and os.path.lexists(path):
        raise SnapshotError(
            f"{path} exists already",
            reference="output-exists",
            hint="choose another file with -o, or add --force",
        )
