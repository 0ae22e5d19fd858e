"""What compiled knowledge depends on, as one digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from assistant.kb.files import TreeFile
from assistant.model.fact import FactSpec

_SOURCES = ("kb", "model", "probes", "text")
SOURCE_KINDS = (".py", ".json", ".txt", ".tsv")
"""How the names end of all files that what is compiled can depend on."""

Vocabulary = Mapping[str, FactSpec] | Callable[[], Mapping[str, FactSpec]]
"""The facts by name, or what gives them: to import every probe takes longer than a whole warm start."""


def digest_of(files: Sequence[TreeFile], specs: Vocabulary, unread: bytes = b"") -> str:
    """What the compiled knowledge depends on: all bytes, the vocabulary, and the code that compiles.

    A vocabulary that is yet to be given is that of the probes' code, which is part of the digest anyhow.

    Args:
        unread: the state of a folder whose files are not among `files`.
    """
    digest = hashlib.sha256(_compiler() + unread)
    if not callable(specs):
        digest.update(msgspec.msgpack.encode([specs[name] for name in sorted(specs)]))
    for file in files:
        # Where a file of the user's own lies is part of the result, which names those that are left out.
        place = file.shown if file.folder else ""
        head = f"\0{file.folder}\0{place}\0{file.path}\0{file.problem}\0{file.is_foreign}\0{len(file.data)}\0"
        digest.update(head.encode(errors="surrogateescape"))
        digest.update(file.data)
    return digest.hexdigest()


@cache
def _compiler() -> bytes:
    """A fingerprint of the code, so that an index of another version is never taken for ours."""
    return code_digest(*_SOURCES)


def code_digest(*folders: str) -> bytes:
    """A digest of our own code in these folders of the package, by size and time of each file."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    digest = hashlib.sha256()
    for folder in folders:
        for line in sorted(_sources(os.path.join(package, folder))):
            digest.update(line.encode(errors="surrogateescape"))
    return digest.digest()


def state_of(folder: str) -> bytes:
    """A digest of a folder by the state of all that is in it: as good as its bytes, which need not be read for it.

    Nobody can set the time at which a file was last changed (ctime), and who may write it is part of its state, too.
    """
    lines = sorted(_states(folder))
    whole = [f"{os.geteuid()} {os.path.realpath(folder)} {_state(os.stat(folder))}", *lines]
    return hashlib.sha256("\n".join(whole).encode(errors="surrogateescape")).digest()


def _states(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield f"{folder} {error.errno}"
        return
    for entry in entries:
        yield f"{entry.path} {_state(entry.stat(follow_symlinks=False))}"
        if entry.is_dir(follow_symlinks=False):
            yield from _states(entry.path)
        elif entry.is_symlink() and os.path.exists(entry.path):
            yield f"{os.path.realpath(entry.path)} {_state(os.stat(entry.path))}"


def _state(status: os.stat_result) -> str:
    return (
        f"{status.st_mode} {status.st_uid} {status.st_gid} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
    )


def _sources(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _sources(entry.path)
            elif entry.name.endswith(SOURCE_KINDS):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}\n"
