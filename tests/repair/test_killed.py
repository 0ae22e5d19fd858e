"""A real process killed in the middle of a step, and what another one makes of its journal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.host.act import LocalAct
from assistant.host.local import LocalLook
from assistant.host.rights import Rights
from assistant.model.diagnosis import StepState
from assistant.model.event import StepEnded
from assistant.repair.context import RepairContext
from assistant.repair.ledger import Ledger
from assistant.repair.record import steps_of
from assistant.repair.resume import Account, account_of, settle
from assistant.repair.undo import undo
from assistant.store.journal import SqliteJournal
from assistant.text.redaction import redact
from tests.repair.dying_walk import BEFORE, config_of, probe_of
from tests.repair.fakes import FakePerson

pytestmark = pytest.mark.processes

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the file that the fix edits."""
    config_of(tmp_path).parent.mkdir()
    config_of(tmp_path).write_text(BEFORE)
    return tmp_path


def start(folder: Path, point: str) -> subprocess.Popen[bytes]:
    """Start a walk that is to be killed."""
    return subprocess.Popen([sys.executable, "-m", "tests.repair.dying_walk", str(folder), point], cwd=REPOSITORY)


def command_of(process: subprocess.Popen[bytes], folder: Path) -> int:
    """Wait until the command of the second step runs; its process id."""
    started = folder / "started"
    while not (started.exists() and started.read_text().strip()):
        assert process.poll() is None
        time.sleep(0.02)
    return int(started.read_text())


def context_after(folder: Path) -> RepairContext:
    """What another process stands on."""
    journal = SqliteJournal.open_at(folder / "journal.db", redact)
    return RepairContext(
        LocalAct(LocalLook(), Rights(())), LocalLook(), probe_of(folder), FakePerson(), Ledger(journal, 1)
    )


def account_after(context: RepairContext) -> Account:
    """What the journal says."""
    return account_of(context.ledger.journal.events(1))


@pytest.mark.parametrize(
    ("point", "found"),
    [
        ("before-backup", StepState.FAILED),
        ("after-backup", StepState.FAILED),
        ("after-write", StepState.DONE),
    ],
)
def test_a_process_killed_while_it_edits_is_accounted_for_and_can_be_taken_back(
    folder: Path, point: str, found: StepState
) -> None:
    assert start(folder, point).wait(60) == -signal.SIGKILL
    context = context_after(folder)
    assert context.ledger.journal.sessions()[0].status == "unfinished"
    assert [step.state for step in account_after(context).steps] == [StepState.UNFINISHED]
    assert [step.state for step in settle(account_after(context), context)] == [found]
    undo(steps_of(context.ledger.journal.events(1)), context)
    assert config_of(folder).read_text() == BEFORE
    assert [each.name for each in config_of(folder).parent.iterdir()] == [config_of(folder).name]


def test_a_process_killed_while_a_command_runs_leaves_the_steps_before_it_done(folder: Path) -> None:
    process = start(folder, "never")
    try:
        command = command_of(process, folder)
    finally:
        process.kill()
        process.wait()
    os.kill(command, signal.SIGKILL)
    context = context_after(folder)
    assert [step.state for step in account_after(context).steps] == [StepState.DONE, StepState.UNFINISHED]
    assert [step.state for step in settle(account_after(context), context)] == [StepState.UNFINISHED]


def test_an_interrupt_ends_the_command_and_is_on_record(folder: Path) -> None:
    process = start(folder, "never")
    try:
        command = command_of(process, folder)
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(30) != 0
    finally:
        process.kill()
        process.wait()
    with pytest.raises(ProcessLookupError):
        os.kill(command, 0)
    events = context_after(folder).ledger.journal.events(1)
    ended = [event.payload.state for event in events if isinstance(event.payload, StepEnded)]
    assert ended == [StepState.DONE, StepState.UNFINISHED]
