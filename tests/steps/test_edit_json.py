"""Changing keys of a JSON file, and dockerd's word on its own."""

from __future__ import annotations

import json

import pytest

from assistant.model.actions.edit_json import EditJson
from assistant.model.errors import ActionError, ChangedError, RefusedError
from assistant.model.look import Ran
from assistant.steps import plan_action
from assistant.steps.plan.carry_out import carry_out
from assistant.steps.plan.kind import Nothing, Plan
from tests.repair.fakes import CANDIDATES, FakeHost
from tests.steps.dockerd_host import dockerd_host, running
from tests.steps.doing import CONFIG, do


def test_planning_changes_nothing() -> None:
    host = FakeHost({CONFIG: "{}"})
    plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())
    assert host.files == {CONFIG: b"{}"}
    assert host.ran == []


def test_a_key_that_is_as_wanted_needs_no_edit() -> None:
    host = FakeHost({CONFIG: '{"debug": true}'})
    assert isinstance(plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now()), Nothing)


def test_removing_keys_from_a_file_that_does_not_exist_needs_no_edit() -> None:
    assert isinstance(plan_action(EditJson(CONFIG, remove=("hosts",)), FakeHost().host_now()), Nothing)


def test_a_file_that_is_not_json_is_refused() -> None:
    with pytest.raises(RefusedError, match="not valid JSON"):
        plan_action(EditJson(CONFIG, set={"debug": True}), FakeHost({CONFIG: "{,}"}).host_now())


def test_dockerd_judges_a_daemon_json_before_it_is_put_in_place() -> None:
    host = FakeHost({CONFIG: "{}"})
    candidate = f"{CANDIDATES}daemon.json"
    asked = ("dockerd", "--validate", f"--config-file={candidate}")
    host.replies[asked] = Ran(1, "", f"unable to configure the Docker daemon with file {candidate}: wrong")
    with pytest.raises(ActionError, match="would not start") as caught:
        do(EditJson(CONFIG, set={"debug": 1}), host)
    assert host.text(CONFIG) == "{}"
    assert candidate not in host.files
    assert candidate not in caught.value.context


def test_of_two_faults_in_a_daemon_json_one_is_mended_first() -> None:
    host = FakeHost({CONFIG: '{"a": 1, "b": 2}'})
    for path in (CONFIG, f"{CANDIDATES}daemon.json"):
        host.replies["dockerd", "--validate", f"--config-file={path}"] = Ran(1, "", "unknown key b")
    do(EditJson(CONFIG, remove=("a",)), host)
    assert host.text(CONFIG) == '{"b": 2}'


def test_an_engine_that_cannot_validate_does_not_stand_in_the_way() -> None:
    host = FakeHost({CONFIG: "{}"})
    asked = ("dockerd", "--validate", f"--config-file={CANDIDATES}daemon.json")
    host.replies[asked] = Ran(125, "", "unknown flag: --validate\nSee 'dockerd --help'.")
    do(EditJson(CONFIG, set={"debug": True}), host)
    assert b"debug" in host.files[CONFIG]


def test_dockerd_judges_the_file_together_with_the_flags_of_its_unit() -> None:
    host = FakeHost({CONFIG: "{}"})
    host.fact("service.exec_start", ("/usr/bin/dockerd -H fd:// --config-file /x.json",), "docker.service")
    do(EditJson(CONFIG, set={"debug": True}), host)
    assert host.ran == [("dockerd", "--validate", f"--config-file={CANDIDATES}daemon.json", "-H", "fd://")]


def test_a_file_that_changes_before_the_rename_is_left_as_it_is_then() -> None:
    host = FakeHost({CONFIG: "{}"})

    def meanwhile() -> None:
        host.files[CONFIG] = b'{"mine": 1}'

    host.before_change = meanwhile
    with pytest.raises(ChangedError):
        do(EditJson(CONFIG, set={"debug": True}), host)
    assert host.files == {CONFIG: b'{"mine": 1}'}


def test_what_a_run_that_was_killed_has_left_is_said() -> None:
    host = FakeHost({CONFIG: "{}"})
    host.left_over = ("/run/drydock/candidate-7-daemon.json",)
    plan = plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())
    assert isinstance(plan, Plan)
    assert "removed what a run that was killed had left: /run/drydock/candidate-7-daemon.json" in carry_out(
        plan.parts, host.act
    )


REGISTRY = EditJson(CONFIG, append={"insecure-registries": ("10.77.0.5:5000",)})
GIVEN = "--insecure-registry 10.77.0.9:5000"


@pytest.mark.parametrize("version", ["19.03.15", "20.10.24", "28.5.2"])
@pytest.mark.parametrize("config", [None, "{}", '{"debug": true}'])
def test_a_list_that_an_option_of_the_unit_gives_is_refused_in_the_file_with_the_place_named(
    config: str | None, version: str
) -> None:
    host = dockerd_host(config, f"/usr/bin/dockerd -H fd:// {GIVEN}", version)
    with pytest.raises(RefusedError, match=r"--insecure-registry in /lib/systemd/system/docker\.service"):
        plan_action(REGISTRY, host.host_now())


def test_an_option_in_the_defaults_file_is_seen_and_that_file_named() -> None:
    host = dockerd_host("{}", "/usr/bin/dockerd $DOCKER_OPTS", defaults=f'DOCKER_OPTS="{GIVEN}"\n')
    with pytest.raises(RefusedError, match="/etc/default/docker") as caught:
        plan_action(REGISTRY, host.host_now())
    assert caught.value.hint == "change it there: sudoedit /etc/default/docker"


