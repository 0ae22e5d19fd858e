"""Old texts: the fault that they tell of is not there any more, or Docker is down for another reason."""

from tests.lab.faults.shell import failed_start, shell
from tests.lab.half.case import ALL, DAEMON_JSON, Half, runs, script, works
from tests.lab.hosts.labhost import LabHost

_PANIC = "panic: assertion failed: write: circular dependency occurred\n"
_BRIDGE = (
    'failed to start daemon: Error initializing network controller: Error creating default "bridge" network: '
    "cannot create network 6f3c (docker0): conflicts with network 91ab (docker0): networks have same bridge name\n"
)
_STOP = runs("systemctl", "stop", "docker.socket", "docker.service")
_START = script("systemctl reset-failed docker.service docker.socket; systemctl start docker.socket docker.service")
_FREEZE = script("kill -STOP $(systemctl show -P MainPID docker.service)")
_THAW = script("kill -CONT $(systemctl show -P MainPID docker.service)")
_NETWORKS = (
    "the database of networks is where it was",
    works("test -s /var/lib/docker/network/files/local-kv.db && ! ls /var/lib/docker/network/files.* 2>/dev/null"),
)
_DOCKER = works("timeout 5 docker version")


def _typo(host: LabHost) -> None:
    host.write(DAEMON_JSON, '{"log-driver": "json-file",}\n')
    shell(host, "systemctl restart docker")


def _typo_and_panic(host: LabHost) -> str:
    return _PANIC + failed_start(host)


def _without_file(host: LabHost) -> None:
    host.check("rm", DAEMON_JSON)
    _START(host)


CASES = (
    Half(
        "panic-beside-typo",
        _typo_and_panic,
        _typo,
        _without_file,
        _DOCKER,
        [_NETWORKS],
        allowed=(ALL, ""),
        mends=[DAEMON_JSON],
    ),
    Half("same-bridge-while-stopped", _BRIDGE, _STOP, _START, _DOCKER, [_NETWORKS]),
    Half("same-bridge-while-frozen", _BRIDGE, _FREEZE, _THAW, _DOCKER, [_NETWORKS]),
    Half(
        "name-conflict-of-yesterday",
        'docker: Error response from daemon: Conflict. The container name "/gone" is already in use by container '
        '"4fa1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1". You have to remove '
        "(or rename) that container to be able to reuse that name.\n",
    ),
    Half(
        "no-connection-of-yesterday",
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n",
    ),
    Half(
        "no-space-of-yesterday",
        "docker: write /var/lib/docker/tmp/GetImageBlob417233211: no space left on device.\n",
    ),
    Half(
        "pid-file-of-yesterday",
        "failed to start daemon: pid file found, ensure docker is not running or delete /var/run/docker.pid\n",
    ),
    Half(
        "no-pool-of-yesterday",
        "Error response from daemon: could not find an available, non-overlapping IPv4 address pool among the defaults "
        "to assign to the network\n",
    ),
    Half(
        "forwarding-of-yesterday",
        "WARNING: IPv4 forwarding is disabled. Networking will not work.\n",
    ),
    Half(
        "chains-of-yesterday",
        "docker: Error response from daemon: driver failed programming external connectivity on endpoint shop: "
        "iptables failed: iptables --wait -t nat -A DOCKER -p tcp -d 0/0 --dport 8080 -j DNAT: iptables: No "
        "chain/target/match by that name.\n",
    ),
)
