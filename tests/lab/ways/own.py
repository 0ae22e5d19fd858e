"""What single fixes need beside what their steps' kinds need, or in its place."""

from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.world import SILENT
from tests.lab.ways.given import DAEMON_JSON, STOP_DOCKER
from tests.lab.ways.stand_ins import sysctl
from tests.lab.ways.way import Way

_RIVAL = (
    "systemd-run -q --unit way-rival dockerd --data-root /var/lib/docker --exec-root /run/rival"
    " --pidfile /run/docker.pid -H unix:///run/rival.sock --containerd /run/containerd/containerd.sock"
    " --bridge none --iptables=false; for i in $(seq 50); do [ -S /run/rival.sock ] && break; sleep 0.1; done"
)
_PROXY = (
    "mkdir -p /etc/systemd/system/docker.service.d; printf '[Service]\\nEnvironment=HTTPS_PROXY=https://10.77.0.9:3128\\n'"
    " >/etc/systemd/system/docker.service.d/proxy.conf; systemctl daemon-reload; systemctl restart docker"
)

_DANGLING = "tar -c -C /etc hostname | docker import -"
_SOCKET_FOLDER = "systemctl stop docker.socket docker.service; rm -f /run/docker.sock; mkdir -p /run/docker.sock/data"
_HOLDER = f"docker run -d --init --name holder -p 80:80 {BUSYBOX} sleep 100000"
_NETWORK_GONE = ("Start the container shop",)
"""Docker has forgotten the network of this container, as the plan says, until that is taken back."""

OWN = {
    way.fix: way
    for way in (
        Way(
            "client/config-owned-by-root/give-back",
            loses=("files /home/alice/.docker",),
            env={"SUDO_USER": "alice", "SUDO_UID": "4242", "SUDO_GID": "4242"},
        ),
        Way("client/docker-host-env-wrong/drop-from-files", passes=("/etc/environment needs no change",)),
        Way("client/context-missing/use-default-context", loses=("files /root/.docker/config.json",)),
        Way(
            "daemon/second-daemon-running/stop-foreign-daemon", prepare=(STOP_DOCKER, _RIVAL), loses=("links docker0",)
        ),
        Way("daemon/daemon-json-syntax/put-empty-file-aside", prepare=(STOP_DOCKER, f": >{DAEMON_JSON}")),
        Way(
            "daemon/docker-group-missing/create-group-for-running-daemon",
            prepare=("chgrp root /run/docker.sock", "groupdel docker"),
        ),
        Way(
            "daemon/socket-is-a-directory/put-directory-aside", prepare=(_SOCKET_FOLDER,), passes=("docker.socket is",)
        ),
        Way(
            "kube/bridge-netfilter-missing/load-and-set",
            prepare=(sysctl("net.bridge.bridge-nf-call-iptables"), sysctl("net.ipv4.ip_forward")),
            passes=("br_netfilter is builtin",),
        ),
        Way(
            "dns/no-nameserver-reachable/give-docker-a-name-server",
            prepare=(f"echo 'nameserver {SILENT}' >/etc/resolv.conf",),
        ),
        Way("network/local-kv-db-corrupt/move-the-record-aside", passes=_NETWORK_GONE),
        Way("network/stale-network-db/move-the-record-aside", passes=_NETWORK_GONE),
        Way("network/port-used-by-other-container/stop-the-holder", prepare=(_HOLDER,)),
        Way("storage/disk-full/remove-dangling-images", prepare=(_DANGLING,)),
        Way("storage/inodes-exhausted/remove-dangling-images", prepare=(_DANGLING,)),
        Way("proxy/https-scheme-in-proxy-url/override-with-http", prepare=(_PROXY,)),
    )
}
PREPARED = frozenset(name for name, way in OWN.items() if way.prepare)
"""The fixes whose host is prepared by their own lines alone."""
