"""A host on which one change goes wrong: before its effect or after it, by failing or by the person's ^C."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from assistant.model.errors import ActionError
from assistant.model.look import Ran, Status
from assistant.ports import Act, Candidate
from tests.repair.fakes import FakeHost

Fault = Callable[[], BaseException]


def failing() -> BaseException:
    """What an adapter raises."""
    return ActionError("the disk is full", reference="no-space")


class BreakingAct:
    """Implements Act: does what another does, but for one change.

    Args:
        at: the number of the change that goes wrong, from 1; 0 for none.
        after: it goes wrong once its effect is there.

    Attributes:
        changes: how many there were.
        broke: the command that went wrong; empty where it was no command.
    """

    def __init__(self, act: Act, at: int, *, after: bool, fault: Fault = failing) -> None:
        self._act = act
        self._at = at
        self._after = after
        self._fault = fault
        self.changes = 0
        self.broke: tuple[str, ...] = ()

    @contextmanager
    def _change(self, *what: str) -> Iterator[None]:
        self.changes += 1
        broken = self.changes == self._at
        self.broke = what if broken else self.broke
        if broken and not self._after:
            raise self._fault()
        yield
        if broken:
            raise self._fault()

    def identity(self) -> str:
        return self._act.identity()

    def execute(self, argv: Sequence[str], *, root: bool, timeout_s: float) -> Ran:
        if tuple(argv) == ("true",):
            return self._act.execute(argv, root=root, timeout_s=timeout_s)
        with self._change(*argv):
            return self._act.execute(argv, root=root, timeout_s=timeout_s)

    def read_file(self, path: str) -> bytes | None:
        return self._act.read_file(path)

    def write_file(
        self, path: str, data: bytes, *, before: str | None, mode: int | None = None, dated: str | None = None
    ) -> None:
        with self._change():
            self._act.write_file(path, data, before=before, mode=mode, dated=dated)

    def back_up(self, path: str, copy: str, *, before: str) -> None:
        with self._change():
            self._act.back_up(path, copy, before=before)

    def candidate(self, name: str, data: bytes) -> Candidate:
        return self._act.candidate(name, data)

    def rename(self, old: str, new: str) -> None:
        with self._change():
            self._act.rename(old, new)

    def remove_file(self, path: str, *, before: str | None = None) -> None:
        with self._change():
            self._act.remove_file(path, before=before)

    def remove_folder(self, path: str) -> bool:
        with self._change():
            return self._act.remove_folder(path)

    def make_node(self, path: str, *, kind: str, major: int, minor: int, mode: int, group: str) -> None:
        with self._change():
            self._act.make_node(path, kind=kind, major=major, minor=minor, mode=mode, group=group)

    def stat(self, path: str) -> Status | None:
        return self._act.stat(path)

    def engine(
        self,
        method: str,
        path: str,
        *,
        body: dict[str, Any] | None = None,
        api: str = "",
        endpoint: str,
        root: bool = False,
    ) -> tuple[int, str]:
        with self._change():
            return self._act.engine(method, path, body=body, api=api, endpoint=endpoint, root=root)


def break_at(host: FakeHost, at: int, *, after: bool = False, fault: Fault = failing) -> BreakingAct:
    """Let one change of a host go wrong."""
    breaking = BreakingAct(host.act, at, after=after, fault=fault)
    host.act = breaking
    return breaking