@pytest.mark.parametrize(
    ("option", "action"),
    [
        ("--log-driver=journald", EditJson(CONFIG, set={"log-driver": "json-file"})),
        ("--log-driver=journald", EditJson(CONFIG, set={"log-driver": "journald"})),
        ("-H fd://", EditJson(CONFIG, set={"hosts": ["unix:///var/run/docker.sock"]})),
        ("--dns 10.0.0.1", EditJson(CONFIG, append={"dns": ("10.0.0.2",)})),
        ("-g /data", EditJson(CONFIG, set={"data-root": "/data"})),
        (
            "--exec-opt native.cgroupdriver=cgroupfs",
            EditJson(CONFIG, set={"exec-opts": ["native.cgroupdriver=systemd"]}),
        ),
    ],
)
def test_no_key_is_written_beside_the_option_that_sets_it(option: str, action: EditJson) -> None:
    with pytest.raises(RefusedError) as caught:
        plan_action(action, dockerd_host("{}", f"/usr/bin/dockerd {option}").host_now())
    assert caught.value.reference == "set-by-option"


def test_a_key_beside_its_option_can_always_be_taken_out() -> None:
    host = dockerd_host('{"hosts": ["fd://"], "dns": ["10.0.0.1"]}')
    do(EditJson(CONFIG, remove=("hosts",)), host)
    assert host.text(CONFIG) == '{"dns": ["10.0.0.1"]}'


def test_a_conflict_that_is_there_already_does_not_stand_in_the_way_of_another_key() -> None:
    host = dockerd_host('{"hosts": ["fd://"]}')
    do(EditJson(CONFIG, set={"debug": True}), host)
    assert json.loads(host.text(CONFIG)) == {"hosts": ["fd://"], "debug": True}


def test_runtimes_may_stand_in_both_places() -> None:
    host = dockerd_host("{}", "/usr/bin/dockerd --add-runtime a=/a")
    do(EditJson(CONFIG, set={"runtimes": {"b": {"path": "/b"}}}), host)
    assert "runtimes" in host.text(CONFIG)


def test_what_only_the_running_dockerd_was_given_is_said() -> None:
    host = running(dockerd_host("{}"), "-H", "fd://", *GIVEN.split())
    plan = plan_action(REGISTRY, host.host_now())
    assert isinstance(plan, Plan)
    assert any("--insecure-registry=10.77.0.9:5000 (process 812)" in line for line in plan.breaks)


@pytest.mark.parametrize(
    ("version", "config", "action", "why"),
    [
        ("20.10.24", "{}", EditJson(CONFIG, set={"log-format": "json"}), "does not know log-format"),
        ("17.03.2", "{}", EditJson(CONFIG, set={"data-root": "/data"}), "does not know data-root"),
        ("18.03.1", "{}", EditJson(CONFIG, set={"features": {"buildkit": True}}), "does not know features"),
        ("19.03.15", "{}", EditJson(CONFIG, set={"disable-legacy-registry": True}), "no longer knows"),
        ("20.10.24", '{"graph": "/a"}', EditJson(CONFIG, set={"data-root": "/a"}), "graph"),
        ("20.10.24", "{}", EditJson(CONFIG, set={"log-opts": {"max-file": 3}}), "log-opts has the wrong type"),
        ("20.10.24", "{}", EditJson(CONFIG, set={"dns": ["ns.example"]}), "ns.example is not an IP address"),
        ("20.10.24", "{}", EditJson(CONFIG, set={"log-level": "loud"}), "no level loud"),
        ("20.10.24", '{"log-driver": "syslog"}', EditJson(CONFIG, set={"log-opts": {"max-size": "1m"}}), "no max-size"),
    ],
)
def test_an_engine_that_cannot_validate_is_judged_for_by_the_rules_of_its_version(
    version: str, config: str, action: EditJson, why: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        plan_action(action, dockerd_host(config, version=version).host_now())
    assert caught.value.reference == "configuration-refused"
    assert why in caught.value.context


def test_a_fault_that_was_there_before_does_not_stand_in_the_way() -> None:
    host = dockerd_host('{"log-dirver": "local", "a": 1}')
    do(EditJson(CONFIG, remove=("a",)), host)
    assert host.text(CONFIG) == '{"log-dirver": "local"}'


def test_a_key_of_tomorrow_is_left_to_the_engine_that_can_validate() -> None:
    host = dockerd_host("{}", version="31.0.1")
    do(EditJson(CONFIG, set={"key-of-tomorrow": 1}), host)
    assert "key-of-tomorrow" in host.text(CONFIG)


def test_an_engine_elsewhere_is_said_not_to_read_this_file() -> None:
    host = dockerd_host("{}")
    host.docker_host = "tcp://10.0.0.9:2376"
    plan = plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())
    assert isinstance(plan, Plan)
    assert any("tcp://10.0.0.9:2376" in line for line in plan.breaks)


def test_where_no_service_starts_dockerd_the_process_itself_is_named() -> None:
    host = running(dockerd_host("{}"), "--dns", "10.0.0.1")
    del host.others["/run/systemd/system"]
    host.files["/proc/1/comm"] = b"tini\n"
    with pytest.raises(RefusedError, match="--dns in process 812") as caught:
        plan_action(EditJson(CONFIG, append={"dns": ("10.0.0.2",)}), host.host_now())
    assert "the command that started process 812" in caught.value.hint
