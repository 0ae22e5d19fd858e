"""All loop devices that the host has are in use.

The kernel here has no device-mapper, so dockerd's devicemapper driver never comes as far as its own wording of this;
losetup and mount are the next programs that a Docker host's user meets it with.
"""

from tests.lab.faults.fault import Fault
from tests.lab.faults.shell import shell
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome

_ARCHIVE = "/srv/archive.img"
_MAKE_ARCHIVE = f"""
mkdir -p /srv/disks /mnt/archive /tmp/letters && echo hello >/tmp/letters/1
truncate -s 1M {_ARCHIVE} && mkfs.ext4 -q -O ^has_journal -d /tmp/letters {_ARCHIVE}
"""
# A static /dev with the eight nodes it was made with, as in an old host or a container: no more appear by themselves.
_USE_ALL = f"""
rm -f /dev/loop-control; for i in $(seq 8 31); do rm -f /dev/loop$i; done
while device=$(losetup -f 2>/dev/null); do
    disk=${{device##*/}}; cp {_ARCHIVE} /srv/disks/$disk; mkdir -p /mnt/$disk; mount /srv/disks/$disk /mnt/$disk || exit
done
"""


def _setup(host: LabHost) -> None:
    host.check("sh", "-ec", _MAKE_ARCHIVE)


def _inject(host: LabHost) -> None:
    host.check("sh", "-c", _USE_ALL)


def _symptom(host: LabHost) -> str:
    return shell(host, f"losetup -f --show {_ARCHIVE}").text


def _use(host: LabHost) -> Outcome:
    mounted = shell(
        host, f"set -e; device=$(losetup -f --show {_ARCHIVE}); mount $device /mnt/archive; losetup -d $device"
    )
    if mounted.code:
        return mounted
    read = shell(host, f"docker run --rm -v /mnt/archive:/archive {BUSYBOX} cat /archive/1")
    host.check("umount", "/mnt/archive")
    return read


FAULTS = (
    Fault(
        id="loop-devices-exhausted",
        cause="storage/loop-devices-exhausted",
        setup=_setup,
        inject=_inject,
        symptom=_symptom,
        use=_use,
        shares_loop_devices=True,
        risk="reversible",
    ),
)
