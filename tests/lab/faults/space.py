"""The file system of the data root has no free blocks, or no free inodes."""

from tests.lab.faults.fault import Fault
from tests.lab.faults.shell import shell
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost, Volume
from tests.lab.hosts.processes import Outcome

_BUILD = """
mkdir -p /tmp/build && cd /tmp/build
printf 'FROM {image}\\nRUN {command}\\nRUN true\\n' >Dockerfile
DOCKER_BUILDKIT=1 docker build -q -t app . && docker rmi app
"""
_GONE = "not possible: what is removed is built or pulled again when it is needed"
_WRITE_60_MB = "dd if=/dev/zero of=/model bs=1M count=60"
_WRITE_2000_FILES = "mkdir /modules; cd /modules; seq 2000 | xargs touch"
_DUMP = "while dd if=/dev/zero of=/dump.$i bs=64k; do i=$((i+1)); done; for j in $(seq 40); do : >/end.$j; done"
_THUMBNAILS = "for i in $(seq 30); do mkdir /$i; cd /$i; seq 200 | xargs touch || exit; done"


def _build(host: LabHost, command: str) -> None:
    """Leave build cache behind, as every docker build does."""
    host.check("sh", "-ec", _BUILD.format(image=BUSYBOX, command=command))


def _fill_blocks(host: LabHost) -> None:
    _build(host, _WRITE_60_MB)
    host.run("docker", "run", "--name", "export", BUSYBOX, "sh", "-c", _DUMP)


def _fill_inodes(host: LabHost) -> None:
    _build(host, _WRITE_2000_FILES)
    host.run("docker", "run", "--name", "thumbnails", BUSYBOX, "sh", "-c", _THUMBNAILS)


def _use(host: LabHost) -> Outcome:
    """Run a container that writes both a few megabytes and a few files."""
    return shell(host, f"docker run --rm {BUSYBOX} sh -c 'dd if=/dev/zero of=/page bs=1M count=8 && touch /1 /2 /3'")


def _symptom(host: LabHost) -> str:
    return _use(host).text


FAULTS = (
    Fault(
        id="disk-full",
        cause="storage/disk-full",
        volume=Volume(size_mib=160),
        shares_loop_devices=True,
        inject=_fill_blocks,
        symptom=_symptom,
        use=_use,
        risk="data",
        lost=_GONE,
        differs=("docker build cache",),
        stays_mended=True,
    ),
    Fault(
        id="inodes-used-up",
        cause="storage/inodes-exhausted",
        volume=Volume(size_mib=160, inodes=5000),
        shares_loop_devices=True,
        inject=_fill_inodes,
        symptom=_symptom,
        use=_use,
        risk="data",
        lost=_GONE,
        differs=("docker build cache",),
        stays_mended=True,
    ),
)
