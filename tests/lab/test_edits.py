"""Edits on a real host: what an engine of 20.10 would refuse at its next start is not written; nothing is harmed."""

import json
from collections.abc import Mapping

from tests.lab.hosts.labhost import LabHost
from tests.lab.test_engine_writes import step

_CONFIG = "/etc/docker/daemon.json"
_GIVEN = "--insecure-registry 10.77.0.9:5000"


def _edit(**change: object) -> dict[str, object]:
    return {"type": "edit_json", "file": _CONFIG, **change}


def _config(host: LabHost) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(host.check("cat", _CONFIG))
    return found


def _starts(host: LabHost) -> None:
    host.check("systemctl", "reset-failed", "docker.service", "docker.socket")
    host.check("systemctl", "restart", "docker.service")


def test_what_dockerd_would_refuse_at_its_next_start_is_not_written(host: LabHost) -> None:
    host.write("/etc/default/docker", f'DOCKER_OPTS="{_GIVEN}"\n')
    host.write(_CONFIG, '{"log-driver": "syslog", "log-opts": {"tag": "x"}}\n')
    host.check("chmod", "0600", _CONFIG)
    _starts(host)
    before = host.check("cat", _CONFIG)
    beside = step(host, _edit(append={"insecure-registries": ["10.77.0.5:5000"]}))
    assert beside.state == "set-by-option", beside
    assert "/etc/default/docker" in beside.said
    assert step(host, _edit(set={"log-format": "json"})).state == "configuration-refused"
    assert step(host, _edit(set={"log-opts": {"max-size": "1m"}})).state == "configuration-refused"
    assert host.check("cat", _CONFIG) == before
    _starts(host)
    assert step(host, _edit(set={"log-opts": {"tag": "y"}, "debug": True})).state == "plan"
    assert _config(host) == {"log-driver": "syslog", "log-opts": {"tag": "y"}, "debug": True}
    assert host.check("stat", "-c", "%a", _CONFIG).strip() == "600"
    assert host.check("ls", "/run/drydock").split() == []
    _starts(host)


def test_a_misspelt_key_and_a_password_with_a_percent_sign_reach_docker_as_they_were_meant(host: LabHost) -> None:
    host.write(_CONFIG, '{"log-dirver": "local"}\n')
    assert host.run("systemctl", "restart", "docker.service").code != 0
    assert step(host, {"type": "correct_keys", "file": _CONFIG}).state == "plan"
    _starts(host)
    assert host.check("docker", "info", "-f", "{{.LoggingDriver}}").strip() == "local"
    value = 'http://svc:p%40"w\\x@proxy:3129'
    proxy = {"type": "set_environment", "unit": "docker.service", "name": "zz-p", "set": {"HTTPS_PROXY": value}}
    assert step(host, proxy).state == "plan"
    _starts(host)
    pid = host.check("systemctl", "show", "-P", "MainPID", "docker.service").strip()
    assert f"HTTPS_PROXY={value}" in host.check("cat", f"/proc/{pid}/environ").split("\0")


def test_of_a_login_file_only_a_line_alone_goes(host: LabHost) -> None:
    whole = "if true; then\n  export DOCKER_HOST=tcp://x:1\nfi\n"
    drop = {"type": "edit_line", "file": "/root/.bashrc", "starts_with": "export DOCKER_HOST", "delete": True}
    host.write("/root/.bashrc", whole)
    assert step(host, drop).state == "line-not-alone"
    assert host.check("cat", "/root/.bashrc") == whole
    host.write("/root/.bashrc", "export DOCKER_HOST=tcp://x:1\nalias a=b\n")
    assert step(host, drop).state == "plan"
    assert host.check("cat", "/root/.bashrc") == "alias a=b\n"
