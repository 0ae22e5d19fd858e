"""Giving a service variables, quoted so that systemd hands over exactly them."""

from __future__ import annotations

import pytest

from assistant.model.actions.set_environment import SetEnvironment
from assistant.model.actions.write_file import WriteFile
from assistant.model.errors import ActionError, RefusedError
from assistant.model.look import Ran
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing
from assistant.steps.plan.parts import Write
from tests.repair.fakes import CANDIDATES, FakeHost
from tests.steps.doing import do, take_back

PATH = "/etc/systemd/system/docker.service.d/zz-proxy.conf"
ASKED = ("systemd-analyze", "verify", "--man=no", f"{CANDIDATES}drydock.service")
RELOAD = ("systemctl", "daemon-reload")


def action(value: str = "http://svc:p%40w@proxy:3129") -> SetEnvironment:
    """A proxy whose password has an escaped sign."""
    return SetEnvironment("docker.service", "zz-proxy", {"HTTPS_PROXY": value})


def systemd() -> FakeHost:
    """A host with systemd."""
    return FakeHost().fact("service.manager", "systemd")


def test_a_percent_sign_is_doubled_and_the_drop_in_is_private_checked_and_loaded() -> None:
    host = systemd()
    plan = do(action(), host)
    assert 'Environment="HTTPS_PROXY=http://svc:p%%40w@proxy:3129"\n' in host.text(PATH)
    assert [part.mode for part in plan.parts if isinstance(part, Write)] == [0o600]
    assert host.ran == [ASKED, RELOAD]
    take_back(plan, host)
    assert (host.files, host.ran[-1]) == ({}, RELOAD)


def test_a_drop_in_that_reads_so_needs_nothing() -> None:
    host = systemd()
    do(action(), host)
    assert isinstance(plan_action(action(), host.host_now()), Nothing)


def test_a_line_that_systemd_would_pass_over_is_not_written() -> None:
    host = systemd()
    host.replies[ASKED] = Ran(0, "", f"{ASKED[-1]}:3: Failed to resolve specifiers in A=b%zc, ignoring")
    with pytest.raises(ActionError, match="would not read all") as caught:
        do(WriteFile(PATH, '[Service]\nEnvironment="A=b%zc"\n'), host)
    assert (host.files, CANDIDATES in caught.value.context) == ({}, False)


def test_what_is_said_of_other_things_than_its_lines_does_not_count() -> None:
    host = systemd()
    host.replies[ASKED] = Ran(1, "", "drydock.service: Command /usr/bin/dockerd is not executable")
    do(WriteFile(PATH, "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd\n"), host)
    assert PATH in host.files


@pytest.mark.parametrize(
    "wrong",
    [
        action("a\nExecStartPre=/bin/sh"),
        SetEnvironment("docker.service", "../x", {"A": "b"}),
        SetEnvironment("../docker.service", "x", {"A": "b"}),
        SetEnvironment("docker.service", "x", {"A B": "c"}),
        SetEnvironment("docker.service", "x", {"LD_PRELOAD": "/x.so"}),
        SetEnvironment("docker.service", "x", {}),
    ],
)
def test_what_is_no_variable_of_a_service_is_refused(wrong: SetEnvironment) -> None:
    with pytest.raises(RefusedError):
        plan_action(wrong, systemd().host_now())


def test_a_tree_may_not_put_a_value_into_a_unit_unquoted() -> None:
    assert any("set_environment" in each for each in WriteFile(PATH, '[Service]\nEnvironment="A={x}"\n').wrongs())
