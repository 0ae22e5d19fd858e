"""Values of the wrong type in daemon.json: which are corrected, which are left to a person, and what stays."""

from __future__ import annotations

import pytest

from assistant.model.actions.correct_types import CorrectTypes
from assistant.model.errors import ActionError, RefusedError
from assistant.model.look import Ran
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.carry_out import carry_out
from assistant.steps.plan.kind import Nothing, Plan
from tests.repair.fakes import CANDIDATES, FakeHost

CONFIG = "/etc/docker/daemon.json"
VALIDATE = ("dockerd", "--validate", f"--config-file={CANDIDATES}daemon.json")


def correct(host: FakeHost) -> Plan:
    """Plan and do the correction, which is needed."""
    plan = plan_action(CorrectTypes(CONFIG), host.host_now())
    assert isinstance(plan, Plan), plan
    carry_out(plan.parts, host.act)
    return plan


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"debug": "true"}', '{"debug": true}'),
        ('{"icc": "False"}', '{"icc": false}'),
        ('{"features": {"buildkit": "true"}}', '{"features": {"buildkit": true}}'),
        ('{"max-concurrent-downloads": "3"}', '{"max-concurrent-downloads": 3}'),
        ('{"shutdown-timeout": "-1"}', '{"shutdown-timeout": -1}'),
        ('{"log-opts": {"max-file": 3, "compress": true}}', '{"log-opts": {"max-file": "3", "compress": "true"}}'),
        ('{"log-opts": {"rate": 1.40}}', '{"log-opts": {"rate": "1.40"}}'),
        (
            '{"default-network-opts": {"bridge": {"mtu": 9000}}}',
            '{"default-network-opts": {"bridge": {"mtu": "9000"}}}',
        ),
        ('{"hosts": "unix:///x"}', '{"hosts": ["unix:///x"]}'),
        ('{"insecure-registries": "10.0.0.5:5000"}', '{"insecure-registries": ["10.0.0.5:5000"]}'),
        ('{"debug": "true", "log-opts": {"max-file": 3}}', '{"debug": true, "log-opts": {"max-file": "3"}}'),
        ('\ufeff{"debug": "true"}', '\ufeff{"debug": true}'),
    ],
)
def test_a_value_with_one_reading_gets_the_right_type(before: str, after: str) -> None:
    host = FakeHost({CONFIG: before})
    correct(host)
    assert host.text(CONFIG) == after


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{"debug": "on"}', "debug"),
        ('{"debug": 1}', "debug"),
        ('{"mtu": "1500 bytes"}', "mtu"),
        ('{"mtu": "007"}', "mtu"),
        ('{"mtu": 1500.0}', "mtu"),
        ('{"mtu": true}', "mtu"),
        ('{"dns": "10.0.0.1, 10.0.0.2"}', "dns"),
        ('{"dns": "10.0.0.1 10.0.0.2"}', "dns"),
        ('{"dns": ""}', "dns"),
        ('{"dns": [["10.0.0.1"]]}', "dns"),
        ('{"labels": ["a=b", true]}', "labels"),
        ('{"default-address-pools": "10.0.0.0/8"}', "default-address-pools"),
        ('{"log-level": ["info"]}', "log-level"),
        ('{"log-opts": "max-file=3"}', "log-opts"),
        ('{"log-opts": {"labels": ["a"]}}', "log-opts > labels"),
        ('{"default-network-opts": {"bridge": 9000}}', "default-network-opts > bridge"),
        ('{"logging": {"debug": "true"}}', "debug"),
        ('{"log-opts": {}, "logging": {"log-opts": {"max-file": 3}}}', "log-opts > max-file"),
    ],
)
def test_a_value_that_can_be_meant_in_several_ways_is_left_to_a_person(text: str, named: str) -> None:
    with pytest.raises(RefusedError, match="what was meant cannot be told") as caught:
        plan_action(CorrectTypes(CONFIG), FakeHost({CONFIG: text}).host_now())
    assert caught.value.context == named
    assert "sudoedit" in caught.value.hint


def test_one_value_without_a_single_reading_keeps_the_whole_file_as_it_is() -> None:
    host = FakeHost({CONFIG: '{"debug": "true", "dns": ""}'})
    with pytest.raises(RefusedError) as caught:
        plan_action(CorrectTypes(CONFIG), host.host_now())
    assert caught.value.context == "dns"


@pytest.mark.parametrize(
    "files",
    [
        {},
        {CONFIG: ""},
        {CONFIG: '{"debug": true, "mtu": 1500, "default-shm-size": 64, "log-opts": {"max-file": "3"}}'},
        {CONFIG: '{"debug": null, "dns": null, "log-opts": {"max-file": null}}'},
        {CONFIG: '{"default-address-pools": [{"base": "10.0.0.0/8", "size": 24}]}'},
        {CONFIG: '{"no-such-key": "true"}'},
    ],
)
def test_right_types_need_no_correction(files: dict[str, str]) -> None:
    assert isinstance(plan_action(CorrectTypes(CONFIG), FakeHost(files).host_now()), Nothing)


def test_what_is_not_wrong_stays_to_the_letter() -> None:
    written = '{\n\t"icc" : true,\n\t"log-opts": {\n\t\t"max-file": 3,  "max-size":"10m"\n\t},\n\t"debug": "true"\n}\n'
    host = FakeHost({CONFIG: written})
    plan = correct(host)
    assert host.text(CONFIG) == written.replace("3", '"3"').replace('"true"', "true")
    assert '+    "debug": true' in plan.diff
    assert "log-opts > max-file, debug" in plan.title


def test_undo_puts_the_file_back() -> None:
    host = FakeHost({CONFIG: '{"debug": "true"}'})
    plan = correct(host)
    assert plan.record is not None
    back = plan_undo(plan.record, host.host_now())
    assert isinstance(back, Plan)
    carry_out(back.parts, host.act)
    assert host.files == {CONFIG: b'{"debug": "true"}'}


def test_dockerd_judges_the_corrected_file_before_it_is_put_in_place() -> None:
    host = FakeHost({CONFIG: '{"mtu": "7"}'})
    host.replies[VALIDATE] = Ran(1, "", "wrong")
    with pytest.raises(ActionError, match="would not start"):
        correct(host)
    assert host.text(CONFIG) == '{"mtu": "7"}'


def test_a_file_that_is_not_json_is_refused() -> None:
    with pytest.raises(RefusedError, match="not valid JSON"):
        plan_action(CorrectTypes(CONFIG), FakeHost({CONFIG: "{,}"}).host_now())


def test_another_file_is_refused() -> None:
    with pytest.raises(RefusedError, match="not known"):
        plan_action(CorrectTypes("/etc/other.json"), FakeHost({"/etc/other.json": '{"debug": "true"}'}).host_now())
