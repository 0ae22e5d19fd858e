"""An image cannot be pulled: the registry's name does not resolve, or it speaks plain HTTP."""

import json
from dataclasses import replace

from tests.lab.faults.fault import Act, Fault
from tests.lab.faults.shell import shell
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome
from tests.lab.hosts.world import IGNORANT, REGISTRY_NAME, REGISTRY_PORT, SILENT

_REGISTRY = f"{REGISTRY_NAME}:{REGISTRY_PORT}"
_IMAGE = f"{_REGISTRY}/{BUSYBOX}"
_DAEMON_JSON = "/etc/docker/daemon.json"
_RESOLV_CONF = "/etc/resolv.conf"
_GO_REREADS_RESOLV_CONF_S = 5.5


def _serve_an_image(host: LabHost) -> None:
    host.world.serve_names()
    host.world.serve_registry()
    _trust(host, _REGISTRY)
    host.check("docker", "tag", BUSYBOX, _IMAGE)
    host.check("docker", "push", _IMAGE)
    host.check("docker", "rmi", _IMAGE)


def _trust(host: LabHost, *registries: str) -> None:
    settings: dict[str, object] = {"log-driver": "json-file"}
    if registries:
        settings["insecure-registries"] = registries
    host.write(_DAEMON_JSON, json.dumps(settings, indent=2) + "\n")
    host.check("systemctl", "reload", "docker")


def _distrust(host: LabHost) -> None:
    _trust(host)
    # A reload keeps the old list when the key is gone.
    host.check("systemctl", "restart", "docker")


def _pull(host: LabHost) -> Outcome:
    return shell(host, f"docker pull {_IMAGE}")


def _symptom(host: LabHost) -> str:
    return _pull(host).text


def _resolve_with(text: str) -> Act:
    def act(host: LabHost) -> None:
        host.write(_RESOLV_CONF, text)
        host.check("sleep", str(_GO_REREADS_RESOLV_CONF_S))

    return act


_OPTIONS = "options timeout:1 attempts:2\n"


def _name_fault(name: str, cause: str, resolv_conf: str) -> Fault:
    made = Fault(name, cause, _resolve_with(resolv_conf), _symptom, _pull, _serve_an_image)
    return replace(made, risk="disruptive,reach")


FAULTS = (
    _name_fault("resolver-silent", "dns/host-resolver-broken", f"nameserver {SILENT}\n{_OPTIONS}"),
    _name_fault("resolver-knows-nothing", "dns/host-resolver-broken", f"nameserver {IGNORANT}\n{_OPTIONS}"),
    _name_fault("no-nameserver", "dns/no-nameserver-configured", _OPTIONS),
    Fault(
        id="registry-plain-http",
        cause="registry/plain-http-registry",
        setup=_serve_an_image,
        inject=_distrust,
        symptom=_symptom,
        use=_pull,
        risk="security",
    ),
)
