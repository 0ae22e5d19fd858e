"""Giving misspelt keys in daemon.json their right names."""

from __future__ import annotations

import json

import pytest

from assistant.model.actions.correct_keys import CorrectKeys
from assistant.model.errors import RefusedError
from assistant.model.look import Ran
from assistant.probes.config.misspelt import meant_keys
from assistant.probes.config.options import BY_KEY, is_known
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing
from tests.steps.dockerd_host import dockerd_host
from tests.steps.doing import CONFIG, do, take_back

ACTION = CorrectKeys(CONFIG)


def test_a_misspelt_key_gets_the_name_that_was_meant_and_keeps_its_value_and_place() -> None:
    host = dockerd_host('{"log-dirver": "local",\n "debug": true}')
    plan = do(ACTION, host)
    assert host.text(CONFIG) == '{"log-driver": "local",\n "debug": true}'
    assert "log-dirver to log-driver" in plan.title
    take_back(plan, host)
    assert host.text(CONFIG) == '{"log-dirver": "local",\n "debug": true}'


@pytest.mark.parametrize(
    "config",
    [
        '{"log-driver": "local", "log-dirver": "json-file"}',  # the name is taken
        '{"log-dirver": ["local"]}',  # not its kind of value
        '{"dns-opt-search": ["x"]}',  # near to nothing
        '{"mtv": 1500}',  # too short to tell
        '{"log-drivr": "a", "log-dirver": "b"}',  # both would be the same
        '{"hots": ["fd://"]}',  # -H gives it
        "{}",
    ],
)
def test_a_key_that_is_not_surely_another_stays(config: str) -> None:
    host = dockerd_host(config)
    assert isinstance(plan_action(ACTION, host.host_now()), Nothing)


def test_only_keys_of_the_installed_version_are_meant() -> None:
    assert isinstance(plan_action(ACTION, dockerd_host('{"log-fromat": "json"}').host_now()), Nothing)
    host = dockerd_host('{"log-fromat": "json"}', version="25.0.3")
    do(ACTION, host)
    assert json.loads(host.text(CONFIG)) == {"log-format": "json"}


def test_an_unknown_version_tells_nothing() -> None:
    host = dockerd_host('{"log-dirver": "local"}')
    host.replies["dockerd", "--version"] = Ran(0, "?")
    with pytest.raises(RefusedError, match="cannot be told"):
        plan_action(ACTION, host.host_now())


@pytest.mark.parametrize("version", [(17, 3), (20, 10), (29, 0)])
def test_every_key_with_two_letters_swapped_is_itself_or_left_alone(version: tuple[int, int]) -> None:
    for key in (each for each in BY_KEY if is_known(each, version)):
        for at in range(len(key) - 1):
            wrong = key[:at] + key[at + 1] + key[at] + key[at + 2 :]
            assert set(meant_keys({wrong: None}, version, ()).values()) <= {key}
