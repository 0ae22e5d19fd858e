"""CentOS 7.3 with SELinux enforcing, where Docker 1.12 refuses to start: no kernel like that boots in the lab.

    python -m tests.snapshots.centos_7      writes centos-7.3-selinux.json anew, after a probe has learnt new questions

The pieces are what such a host prints: the files as the packages docker-1.12.6-16.el7.centos and
selinux-policy-targeted-3.13.1-102.el7 install them, systemd 219, kernel 3.10.0-514.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from assistant.diagnosis.case import Case
from assistant.diagnosis.consent import Consent
from assistant.diagnosis.survey import record_everything
from assistant.host.once import Once
from assistant.host.recorder import Recorder
from assistant.host.snapshot_writer import save_snapshot
from assistant.model.look import Ran
from assistant.text.redaction import redact
from assistant.wiring import Wiring
from tests.snapshots.described import DescribedLook

FILE = Path(__file__).with_name("centos-7.3-selinux.json")
KERNEL = "3.10.0-514.el7.x86_64"
FAULT = (
    "Error starting daemon: SELinux is not supported with the overlay2 graph driver on this kernel. "
    "Either boot into a newer kernel or disable selinux in docker (--selinux-enabled=false)"
)
PASTE = f"""\
Jan 13 09:25:25 web01 systemd[1]: Starting Docker Application Container Engine...
Jan 13 09:25:26 web01 dockerd-current[2876]: time="2018-01-13T09:25:26.431742+01:00" level=fatal msg="{FAULT}"
Jan 13 09:25:26 web01 systemd[1]: docker.service: main process exited, code=exited, status=1/FAILURE
Jan 13 09:25:26 web01 systemd[1]: Failed to start Docker Application Container Engine.
"""

_UNIT = """\
[Unit]
Description=Docker Application Container Engine
Documentation=http://docs.docker.com
After=network.target
Wants=docker-storage-setup.service

[Service]
Type=notify
NotifyAccess=all
EnvironmentFile=-/etc/sysconfig/docker
EnvironmentFile=-/etc/sysconfig/docker-storage
EnvironmentFile=-/etc/sysconfig/docker-network
ExecStart=/usr/bin/dockerd-current \\
          --default-runtime=docker-runc \\
          --exec-opt native.cgroupdriver=systemd \\
          $OPTIONS \\
          $DOCKER_STORAGE_OPTIONS \\
          $DOCKER_NETWORK_OPTIONS
Restart=on-abnormal

