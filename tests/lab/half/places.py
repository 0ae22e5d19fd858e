"""Files and folders: a place that must not be made, a line that is somebody's own, a name server that others need."""

from tests.lab.faults.shell import shell
from tests.lab.half.case import Half, runs, script, works
from tests.lab.hosts.world import IGNORANT, SILENT

_BASHRC = "/root/.bashrc"
_GUARDED = """\
if [ -n "$REMOTE" ] || true; then
    export DOCKER_HOST=tcp://127.0.0.1:2377
fi
[ -d /opt/tools ] &&
    export DOCKER_CONTEXT=default
alias d=docker
"""
_ELSEWHERE = "Cannot connect to the Docker daemon at tcp://127.0.0.1:2377. Is the docker daemon running?\n"
_NAMES = f"nameserver {SILENT}\nnameserver {IGNORANT}\noptions timeout:1 attempts:1\n"


def _no_mount(path: str) -> str:
    return (
        'docker: Error response from daemon: invalid mount config for type "bind": bind source path does not exist: '
        f"{path}.\nSee 'docker run --help'.\n"
    )


CASES = (
    Half(
        "folder-that-locks-everybody-out",
        _no_mount("/etc/nologin"),
        keeps=[("absent", works("! test -e /etc/nologin"))],
    ),
    Half(
        "folder-of-keys",
        _no_mount("/root/.ssh/authorized_keys"),
        keeps=[("absent", works("! test -e /root/.ssh/authorized_keys"))],
    ),
    Half(
        "folder-below-what-is-not-mounted",
        _no_mount("/mnt/archive/2026"),
        script(
            "mkdir /mnt/archive;"
            "echo 'UUID=3f0c1b7e-7a52-4f0e-9d55-7f0c3a1d2b11 /mnt/archive ext4 nofail 0 2' >/etc/fstab"
        ),
        script("rm -r /mnt/archive; : >/etc/fstab"),
        keeps=[("absent", works("! test -e /mnt/archive/2026"))],
    ),
    Half(
        "docker-host-inside-an-if",
        _ELSEWHERE,
        lambda host: host.write(_BASHRC, _GUARDED),
        runs("rm", _BASHRC),
        works("timeout 5 docker version"),
        [("bash reads it", works(f"bash -n {_BASHRC}")), ("the alias stays", works(f"grep -q 'alias d=' {_BASHRC}"))],
    ),
    Half(
        "private-name-with-docker-in-it",
        'Error response from daemon: Get "https://docker.corp.lan/v2/": x509: certificate is valid for '
        "portal.corp.lan, not docker.corp.lan\n",
        script("cp /etc/hosts /tmp; echo '10.77.0.2 docker.corp.lan docker.corp.lan.old # of the site' >>/etc/hosts"),
        runs("cp", "/tmp/hosts", "/etc/hosts"),
        keeps=[("the line stays", works("grep -q 'docker.corp.lan docker.corp.lan.old' /etc/hosts"))],
    ),
    Half(
        "both-name-servers-of-the-site",
        lambda host: shell(host, "docker pull registry.lab:5000/app").text,
        lambda host: host.write("/etc/resolv.conf", _NAMES),
        lambda host: host.write("/etc/resolv.conf", "nameserver 10.77.0.1\noptions timeout:1 attempts:2\n"),
        works("getent hosts registry.lab"),
        [("both stay", works(f"grep -q {SILENT} /etc/resolv.conf && grep -q {IGNORANT} /etc/resolv.conf"))],
    ),
    Half(
        "public-registry-behind-a-portal",
        lambda host: shell(host, "docker pull alpine").text,
        script(
            "cp /etc/hosts /tmp; echo '10.77.0.2 registry-1.docker.io' >>/etc/hosts;"
            "systemd-run -q --unit portal busybox httpd -f -p 10.77.0.2:443 -h /srv;"
            "for i in $(seq 50); do ss -Hltn sport = 443 | grep -q . && break; sleep 0.1; done"
        ),
        script("cp /tmp/hosts /etc/hosts; systemctl stop portal"),
        works("docker pull alpine"),
        [("not trusted", works("! grep -q registry-1 /etc/docker/daemon.json"))],
    ),
)
