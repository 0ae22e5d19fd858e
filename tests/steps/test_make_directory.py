"""Making a folder: where data may be, and never below a disk that is missing."""

from __future__ import annotations

import pytest

from assistant.model.actions.make_directory import MakeDirectory
from assistant.model.errors import RefusedError
from assistant.model.fact import Fact, FactKey, Reason, Unknown
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import Command
from tests.repair.fakes import FakeHost


def planned(path: str, host: FakeHost) -> Plan | Nothing:
    return plan_action(MakeDirectory(path), host.host_now())


def free(path: str) -> FakeHost:
    return FakeHost().fact("disk.missing_mount", None, path)


def test_a_folder_is_made_and_only_what_was_made_is_removed_again() -> None:
    plan = planned("/srv/app/data", free("/srv/app/data"))
    assert isinstance(plan, Plan)
    assert plan.parts == (Command(("mkdir", "-p", "--", "/srv/app/data")),)
    assert plan.record == {"kind": "make_directory", "made": ["/srv/app/data", "/srv/app"]}


def test_what_is_there_is_left() -> None:
    host = FakeHost({"/srv/app": ""})
    assert isinstance(planned("/srv/app", host), Nothing)


@pytest.mark.parametrize("path", ["/etc/nologin", "/root/.ssh", "/srv/../etc/x", "/proc/1/x", "/"])
def test_the_system_is_no_place_for_data(path: str) -> None:
    with pytest.raises(RefusedError, match="no place for data"):
        planned(path, free(path))


def test_nothing_is_made_below_a_disk_that_is_not_mounted() -> None:
    host = FakeHost().fact("disk.missing_mount", "/data", "/data/app")
    with pytest.raises(RefusedError, match="which is not mounted"):
        planned("/data/app", host)


def test_nothing_is_made_where_nobody_knows_whether_a_disk_is_missing() -> None:
    host = FakeHost()
    key = FactKey("disk.missing_mount", "/data/app")
    host.facts[key] = Fact(key, Unknown(Reason.DENIED))
    with pytest.raises(RefusedError, match="is not known"):
        planned("/data/app", host)


def test_the_way_back_removes_what_is_still_there_and_never_more_than_it_may() -> None:
    host = FakeHost({"/srv/app": ""})
    plan = plan_undo({"kind": "make_directory", "made": ["/srv/app/data", "/srv/app"]}, host.host_now())
    assert isinstance(plan, Plan)
    assert plan.parts == (Command(("rmdir", "--", "/srv/app")),)
    with pytest.raises(RefusedError):
        plan_undo({"kind": "make_directory", "made": ["/etc"]}, host.host_now())
    assert isinstance(plan_undo({"kind": "make_directory", "made": "x"}, host.host_now()), Nothing)
