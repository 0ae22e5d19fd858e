"""Changes of files say whose names go, and what Docker no longer sees."""

from __future__ import annotations

import pytest

from assistant.model.action import Action
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.move_aside import MoveAside
from assistant.model.risk import Affects, Aspect
from assistant.steps import plan_action
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost, status

RESOLV_CONF = "/etc/resolv.conf"


def affects_of(action: Action, host: FakeHost) -> Affects:
    plan = plan_action(action, host.host_now())
    assert isinstance(plan, Plan)
    return plan.affects or {}


def test_name_servers_that_go_and_come_are_named() -> None:
    host = FakeHost({RESOLV_CONF: "search corp\nnameserver 10.0.0.1\nnameserver 10.0.0.2\n"})
    said = affects_of(EditLine(RESOLV_CONF, "nameserver 10.0.0.1", replace="nameserver 9.9.9.9"), host)[Aspect.REACH]
    assert "no longer asks the DNS server 10.0.0.1" in said
    assert "It asks 9.9.9.9" in said
    assert "your own network" in said


def test_a_name_server_where_there_was_none_takes_none_away() -> None:
    host = FakeHost({RESOLV_CONF: "search corp\n"})
    said = affects_of(EditLine(RESOLV_CONF, "nameserver", append="nameserver 9.9.9.9"), host)[Aspect.REACH]
    assert "no longer" not in said
    assert "It asks 9.9.9.9" in said


def test_what_is_moved_out_of_the_data_root_docker_no_longer_sees() -> None:
    path = "/srv/docker/network/files/local-kv.db"
    host = FakeHost({path: "x"}).fact("disk.data_root", "/srv/docker").fact("daemon.process", False)
    host.others["/srv/docker"] = status("directory")
    said = affects_of(MoveAside(path), host)
    assert path in said[Aspect.DATA]
    assert "forgets the networks" in said[Aspect.REACH]


@pytest.mark.parametrize(
    ("written", "aspects"),
    [
        ('root = "/srv/containerd"\n[plugins\n', {Aspect.DATA, Aspect.SERVICE}),
        ("version = 2\n  state='/srv/run'\n", {Aspect.SERVICE}),
        ('root = "/var/lib/containerd/"\n', {Aspect.SERVICE}),
        ('[plugins]\nroot = "/elsewhere"\n', {Aspect.SERVICE}),
    ],
)
def test_containerd_does_not_lose_sight_of_its_images_unnoticed(written: str, aspects: set[Aspect]) -> None:
    said = affects_of(MoveAside("/etc/containerd/config.toml"), FakeHost({"/etc/containerd/config.toml": written}))
    assert set(said) == aspects
    assert Aspect.DATA not in said or "/srv/containerd" in said[Aspect.DATA]
    assert "srv/run" not in written or "lose the containers that run" in said[Aspect.SERVICE]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ('[plugins.cri.containerd]\n  snapshotter = "zfs" # ours\n', "snapshotter"),
        ('imports = ["/etc/containerd/conf.d/*.toml"]\n', "imports"),
        ('[plugins.zfs]\nroot_path = "/srv/zfs"\n', "root_path"),
        ('[plugins.cri.containerd]\n# snapshotter = "zfs"\n', ""),
    ],
)
def test_what_else_decides_which_images_containerd_sees_is_named(written: str, named: str) -> None:
    said = affects_of(MoveAside("/etc/containerd/config.toml"), FakeHost({"/etc/containerd/config.toml": written}))
    assert Aspect.SERVICE in said
    assert (Aspect.DATA in said) is bool(named)
    assert named in said.get(Aspect.DATA, "")
