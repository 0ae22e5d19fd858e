"""What the trees look at, on a real host: a fault is confirmed by it, and what only looks like one is left alone."""

from tests.lab import drydock
from tests.lab.faults import belongings
from tests.lab.faults.shell import failed_start, fresh_start, run_container
from tests.lab.hosts.labhost import LabHost

SHIM = (
    "docker: Error response from daemon: failed to start shim: start failed: unsupported shim version (3): "
    "not implemented"
)
PROXY = (
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": proxyconnect tcp: tls: '
    "first record does not look like a TLS handshake"
)
ALL = "service,data,security,reach"
OPTIONS = "/etc/default/docker"
SETTINGS = "/etc/docker/daemon.json"


def test_a_data_root_that_is_given_twice_is_for_a_person_to_choose(host: LabHost) -> None:
    """Whichever of the two is taken out, Docker might start on the empty one."""
    flag, file = 'DOCKER_OPTS="--data-root=/srv/docker"\n', '{"data-root": "/var/lib/docker"}\n'
    host.write(OPTIONS, flag)
    host.write(SETTINGS, file)
    answer = drydock.fix(host, failed_start(host), risk=ALL)
    assert answer.best_cause == ("daemon/daemon-json-duplicates-flag", "confirmed"), answer.content
    assert answer.outcome != "fixed"
    assert (host.read(OPTIONS), host.read(SETTINGS)) == (flag, file)


def test_a_containerd_that_was_replaced_while_it_ran_is_restarted(host: LabHost) -> None:
    belongings.unpack(host)
    before = drydock.diagnose(host, SHIM)
    assert _fact(before, "service.program_replaced")["value"] is False
    host.check("cp", "/usr/bin/containerd", "/usr/bin/containerd.new")
    host.check("mv", "/usr/bin/containerd.new", "/usr/bin/containerd")
    answer = drydock.fix(host, SHIM, risk="service")
    assert answer.best_cause == ("runtime/containerd-not-restarted-after-upgrade", "confirmed"), answer.content
    assert answer.outcome == "fixed", answer.content
    assert run_container(host).code == 0


def test_a_proxy_is_at_fault_only_where_it_does_not_speak_tls(host: LabHost) -> None:
    host.check("systemd-run", "--unit", "proxy", "python3", "-m", "http.server", "3128", "--bind", "127.0.0.1")
    host.check("mkdir", "-p", "/etc/systemd/system/docker.service.d")
    host.write(
        "/etc/systemd/system/docker.service.d/proxy.conf",
        "[Service]\nEnvironment=HTTPS_PROXY=https://127.0.0.1:3128\n",
    )
    host.check("systemctl", "daemon-reload")
    fresh_start(host)
    plain = drydock.diagnose(host, PROXY)
    assert plain.best_cause == ("proxy/https-scheme-in-proxy-url", "confirmed"), plain.content
    host.check("systemctl", "stop", "proxy")
    silent = drydock.diagnose(host, PROXY)
    assert silent.best_cause != ("proxy/https-scheme-in-proxy-url", "confirmed")


def _fact(answer: drydock.Answer, name: str) -> dict[str, object]:
    return next(fact for fact in answer.content["facts"] if fact["fact"] == name)
