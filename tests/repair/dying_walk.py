"""A process that walks through a fix with a real journal and real files, and kills itself on the way.

python -m tests.repair.dying_walk FOLDER POINT
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.host.act import LocalAct
from assistant.host.local import LocalLook
from assistant.host.rights import Rights
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.run import RunCommand
from assistant.model.errors import ActionError
from assistant.model.look import Ran
from assistant.model.risk import Risk
from assistant.model.tree import Cause, Fix, Odds, Step
from assistant.repair.context import RepairContext
from assistant.repair.ledger import Ledger
from assistant.repair.walk import Walk
from assistant.steps.plan.host_now import Probe
from assistant.store.journal import SqliteJournal
from assistant.text.redaction import redact
from tests.repair.fakes import FakeHost, FakePerson

BEFORE = '{\n  "hosts": ["fd://"],\n  "debug": true\n}\n'


def config_of(folder: Path) -> Path:
    """The file that the fix edits."""
    return folder / "config" / "settings.json"


def fix_of(folder: Path) -> Fix:
    """An edit, and a command that does not end by itself."""
    edit = Step(EditJson(str(config_of(folder)), remove=("hosts",)), "the key stands twice")
    command = Step(
        RunCommand(("sh", "-c", f"echo $$ >{folder}/started; exec sleep 60"), root=False), "go on", Risk.REVERSIBLE
    )
    return Fix("fix-it", "Fix it", Risk.REVERSIBLE, (edit, command), ())


def probe_of(folder: Path) -> Probe:
    """Facts that make the file one that may be edited."""
    return FakeHost().fact("config.file", str(config_of(folder))).probe


class MortalAct(LocalAct):
    """Acts for real, and is killed at one point."""

    def __init__(self, point: str) -> None:
        super().__init__(LocalLook(), Rights(()))
        self._point = point

    def execute(self, argv: Sequence[str], *, root: bool, timeout_s: float) -> Ran:
        if argv[0] == "dockerd":
            raise ActionError("there is no dockerd here")
        return super().execute(argv, root=root, timeout_s=timeout_s)

    def back_up(self, path: str, copy: str, *, before: str) -> None:
        self._die("before-backup")
        super().back_up(path, copy, before=before)
        self._die("after-backup")

    def write_file(
        self, path: str, data: bytes, *, before: str | None, mode: int | None = None, dated: str | None = None
    ) -> None:
        super().write_file(path, data, before=before, mode=mode, dated=dated)
        self._die("after-write")

    def _die(self, point: str) -> None:
        if point == self._point:
            os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, point: str) -> None:
    """Walk until killed."""
    journal = SqliteJournal.open_at(folder / "journal.db", redact)
    ledger = Ledger(journal, journal.open(host="lab"))
    context = RepairContext(MortalAct(point), LocalLook(), probe_of(folder), FakePerson(), ledger)
    fix = fix_of(folder)
    cause = Cause("daemon/some-cause", "Some cause", Odds.COMMON, "", "", (), (fix,), ())
    Walk(cause, fix, context, {}, {}).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
