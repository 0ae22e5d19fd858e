"""A journal that a hand or a disk has changed: whatever a record holds, it is used as it was meant or refused."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.diagnosis import StepState
from assistant.model.errors import DrydockError, RefusedError
from assistant.model.event import Event, StepBegun, StepEnded, plain_payload, read_payload
from assistant.repair.ledger import seal
from assistant.repair.record import steps_of
from assistant.repair.resume import account_of, settle
from assistant.repair.undo import undo
from assistant.session.transcript import transcript_of
from assistant.steps import FILE, kinds, plan_undo, was_done
from tests.repair.fakes import FakeHost, FakePerson, context_of

CONFIG = "/etc/docker/daemon.json"
KEYS = (
    "path", "backup", "before", "after", "mode", "verb", "units", "active", "starts", "argv", "root", "timeout_s",
    "user", "group", "module", "file", "files", "reload", "key", "aside", "node", "major", "minor", "names",
)  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([CONFIG, f"{CONFIG}.drydock-1", "restart", "start", "docker.service", "/", "../x", "\0", "-v"])
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
)
RECORDS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=10)


def some_host() -> FakeHost:
    """A host on which something stands at the usual places."""
    host = FakeHost({CONFIG: "{}", f"{CONFIG}.drydock-1": "{}"}).fact("service.manager", "systemd")
    for unit in ("docker.service", "docker.socket"):
        host.fact("service.load_state", "loaded", unit).fact("service.active_state", "active", unit)
    return host


@pytest.mark.parametrize("verb", ["start", "stop", "restart", "reload", "enable", "disable"])
@pytest.mark.parametrize("unit", ["debug-shell.service", "poweroff.target", "-Hx", "/tmp/x.service", "getty@1.service"])
def test_a_record_brings_no_unit_back_that_no_step_acts_on(verb: str, unit: str) -> None:
    host = some_host().fact("service.load_state", "loaded", unit).fact("service.active_state", "failed", unit)
    for active in ([], [unit]):
        with pytest.raises(RefusedError):
            plan_undo({"kind": "service", "verb": verb, "units": [unit], "active": active}, host.host_now())


@pytest.mark.parametrize(
    ("key", "before"),
    [("kernel.core_pattern", "x"), ("kernel/modprobe", "/x"), ("-w", "x"), ("vm.swappiness", "|/x"), ("--system", "1")],
)
def test_a_record_brings_no_parameter_back_that_no_step_sets(key: str, before: str) -> None:
    with pytest.raises(RefusedError):
        plan_undo({"kind": "set_sysctl", "key": key, "before": before, "file": None}, some_host().host_now())


@pytest.mark.parametrize("kind", [*sorted(kinds()), FILE, "no-such-kind"])
@given(RECORDS)
def test_a_record_of_any_shape_is_planned_or_refused(kind: str, record: dict[str, Any]) -> None:
    here = some_host().host_now()
    for use in (plan_undo, was_done):
        with suppress(DrydockError):
            assert use({**record, "kind": kind}, here) in (None, True, False) or use is plan_undo


@given(st.dictionaries(st.sampled_from(StepBegun.__struct_fields__), VALUES, max_size=8), RECORDS, st.integers())
def test_a_damaged_session_is_told_settled_and_undone_without_a_fault(
    payload: dict[str, Any], record: dict[str, Any], step: int
) -> None:
    sealed = {"step": step, "undo": record, "seal": seal(record)}
    plains = [("step-begun", payload), ("step-begun", {**payload, **sealed}), ("step-ended", payload)]
    events = [Event(1, at, "", read_payload(kind, plain)) for at, (kind, plain) in enumerate(plains, 1)]
    context = context_of(some_host(), FakePerson(otherwise=False))
    assert transcript_of(1, events).session == 1
    settle(account_of(events), context)
    assert all(each.state is not StepState.UNDONE for each in undo(steps_of(events), context))


def test_a_step_that_was_ended_twice_counts_as_it_ended_last() -> None:
    begun = StepBegun(step=1, seal=seal(None))
    said = [begun, StepEnded(1, StepState.DONE), StepEnded(1, StepState.FAILED)]
    events = [
        Event(1, at, "", read_payload("step-begun" if at == 1 else "step-ended", plain_payload(each)))
        for at, each in enumerate(said, 1)
    ]
    assert [step.state for step in steps_of(events)] == [StepState.FAILED]
