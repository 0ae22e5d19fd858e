"""Loading a kernel module."""

from __future__ import annotations

import pytest

from assistant.model.actions.load_module import LoadModule
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing
from tests.repair.fakes import FakeHost
from tests.steps.doing import do, take_back


def test_a_module_is_loaded_now_and_at_boot_and_taken_back() -> None:
    host = FakeHost().fact("kernel.module", "available", "br_netfilter")
    plan = do(LoadModule("br_netfilter"), host)
    assert host.text("/etc/modules-load.d/drydock-br_netfilter.conf") == "br_netfilter\n"
    host.fact("kernel.module", "loaded", "br_netfilter")
    take_back(plan, host)
    assert host.files == {}
    assert host.ran == [("modprobe", "br_netfilter"), ("modprobe", "-r", "br_netfilter")]


def test_a_module_that_the_kernel_lacks_points_to_the_reboot() -> None:
    with pytest.raises(RefusedError) as caught:
        plan_action(LoadModule("loop"), FakeHost().fact("kernel.module", "missing", "loop").host_now())
    assert "reboot" in caught.value.hint


def test_a_module_built_in_needs_nothing() -> None:
    assert isinstance(
        plan_action(LoadModule("loop"), FakeHost().fact("kernel.module", "builtin", "loop").host_now()), Nothing
    )
