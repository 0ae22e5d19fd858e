"""A reload leaves dockerd with what is gone from its file: the way back has it forget that."""

from __future__ import annotations

import json

import pytest

from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.service import Service
from assistant.model.errors import RefusedError
from assistant.model.fact import Value
from tests.repair.fakes import FakeHost
from tests.steps.dockerd_host import dockerd_host, running
from tests.steps.doing import CONFIG, do, take_back

RELOAD = Service("reload", ("docker",))
TRUSTED = EditJson(CONFIG, append={"insecure-registries": ["shop:5000"]})
FACTS: dict[str, tuple[str, Value, Value]] = {
    "insecure-registries": ("daemon.insecure_registries", ("shop:5000", "127.0.0.0/8"), ("127.0.0.0/8",)),
    "registry-mirrors": ("daemon.registry_mirrors", ("https://mirror/",), ()),
    "live-restore": ("daemon.live_restore", True, False),
}


def host_with(config: str | None, command: str = "/usr/bin/dockerd -H fd://", holds: str = "") -> FakeHost:
    """A dockerd that runs and, like the real one, looks on a reload only at the keys that its file has."""
    host = running(dockerd_host(config, command), *command.split()[1:]).fact("config.file", CONFIG)
    host.fact("service.load_state", "loaded", "docker.service").fact("service.active_state", "active", "docker.service")
    for key, (name, full, empty) in FACTS.items():
        host.fact(name, full if key == holds else empty)

    def reload() -> None:
        for key, value in json.loads(host.files.get(CONFIG, b"{}")).items():
            if key in FACTS:
                name, full, empty = FACTS[key]
                host.fact(name, full if value else empty)

    host.effects["systemctl", "reload", "docker.service"] = reload
    return host


@pytest.mark.parametrize("config", [None, '{"debug": true}'])
@pytest.mark.parametrize(
    "edit",
    [
        TRUSTED,
        EditJson(CONFIG, set={"registry-mirrors": ["https://mirror"]}),
        EditJson(CONFIG, set={"live-restore": True}),
    ],
    ids=lambda edit: next(iter({**edit.append, **edit.set})),
)
def test_what_a_fix_had_dockerd_read_is_forgotten_again_and_the_file_is_as_before(
    config: str | None, edit: EditJson
) -> None:
    host = host_with(config)
    files, facts = dict(host.files), dict(host.facts)
    edited, reloaded = do(edit, host), do(RELOAD, host)
    assert host.facts != facts
    take_back(edited, host)
    take_back(reloaded, host)
    assert (host.files, host.facts) == (files, facts)


def test_what_dockerd_kept_before_the_fix_and_what_an_option_sets_stays() -> None:
    kept = host_with("{}", holds="live-restore")
    given = host_with("{}", "/usr/bin/dockerd -H fd:// --registry-mirror=https://mirror", holds="registry-mirrors")
    for host in (kept, given):
        facts = dict(host.facts)
        edited, reloaded = do(TRUSTED, host), do(RELOAD, host)
        take_back(edited, host)
        take_back(reloaded, host)
        assert host.facts == facts


def test_where_the_restored_file_is_broken_dockerd_cannot_be_told_and_that_is_said() -> None:
    host = host_with("{}")
    do(TRUSTED, host)
    reloaded = do(RELOAD, host)
    host.files[CONFIG] = b"{"
    with pytest.raises(RefusedError, match="not valid JSON"):
        take_back(reloaded, host)
