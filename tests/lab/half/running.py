"""What runs: it is in the way of nothing, or of something that matters less."""

from tests.lab.faults.shell import shell
from tests.lab.half.case import ALL, Half, runs, script, works
from tests.lab.hosts.images import BUSYBOX

_SUDOER = """
useradd --create-home --shell /bin/bash --groups sudo carl
echo 'carl ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/carl
systemctl stop docker.socket docker.service
"""
_OTHER = (
    "dockerd --data-root /srv/other --exec-root /run/other --pidfile /run/other.pid -H unix:///run/other.sock"
    " --containerd /run/containerd/containerd.sock --bridge none --iptables=false"
)

CASES = (
    Half(
        "port-of-another-service",
        lambda host: shell(host, f"docker run --rm -p 8090:80 {BUSYBOX} true").text,
        script(
            "systemd-run -q --unit site busybox httpd -f -p 8090 -h /etc;"
            "for i in $(seq 50); do ss -Hltn sport = 8090 | grep -q . && break; sleep 0.1; done"
        ),
        runs("systemctl", "stop", "site"),
        works(f"docker run --rm -p 8090:80 {BUSYBOX} true"),
        [("the site is served", works("systemctl is-active site"))],
    ),
    Half(
        "sudo-without-the-group",
        lambda host: shell(host, "sudo docker ps", user="carl").text,
        script(_SUDOER),
        script("systemctl start docker; userdel -r carl 2>/dev/null; rm /etc/sudoers.d/carl"),
        works("timeout 5 docker version"),
        [("carl is no member", works("! id -nG carl | grep -qw docker"))],
        mends=["/home/carl/"],
        user="carl",
        allowed=(ALL, ""),
    ),
    Half(
        "name-of-a-container-with-results",
        lambda host: shell(host, f"docker run --name job {BUSYBOX} true").text,
        clean=script("docker rename job-old job || true"),
        works=works("! docker container inspect job"),
        keeps=[("the results stay", works("docker cp job-old:/result - || docker cp job:/result -"))],
        allowed=(ALL,),
    ),
    Half(
        "stopped-while-another-runs",
        lambda host: shell(host, "docker ps").text,
        script(
            f"systemd-run -q --unit other {_OTHER}; for i in $(seq 80); do test -S /run/other.sock && break; sleep 0.1;"
            " done; systemctl stop docker.socket docker.service"
        ),
        script("systemctl stop other; systemctl start docker; rm -rf /srv/other"),
        works("timeout 5 docker version"),
        [("the other runs", works("systemctl is-active other && docker -H unix:///run/other.sock version"))],
        mends=["/srv/other"],
        allowed=(ALL,),
    ),
)
