"""Both places are named, with what lies there, where a change moves Docker's view of its data."""

from __future__ import annotations

import pytest

from assistant.model.action import Action
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.remove_flag import RemoveFlag
from assistant.model.look import Ran
from assistant.model.risk import Aspect
from assistant.steps import plan_action
from assistant.steps.plan.kind import Plan
from assistant.steps.remove_flag import CAT
from tests.repair.fakes import FakeHost
from tests.steps.dockerd_host import UNIT, dockerd_host
from tests.steps.doing import CONFIG


def said_of_data(action: Action, host: FakeHost) -> str:
    """What the person is told about the data; the unit reads as it stands on the disk."""
    host.replies[CAT] = Ran(0, f"# {UNIT}\n{host.text(UNIT)}")
    plan = plan_action(action, host.host_now())
    assert isinstance(plan, Plan), plan
    return (plan.affects or {}).get(Aspect.DATA, "")


def full(host: FakeHost, root: str) -> FakeHost:
    """Two containers and a volume in a data-root."""
    for path in ("containers/a/x", "containers/b/x", "volumes/v/x", "volumes/metadata.db"):
        host.files[f"{root}/{path}"] = b""
    return host


def test_a_flag_that_names_another_data_root_than_the_file_is_not_dropped_unseen() -> None:
    host = full(
        dockerd_host('{"data-root": "/new"}', "/usr/bin/dockerd --data-root=/srv/docker -H fd://"), "/srv/docker"
    )
    said = said_of_data(RemoveFlag("data-root"), host)
    assert "/srv/docker (containers: 2, volumes: 1)" in said
    assert "/new (" in said


@pytest.mark.parametrize(
    ("config", "action"),
    [
        ('{"data-root": "/srv/docker"}', EditJson(CONFIG, remove=("data-root",))),
        ('{"data-root": "/srv/docker"}', EditJson(CONFIG, set={"data-root": "/var/lib/docker"})),
        ('{"graph": "/srv/docker"}', EditJson(CONFIG, remove=("graph",))),
    ],
)
def test_a_data_root_that_is_taken_out_or_changed_is_named_with_the_one_that_would_hold(
    config: str, action: EditJson
) -> None:
    said = said_of_data(action, full(dockerd_host(config), "/srv/docker"))
    assert "would be /var/lib/docker (" in said
    assert "no longer /srv/docker (containers: 2, volumes: 1)" in said


def test_a_storage_driver_that_is_taken_out_is_named_with_its_layers() -> None:
    host = dockerd_host('{"storage-driver": "btrfs"}')
    host.files |= {"/var/lib/docker/btrfs/a/x": b"", "/var/lib/docker/btrfs/b/x": b""}
    said = said_of_data(EditJson(CONFIG, remove=("storage-driver",)), host)
    assert "what Docker chooses itself, and no longer btrfs (layers: 2)" in said


def test_another_name_for_the_same_place_moves_nothing() -> None:
    host = full(dockerd_host('{"graph": "/srv/docker"}'), "/srv/docker")
    assert said_of_data(EditJson(CONFIG, rename={"graph": "data-root"}), host) == ""
