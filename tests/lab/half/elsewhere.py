"""Docker is elsewhere: its data on a disk that is not mounted, in another place, or with a service of the site's."""

from tests.lab.faults.shell import failed_start, shell
from tests.lab.half.case import ALL, DAEMON_JSON, Half, runs, script, works
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.world import GATEWAY

_STOP = "systemctl stop docker.socket docker.service\n"
_START = """
systemctl daemon-reload; systemctl reset-failed docker.service docker.socket
systemctl start docker.socket docker.service
"""
_DOCKER = works("timeout 5 docker version")
_SHOP = ("Docker shows the shop where it runs", works("! timeout 5 docker version || docker container inspect shop"))
_AWAY = f"{_STOP} mkdir /keep; mount --bind /var/lib/docker /keep; umount /var/lib/docker; rm -rf /var/lib/docker/*\n"
"""As after a boot at which the disk of the data did not come up: below the mount point there is nothing."""
_BACK = f"{_STOP} rm -rf /var/lib/docker/*; mount --bind /keep /var/lib/docker; umount /keep; rmdir /keep\n"
_UNIT = "/etc/systemd/system/var-lib-docker.mount"
_DISK = "/dev/disk/by-uuid/3f0c1b7e-7a52-4f0e-9d55-7f0c3a1d2b11"
_MOUNT = f"[Mount]\nWhat={_DISK}\nWhere=/var/lib/docker\nType=ext4\n[Install]\nWantedBy=multi-user.target\n"
_SITE = "/etc/systemd/system/site-docker.service"
_SITE_UNIT = """\
[Service]
Type=notify
ExecStart=/usr/sbin/dockerd --data-root /srv/site -H unix:// --containerd /run/containerd/containerd.sock
[Install]
WantedBy=multi-user.target
"""
_LINK = "ln -sf /lib/systemd/system/docker.service /etc/systemd/system/lab.target.wants/\n"
_DISABLED = ("docker.service stays as it was", works("systemctl is-enabled docker.service | grep -q disabled"))


def _ps(host: LabHost) -> str:
    return shell(host, "docker ps").text


def _by_a_mount_unit(host: LabHost) -> None:
    script(_AWAY)(host)
    host.write(_UNIT, _MOUNT)
    script("systemctl daemon-reload; systemctl enable var-lib-docker.mount")(host)


def _on_an_old_copy(host: LabHost) -> None:
    """Docker ran on /srv/docker once, then where it always did; now it is stopped, and the file names the copy."""
    for config in ('{"data-root": "/srv/docker"}', "{}"):
        script(_STOP)(host)
        host.write(DAEMON_JSON, config)
        script(f"{_START} docker volume create of-that-time; sleep 1")(host)
    script(_STOP)(host)
    host.write(DAEMON_JSON, '{"data-root": "/srv/docker"}\n')


def _with_the_site_s_service(host: LabHost) -> None:
    script(f"{_STOP} systemctl disable docker.socket docker.service; mkdir /srv/site")(host)
    host.write(_SITE, _SITE_UNIT)
    script("systemctl daemon-reload; systemctl enable --now site-docker; docker volume create of-the-site")(host)


def _without_it(host: LabHost) -> None:
    script(f"{_STOP} systemctl disable --now site-docker; umount -R /srv/site 2>/dev/null || true")(host)
    script(f"rm -rf /srv/site {_SITE}")(host)
    script(f"systemctl daemon-reload; systemctl enable docker.socket docker.service; {_LINK} {_START}")(host)


CASES = (
    Half(
        "data-on-a-disk-of-a-mount-unit",
        _ps,
        _by_a_mount_unit,
        script(f"{_BACK} systemctl disable var-lib-docker.mount; rm {_UNIT}; {_START}"),
        _DOCKER,
        [_SHOP],
    ),
    Half("data-on-a-disk-that-nothing-names", _ps, script(_AWAY), script(_BACK + _START), _DOCKER, [_SHOP]),
    Half(
        "data-root-that-is-an-old-copy",
        _ps,
        _on_an_old_copy,
        script(
            f"{_STOP} umount -R /srv/docker 2>/dev/null || true; rm -rf /srv/docker {DAEMON_JSON}; {_START}"
            "docker volume rm of-that-time"
        ),
        _DOCKER,
        [_SHOP],
        allowed=(ALL,),
    ),
    Half(
        "service-of-the-site-that-is-stopped",
        _ps,
        lambda host: (_with_the_site_s_service(host), host.check("systemctl", "stop", "site-docker")),
        _without_it,
        _DOCKER,
        [_DISABLED],
    ),
    Half(
        "service-of-the-site-that-runs",
        failed_start,
        _with_the_site_s_service,
        _without_it,
        _DOCKER,
        [_DISABLED, ("the site's Docker runs", works("systemctl is-active site-docker"))],
    ),
    Half(
        "build-machine-that-is-down",
        f"Cannot connect to the Docker daemon at tcp://{GATEWAY}:2375. Is the docker daemon running?\n",
        script(f"cp /root/.profile /tmp; echo 'export DOCKER_HOST=tcp://{GATEWAY}:2375' >>/root/.profile"),
        runs("cp", "/tmp/.profile", "/root/.profile"),
        keeps=[("it stays the one that is asked", works(f"grep -q {GATEWAY}:2375 /root/.profile"))],
    ),
)
