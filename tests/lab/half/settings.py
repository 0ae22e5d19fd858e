"""Settings: the error is another's, the setting works, or what a fix would write beside it breaks the next start."""

from tests.lab.faults.shell import failed_start, shell
from tests.lab.half.case import ALL, DAEMON_JSON, OPTIONS, Act, Half, script, works
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.world import GATEWAY

_DROP_IN = "/etc/systemd/system/docker.service.d/proxy.conf"
_CONTAINERD = "/etc/containerd/config.toml"
_RESTART = script("systemctl reset-failed docker.service docker.socket; systemctl restart docker.socket docker.service")
_DOCKER = works("timeout 5 docker version")
_TLS_PROXY = """
mkdir -p /srv/tls /etc/systemd/system/docker.service.d; cd /srv/tls
openssl req -x509 -newkey rsa:2048 -nodes -keyout key -out cert -days 9 -subj /CN=proxy 2>/dev/null
systemd-run -q --unit tls-proxy openssl s_server -accept 3129 -cert /srv/tls/cert -key /srv/tls/key -quiet
"""
_PROXY_TEXT = (
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": proxyconnect tcp: tls: '
    "first record does not look like a TLS handshake\n"
)


def _given(path: str, text: str) -> Act:
    """The host with this setting; Docker was restarted with it, whether or not it starts."""

    def act(host: LabHost) -> None:
        host.write(path, text)
        shell(host, "systemctl restart docker")

    return act


def _without(path: str) -> Act:
    def act(host: LabHost) -> None:
        host.check("rm", path)
        _RESTART(host)

    return act


def _plain_registry(host: LabHost) -> None:
    host.world.serve_registry()
    host.check("cp", OPTIONS, "/tmp/options")
    _given(OPTIONS, 'DOCKER_OPTS="--insecure-registry 10.77.0.9:5000"\n')(host)


def _tls_proxy(host: LabHost) -> None:
    script(_TLS_PROXY)(host)
    host.write(_DROP_IN, '[Service]\nEnvironment="HTTPS_PROXY=https://svc:p%%40w@10.77.0.2:3129"\n')
    script("systemctl daemon-reload; systemctl restart docker")(host)


def _no_proxy(host: LabHost) -> None:
    script(
        f"rm -r /srv/tls {_DROP_IN};"
        "rmdir --ignore-fail-on-non-empty /etc/systemd/system/docker.service.d;"
        "systemctl stop tls-proxy; systemctl daemon-reload"
    )(host)
    _RESTART(host)


_BOBS = ":(1[0-5]|16[0-4])[0-9]{4}:"
"""The start of a range in the first that useradd gives away."""


def _without_range(host: LabHost) -> None:
    """Bob has the first range, and the user of userns-remap has none."""
    script("cp -p /etc/subuid /etc/subgid /tmp; useradd anna")(host)
    script("for file in /etc/subuid /etc/subgid; do echo bob:100000:65536 >$file; done")(host)
    _given(DAEMON_JSON, '{"userns-remap": "anna"}\n')(host)


def _with_range(host: LabHost) -> None:
    script("userdel anna; cp -p /tmp/subuid /tmp/subgid /etc")(host)
    _without(DAEMON_JSON)(host)


CASES = (
    Half(
        "registry-option-for-another",
        lambda host: shell(host, f"docker pull {GATEWAY}:5000/app").text,
        _plain_registry,
        lambda host: (host.check("mv", "/tmp/options", OPTIONS), _RESTART(host)),
        works(f"docker pull {GATEWAY}:5000/app 2>&1 | grep -q 'manifest unknown'"),
    ),
    Half(
        "storage-driver-of-another-host",
        failed_start,
        _given(DAEMON_JSON, '{"storage-driver": "btrfs"}\n'),
        _without(DAEMON_JSON),
        _DOCKER,
        allowed=(ALL,),
        mends=[DAEMON_JSON],
    ),
    Half(
        "max-size-under-syslog",
        failed_start,
        _given(DAEMON_JSON, '{"log-driver": "syslog", "log-opts": {"tag": "x", "max-size": "10m"}}\n'),
        _without(DAEMON_JSON),
        _DOCKER,
        [("the tag stays", works(f'grep -q \'"tag": *"x"\' {DAEMON_JSON}'))],
        allowed=(ALL,),
        mends=[DAEMON_JSON],
    ),
    Half(
        "file-that-was-cut-off",
        failed_start,
        _given(DAEMON_JSON, '{\n "log-driver": "json-file",\n "data-root": "/srv/doc'),
        _without(DAEMON_JSON),
        _DOCKER,
        [("nothing was made up", works(f"tail -c 4 {DAEMON_JSON} | grep -q /doc"))],
        allowed=(ALL,),
    ),
    Half(
        "containerd-that-keeps-its-images-elsewhere",
        lambda host: failed_start(host, "containerd"),
        script(f"cp -p {_CONTAINERD} /tmp; printf 'root = \"/srv/images\"\\n[plugins\\n' >{_CONTAINERD}"),
        script(f"cp -p /tmp/config.toml {_CONTAINERD}; systemctl reset-failed; systemctl restart containerd docker"),
        _DOCKER,
        [("the file stays", works(f"grep -q /srv/images {_CONTAINERD}"))],
        allowed=("service,security,reach",),
    ),
    Half("tls-proxy-that-works", _PROXY_TEXT, _tls_proxy, _no_proxy),
    Half(
        "range-that-another-user-has",
        failed_start,
        _without_range,
        _with_range,
        _DOCKER,
        [("nobody else has these ids", works(f"! cat /etc/subuid /etc/subgid | grep -v bob | grep -E '{_BOBS}'"))],
        allowed=(ALL, "service,security,reach"),
        mends=[DAEMON_JSON, "/etc/subuid", "/etc/subgid"],
    ),
)