[Install]
WantedBy=multi-user.target
"""
_SHOWN = """\
TimeoutStartUSec=0
MainPID=0
Result=exit-code
ExecMainStatus=1
ExecStart={ path=/usr/bin/dockerd-current ; argv[]=/usr/bin/dockerd-current --default-runtime=docker-runc --exec-opt \
native.cgroupdriver=systemd $OPTIONS $DOCKER_STORAGE_OPTIONS $DOCKER_NETWORK_OPTIONS ; ignore_errors=no ; \
start_time=[Sat 2018-01-13 08:25:25 UTC] ; stop_time=[Sat 2018-01-13 08:25:26 UTC] ; pid=2876 ; code=exited ; status=1 }
Environment=
EnvironmentFiles=/etc/sysconfig/docker (ignore_errors=yes)
EnvironmentFiles=/etc/sysconfig/docker-storage (ignore_errors=yes)
EnvironmentFiles=/etc/sysconfig/docker-network (ignore_errors=yes)
Requires=basic.target
LoadState=loaded
ActiveState=failed
SubState=failed
FragmentPath=/usr/lib/systemd/system/docker.service
DropInPaths=
UnitFileState=enabled
StateChangeTimestamp=Sat 2018-01-13 08:25:26 UTC
NeedDaemonReload=no
"""
_NOT_FOUND = "LoadState=not-found\nActiveState=inactive\nSubState=dead\nResult=success\nFragmentPath=\n"
_STARTING = "7d4958e842da4a758f6c1cdc7b36dcc5"
_JOURNAL = (
    {"MESSAGE": "Starting Docker Application Container Engine...", "MESSAGE_ID": _STARTING, "PRIORITY": "6"},
    {"MESSAGE": f'time="2018-01-13T09:25:26.431742+01:00" level=fatal msg="{FAULT}"', "PRIORITY": "6"},
    {"MESSAGE": "docker.service: main process exited, code=exited, status=1/FAILURE", "PRIORITY": "5"},
    {"MESSAGE": "Failed to start Docker Application Container Engine.", "PRIORITY": "3"},
    {"MESSAGE": "Unit docker.service entered failed state.", "PRIORITY": "5"},
    {"MESSAGE": "docker.service failed.", "PRIORITY": "4"},
)
_WRITERS = ("systemd", "dockerd-current", "systemd", "systemd", "systemd", "systemd")

FILES = {
    "/etc/os-release": 'NAME="CentOS Linux"\nVERSION="7 (Core)"\nID="centos"\nID_LIKE="rhel fedora"\nVERSION_ID="7"\n',
    "/etc/selinux/config": "# This file controls the state of SELinux on the system.\nSELINUX=enforcing\n"
    "SELINUXTYPE=targeted\n",
    "/etc/sysconfig/docker": "# /etc/sysconfig/docker\n\n# Modify these options if you want to change the way the"
    " docker daemon runs\nOPTIONS='--selinux-enabled --log-driver=journald --signature-verification=false'\n",
    "/etc/sysconfig/docker-storage": 'DOCKER_STORAGE_OPTIONS="--storage-driver overlay2 "\n',
    "/etc/sysconfig/docker-network": "# /etc/sysconfig/docker-network\nDOCKER_NETWORK_OPTIONS=\n",
    "/etc/docker/daemon.json": "{}\n",
    "/etc/group": "root:x:0:\nwheel:x:10:\nsystemd-journal:x:190:\ndockerroot:x:993:\n",
    "/etc/passwd": "root:x:0:0:root:/root:/bin/bash\n",
    "/etc/resolv.conf": "nameserver 192.0.2.53\n",
    "/proc/1/comm": "systemd\n",
    "/proc/filesystems": "nodev\tsysfs\nnodev\tproc\nnodev\tcgroup\nnodev\tselinuxfs\nnodev\toverlay\n\txfs\n",
    "/proc/meminfo": "MemTotal:        3881692 kB\nMemFree:         3001220 kB\nMemAvailable:    3310412 kB\n",
    "/proc/modules": "overlay 42451 0 - Live 0x0000000000000000\nbr_netfilter 22209 0 - Live 0x0000000000000000\n",
    "/proc/self/status": "Name:\tpython3\nPPid:\t1\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nGroups:\t0 \n",
    "/proc/sys/kernel/osrelease": f"{KERNEL}\n",
    "/proc/sys/net/ipv4/ip_forward": "1\n",
    "/proc/uptime": "5023.11 19012.55\n",
    "/sys/fs/selinux/enforce": "1",
    "/usr/lib/systemd/system/docker.service": _UNIT,
    "/usr/share/selinux/packages/container.pp.bz2": "",
}
FOLDERS: dict[str, tuple[str, ...]] = {
    "/proc": ("1", "self"),
    "/run/systemd/system": (),
    "/sys/fs/cgroup/memory": (),
    f"/lib/modules/{KERNEL}": ("modules.dep", "modules.builtin"),
    "/var/lib/docker": (),
}
COMMANDS = {
    "systemctl show docker.service": Ran(0, _SHOWN),
    "systemctl show": Ran(0, _NOT_FOUND),
    "journalctl -u docker.service": Ran(
        0, "".join(json.dumps({**e, "SYSLOG_IDENTIFIER": w}) + "\n" for e, w in zip(_JOURNAL, _WRITERS, strict=True))
    ),
    "journalctl": Ran(0, ""),
    "dockerd-current --version": Ran(0, "Docker version 1.12.6, build 96d83a5/1.12.6\n"),
    "docker -H unix:///dev/null --version": Ran(0, "Docker version 1.12.6, build 96d83a5/1.12.6\n"),
    "getenforce": Ran(0, "Enforcing\n"),
    "getent passwd 0": Ran(0, "root:x:0:0:root:/root:/bin/bash\n"),
    "getent group 0": Ran(0, "root:x:0:\n"),
    "getent group": Ran(2, ""),
    "id -G root": Ran(0, "0\n"),
    "uname -m": Ran(0, "x86_64\n"),
    "systemd-detect-virt": Ran(0, "kvm\n"),
    "dmesg": Ran(0, "[    0.000000] Linux version 3.10.0-514.el7.x86_64 (builder@kbuilder.dev.centos.org)\n"),
}


def look() -> DescribedLook:
    """That host."""
    return DescribedLook(FILES, FOLDERS, COMMANDS, {"HOME": "/root", "PATH": "/usr/sbin:/usr/bin"})


def main() -> int:
    """Take the snapshot."""
    recorder = Recorder(look())
    case = Case(Wiring().expertise, lambda: Once(recorder), consent=Consent(to_all=True))
    case.read(PASTE)
    record_everything(case)
    save_snapshot(FILE, recorder.exchanges, host="web01", redact=redact, replace=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
