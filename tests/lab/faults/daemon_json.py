"""Faults of /etc/docker/daemon.json that keep Docker from starting."""

from tests.lab.faults.fault import Act, Fault
from tests.lab.faults.shell import failed_start, fresh_start, run_container
from tests.lab.hosts.labhost import LabHost

_FILE = "/etc/docker/daemon.json"
_GOOD = '{\n  "log-driver": "json-file",\n  "log-opts": {\n    "max-size": "10m"\n  }\n}\n'


def _setup(host: LabHost) -> None:
    host.write(_FILE, _GOOD)
    # What a repair and its undo have to keep beside the contents.
    host.check("sh", "-c", f"chmod 640 {_FILE}; chgrp adm {_FILE}")
    fresh_start(host)


def _trailing_comma(host: LabHost) -> None:
    host.write(_FILE, _GOOD.replace('"10m"\n', '"10m",\n'))


def _hosts_too(host: LabHost) -> None:
    host.write(
        _FILE, _GOOD.replace("{\n", '{\n  "hosts": ["unix:///var/run/docker.sock", "tcp://127.0.0.1:2375"],\n', 1)
    )


def _log_driver_as_flag(host: LabHost) -> None:
    host.write("/etc/default/docker", 'DOCKER_OPTS="--log-driver=journald"\n')


def _unknown_key(host: LabHost) -> None:
    host.write(_FILE, _GOOD.replace("{\n", '{\n  "log-level": "warn",\n  "log-size": "10m",\n', 1))


def _graph_and_data_root(host: LabHost) -> None:
    host.write(_FILE, _GOOD.replace("{\n", '{\n  "graph": "/var/lib/docker",\n  "data-root": "/var/lib/docker",\n', 1))


def _fault(name: str, cause: str, inject: Act, risk: str = "reversible") -> Fault:
    return Fault(name, f"daemon/{cause}", inject, failed_start, run_container, _setup, risk=risk)


FAULTS = (
    _fault("daemon-json-syntax", "daemon-json-syntax", _trailing_comma),
    _fault("daemon-json-hosts", "daemon-json-hosts-vs-unit-flag", _hosts_too, risk="security,reach"),
    _fault("daemon-json-duplicates-flag", "daemon-json-duplicates-flag", _log_driver_as_flag),
    _fault("daemon-json-unknown-key", "daemon-json-unknown-key", _unknown_key),
    _fault("daemon-json-graph", "graph-option-removed", _graph_and_data_root),
)
