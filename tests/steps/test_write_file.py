"""Writing a file whole."""

from __future__ import annotations

from assistant.model.actions.write_file import WriteFile
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import Remove
from tests.repair.fakes import FakeHost, status
from tests.steps.doing import do, take_back


def test_a_file_is_written_whole_and_taken_back() -> None:
    host = FakeHost()
    plan = do(WriteFile("/etc/docker/x.conf", "x\n"), host)
    assert host.text("/etc/docker/x.conf") == "x\n"
    assert isinstance(plan_action(WriteFile("/etc/docker/x.conf", "x\n"), host.host_now()), Nothing)
    take_back(plan, host)
    assert host.files == {}


DROP_IN = "/etc/systemd/system/docker.service.d/limits.conf"


def test_the_folders_that_were_made_for_a_file_go_with_it() -> None:
    host = FakeHost()
    plan = do(WriteFile(DROP_IN, "[Service]\n"), host)
    assert "/etc/systemd/system/docker.service.d and /etc/systemd/system and /etc/systemd" in plan.undo
    take_back(plan, host)
    assert (host.files, host.others) == ({}, FakeHost().others)


def test_a_folder_that_was_there_or_that_holds_something_of_somebody_else_by_now_stays() -> None:
    host = FakeHost()
    host.others["/etc/systemd/system"] = status("directory")
    before = dict(host.others)
    plan = do(WriteFile(DROP_IN, "[Service]\n"), host)
    host.files["/etc/systemd/system/docker.service.d/mine.conf"] = b"[Service]\n"
    take_back(plan, host)
    assert list(host.files) == ["/etc/systemd/system/docker.service.d/mine.conf"]
    del host.files["/etc/systemd/system/docker.service.d/mine.conf"]
    take_back(plan, host)
    assert host.others == before


def test_a_record_never_has_a_folder_removed_that_is_not_above_its_file() -> None:
    host = FakeHost()
    plan = do(WriteFile("/etc/docker/x.conf", "x\n"), host)
    host.others["/srv/empty"] = status("directory")
    assert plan.record is not None
    back = plan_undo({**plan.record, "made": ["/srv/empty"]}, host.host_now())
    assert isinstance(back, Plan)
    assert [type(part) for part in back.parts] == [Remove]
