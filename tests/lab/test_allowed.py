"""What was not allowed by name is not done on a real host, whatever else was; what serves others goes on."""

from tests.lab import drydock
from tests.lab.faults import ports
from tests.lab.faults.catalogue import FAULTS
from tests.lab.hosts.images import import_busybox
from tests.lab.hosts.labhost import LabHost

_OTHER = (
    "dockerd --data-root /srv/other --exec-root /run/other --pidfile /run/other.pid -H unix:///run/other.sock"
    " --containerd /run/containerd/containerd.sock --bridge none --iptables=false"
)


def _state(host: LabHost, unit: str = "docker.service") -> str:
    return host.run("systemctl", "is-active", unit).out.strip()


def _stop(host: LabHost) -> None:
    host.check("systemctl", "stop", "docker.socket", "docker.service")


def test_a_mask_that_somebody_set_stays_until_an_opening_is_allowed(host: LabHost) -> None:
    _stop(host)
    host.check("systemctl", "mask", "docker.service")
    symptom = host.run("systemctl", "start", "docker.service").text
    for allowed in ("reversible", "service,data,reach"):
        answer = drydock.fix(host, symptom, risk=allowed)
        assert answer.outcome == "refused", answer.content
        assert "security" in answer.content["outcome"]["why"]
        assert host.run("systemctl", "is-enabled", "docker.service").out.strip() == "masked"
    assert drydock.fix(host, symptom, risk="service,security").outcome == "fixed"
    assert _state(host) == "active"


def test_docker_does_not_start_on_the_empty_place_of_a_file_system_that_is_not_mounted(host: LabHost) -> None:
    _stop(host)
    host.write("/etc/docker/daemon.json", '{"data-root": "/srv/docker"}\n')
    host.write("/etc/fstab", "UUID=3f0c1b7e-7a52-4f0e-9d55-7f0c3a1d2b11 /srv ext4 defaults,nofail 0 2\n")
    answer = drydock.fix(host, host.run("docker", "ps").text, risk="service,security,reach")
    assert answer.outcome != "fixed", answer.content
    assert _state(host) != "active"
    assert host.run("ls", "/srv/docker").code != 0


def test_a_container_that_has_the_port_goes_on_whatever_was_allowed(host: LabHost) -> None:
    fault = next(each for each in FAULTS if each in ports.FAULTS)
    import_busybox(host)
    fault.inject(host)
    answer = drydock.fix(host, fault.symptom(host), risk="service,data,security,reach")
    assert answer.outcome != "fixed", answer.content
    assert host.check("docker", "ps", "--format", "{{.Names}}").split() == [fault.names]


def test_a_dockerd_that_holds_nothing_of_the_service_goes_on(host: LabHost) -> None:
    host.check("systemd-run", "--unit", "other", "sh", "-c", _OTHER)
    before = host.run("systemctl", "show", "-p", "MainPID", "--value", "other").out
    _stop(host)
    answer = drydock.fix(host, host.run("docker", "ps").text, risk="service")
    assert answer.outcome == "fixed", answer.content
    assert _state(host) == "active"
    assert host.run("systemctl", "show", "-p", "MainPID", "--value", "other").out == before
