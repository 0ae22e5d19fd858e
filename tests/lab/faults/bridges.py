"""Containers are cut off: the bridge docker0, forwarding, or Docker's firewall rules are broken."""

from dataclasses import replace

from tests.lab.faults.fault import Act, Fault
from tests.lab.faults.shell import fresh_start, shell
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome
from tests.lab.hosts.world import REGISTRY_NAME, REGISTRY_PORT

_REACH = f"docker run --rm {BUSYBOX} timeout 12 wget -qO- http://{REGISTRY_NAME}:{REGISTRY_PORT}/v2/"
_PUBLISH = f"docker run --rm -d --init --name site -p 8080:80 {BUSYBOX} httpd -f -h /etc"
_FLUSH = "iptables -F; iptables -X; iptables -t nat -F; iptables -t nat -X"


def _world(host: LabHost) -> None:
    host.world.serve_names()
    host.world.serve_registry()


def _reach(host: LabHost) -> Outcome:
    return shell(host, _REACH)


def _reach_text(host: LabHost) -> str:
    return _reach(host).text


def _publish(host: LabHost) -> Outcome:
    """Publish a page on a port of the host and fetch it from outside."""
    started = shell(host, _PUBLISH)
    fetched = host.world.fetch("http://10.77.0.2:8080/hostname") if started.code == 0 else started
    shell(host, "docker rm -f site")
    return fetched


def _publish_text(host: LabHost) -> str:
    said = shell(host, _PUBLISH).text
    shell(host, "docker rm -f site")
    return said


def _drop_address(host: LabHost) -> None:
    host.check("ip", "-4", "address", "flush", "dev", "docker0")


def _delete_bridge(host: LabHost) -> None:
    host.check("ip", "link", "delete", "docker0")


def _forward(setting: str) -> str:
    return f"net.ipv4.ip_forward={setting}"


def _stop_forwarding(host: LabHost) -> None:
    host.check("sysctl", "-qw", _forward("0"))


def _flush(host: LabHost) -> None:
    host.check("sh", "-c", _FLUSH)


def _use_legacy_iptables(host: LabHost) -> None:
    host.check("systemctl", "stop", "docker.socket", "docker.service")
    # The policy would outlive the rules: a packet passes only if both back ends let it.
    host.check("sh", "-c", f"{_FLUSH}; iptables -P FORWARD ACCEPT")
    host.check("update-alternatives", "--set", "iptables", "/usr/sbin/iptables-legacy")
    fresh_start(host)


def _bridge_fault(name: str, cause: str, inject: Act, differs: tuple[str, ...] = ()) -> Fault:
    fault = Fault(name, f"network/{cause}", inject, _reach_text, _reach, _world, stays_mended=True)
    return replace(fault, differs=differs)


FAULTS = (
    _bridge_fault("docker0-without-ipv4", "docker0-without-ipv4", _drop_address),
    _bridge_fault("docker0-deleted", "docker0-missing", _delete_bridge, ("links docker0: None",)),
    Fault(
        id="ip-forward-off",
        cause="network/ip-forward-disabled",
        setup=_world,
        inject=_stop_forwarding,
        symptom=_reach_text,
        use=_reach,
        risk="reach",
    ),
    Fault("chains-flushed", "firewall/docker-chains-flushed", _flush, _publish_text, _publish, stays_mended=True),
    Fault(
        id="chains-flushed-legacy",
        cause="firewall/docker-chains-flushed",
        setup=_use_legacy_iptables,
        inject=_flush,
        symptom=_publish_text,
        use=_publish,
        stays_mended=True,
    ),
)
