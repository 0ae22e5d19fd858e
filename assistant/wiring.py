"""Joins adapters to use cases: the only module that knows both."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import __version__
from assistant.config import Config, read_config
from assistant.config.files import own_file
from assistant.kb.index import open_knowledge
from assistant.kb.knowledge import KnowledgeBase
from assistant.model.errors import KnowledgeFault, StoreError, UsageError
from assistant.model.fact import FactSpec
from assistant.owned.answering import PATIENCE_S, silent_place, still_answers
from assistant.owned.folders import own_folder, passed_over
from assistant.ports import Host, Journal
from assistant.text.redaction import Redact, redactor
from assistant.text.safe import one_line

if TYPE_CHECKING:
    from assistant.diagnosis.expertise import Expertise
    from assistant.kb.trust import TrustStore

Progress = Callable[[str], None]

_MOST_TOLD = 3
_LONGEST_TOLD = 100


class Wiring:
    """What the commands and the conversation work with, each part made when it is first needed.

    Args:
        progress: told, in words, about work that takes longer than a moment.
        warn: told about what had to be done without (a read-only home, a full disk).
    """

    def __init__(self, progress: Progress | None = None, warn: Progress | None = None) -> None:
        self._progress = progress or _silent
        self._warn = warn or _silent

    @cached_property
    def config(self) -> Config:
        """What the configuration files settle; what had to be left out of them is told."""
        found = read_config()
        self._tell_passed_over()
        is_told = self._tell_silent()
        for fault in found.faults[:_MOST_TOLD]:
            if not (is_told and fault.startswith(f"{own_file()}: ")):
                self._warn(f"{one_line(fault)} (see: drydock config)")
        return found

    def _tell_silent(self) -> bool:
        """Once for all of the user's folders that do not answer, as on a mount that hangs; whether there are any."""
        lost = {says: place for says, path in _without() if (place := silent_place(path))}
        if lost:
            places = " and ".join(dict.fromkeys(lost.values()))
            says = "; ".join(lost)
            self._warn(f"{places}: no answer within {PATIENCE_S:g} s (a mount that hangs?); going on without: {says}")
        return bool(lost)

    def _tell_passed_over(self) -> None:
        """Root uses nothing in the home of another user, even where `sudo` has left it with that."""
        for kind in ("config", "data"):
            if (folder := passed_over(kind)) is not None:
                self._warn(f"{folder} is not used: as root, Drydock uses {own_folder(kind)}")

    @cached_property
    def redact(self) -> Redact:
        """The one door for secrets, with the patterns of the configuration."""
        return redactor(self.config.patterns)

    @cached_property
    def knowledge(self) -> KnowledgeBase:
        """The shipped trees and the user's own, the faulty ones among these left out."""
        kb = open_knowledge(
            knowledge_folders(self.config), _vocabulary, cache_folder(), self._progress, lambda: self.trust.read()
        )
        for text in _told(kb.left_out):
            self._warn(text)
        return kb

    @cached_property
    def trust(self) -> TrustStore:
        """Which trees of the user's own may let something run."""
        from assistant.kb.trust import TrustStore  # most users have no trees of their own

        return TrustStore(data_folder() / "trusted-trees.json")

    @cached_property
    def expertise(self) -> Expertise:
        """The knowledge and the recogniser compiled from it."""
        from assistant.diagnosis.open_expertise import open_expertise  # the first prompt need not wait for it

        return open_expertise(self.knowledge, cache_folder(), self._progress)

    def host(self, spec: str | None) -> Host:
        """The host that a `--host` names: `local`, `snapshot:FILE`, or None for the one that the configuration names.

        Raises:
            UsageError: another form.
            SnapshotError: the file is missing or damaged.
        """
        spec = spec or self.config.host
        if spec == "local":
            from assistant.host.local import LocalHost

            return LocalHost()
        if spec.startswith("snapshot:"):
            from assistant.host.snapshot import SnapshotHost

            return SnapshotHost.load(Path(spec.removeprefix("snapshot:")))
        raise UsageError(
            f"unknown kind of host: {spec}",
            reference="unknown-host",
            hint="use --host local or --host snapshot:FILE",
        )

    @cached_property
    def journal(self) -> Journal:
        """The sessions on disk; in memory, with a warning, where the disk refuses."""
        from assistant.store.journal import SqliteJournal

        try:
            return self.saved_sessions
        except StoreError as error:
            if not silent_place(data_folder()):  # that has been told
                self._warn(f"{error.what}; this session is not saved ({error.context}; try: {error.hint})")
            return SqliteJournal.in_memory(self.redact)

    @cached_property
    def saved_sessions(self) -> Journal:
        """The sessions on disk.

        Raises:
            StoreError: they cannot be had, which is not to say that there are none.
        """
        from assistant.store.journal import SqliteJournal

        keep_days = self.config.keep_days  # first, because it tells what does not answer
        answers = partial(still_answers, data_folder())
        path = data_folder() / "journal.db"
        return SqliteJournal.open_at(path, self.redact, keep_days=keep_days, answers=answers)


def knowledge_folders(config: Config | None = None) -> tuple[Path, ...]:
    """The shipped knowledge, the folders that the configuration names, and the user's own where it is there or named.

    Args:
        config: what the configuration files settle; None to read them.
    """
    own = own_knowledge()
    named = (config or read_config()).knowledge_folders
    is_meant = not silent_place(own) and (bool(os.environ.get("DRYDOCK_KNOWLEDGE")) or os.path.isdir(own))
    return tuple(dict.fromkeys((shipped_knowledge(), *named, *((own,) if is_meant else ()))))


def own_knowledge() -> Path:
    """The folder of the user's own trees; DRYDOCK_KNOWLEDGE names another."""
    return Path(os.environ.get("DRYDOCK_KNOWLEDGE") or own_folder("config") / "knowledge")


def shipped_knowledge() -> Path:
    """The trees inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "knowledge"
    return inside if inside.is_dir() else package.parent / "knowledge"


def cache_folder() -> Path:
    """Where compiled knowledge is kept."""
    return own_folder("cache")


def data_folder() -> Path:
    """Where the journal is kept."""
    return own_folder("data")


def report_of(error: BaseException) -> str:
    """A report, ready to paste, of a fault of ours: the version, the call, the traceback, redacted."""
    import traceback

    system = os.uname()
    lines = [
        f"drydock {__version__}, Python {sys.version.split()[0]}, {system.sysname} {system.release} {system.machine}",
        f"called as: {' '.join(sys.argv[1:])}",
        "".join(traceback.format_exception(error)),
    ]
    return redactor(read_config().patterns)("\n".join(lines))


def _without() -> Iterator[tuple[str, Path]]:
    """What is gone without where a folder cannot be used."""
    yield "your settings are not read", own_file()
    yield "only the shipped trees are used", own_knowledge()
    yield "sessions are neither read nor saved", data_folder()
    yield "nothing is cached", cache_folder()


def _vocabulary() -> Mapping[str, FactSpec]:
    """The facts by name; to import every probe takes longer than a start from the cache."""
    from assistant.probes.catalogue import SPECS

    return SPECS


def _told(left_out: Sequence[KnowledgeFault]) -> Iterator[str]:
    """What each start says of the faulty trees of the user's own: a few short lines, however many there are."""
    for fault in left_out[:_MOST_TOLD]:
        yield f"left out: {replace(fault, what=one_line(fault.what, _LONGEST_TOLD), hint='see: drydock kb lint')}"
    if (more := len(left_out) - _MOST_TOLD) > 0:
        yield f"left out: {more} more of your own trees (see: drydock kb lint)"


def _silent(_: str) -> None:
    return None
