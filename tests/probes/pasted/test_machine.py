"""What a paste shows of the machine: kernel, distribution, processors, memory."""

from __future__ import annotations

import pytest

from tests.probes.pasted.shown import NOT_SHOWN, shown

UNAME = "$ uname -a\nLinux pi 6.1.21-v8+ #1642 SMP PREEMPT Mon Apr  3 17:24:16 BST 2023 aarch64 GNU/Linux\n"
SHOWN = {
    UNAME: {"kernel.version": "6.1.21-v8+", "kernel.architecture": "aarch64", "kernel.hostname": "pi"},
    "Linux web 3.10.0-1160.el7.x86_64 #1 SMP Mon Oct 19 16:18:59 UTC 2020 x86_64 x86_64 x86_64 GNU/Linux\n": {
        "kernel.version": "3.10.0-1160.el7.x86_64",
        "kernel.architecture": "x86_64",
    },
    "$ uname -r\n5.15.153.1-microsoft-standard-WSL2\n": {"kernel.version": "5.15.153.1-microsoft-standard-WSL2"},
    "$ uname -m\narmv7l\n": {"kernel.architecture": "armv7l", "kernel.version": NOT_SHOWN},
    "$ uname -a\nDarwin mac.local 23.1.0 Darwin Kernel Version 23.1.0: root:xnu-10002/RELEASE_ARM64_T6000 arm64\n": {
        "kernel.version": "23.1.0",
        "kernel.architecture": "arm64",
    },
    "$ lsb_release -a\nNo LSB modules are available.\nDistributor ID:\tUbuntu\nDescription:\tUbuntu 22.04.3 LTS\n"
    "Release:\t22.04\nCodename:\tjammy\n": {
        "kernel.distribution": "ubuntu",
        "kernel.distribution_version": "22.04",
    },
    "$ hostnamectl\n   Static hostname: web\n  Operating System: Debian GNU/Linux 12 (bookworm)\n"
    "            Kernel: Linux 6.1.0-13-amd64\n      Architecture: x86-64\n    Virtualization: kvm\n": {
        "kernel.distribution": "debian",
        "kernel.distribution_version": "12",
        "kernel.version": "6.1.0-13-amd64",
        "kernel.architecture": "x86_64",
        "kernel.virtualization": "kvm",
    },
    "$ hostnamectl\n  Operating System: Rocky Linux 9.3 (Blue Onyx)\n": {
        "kernel.distribution": "rocky",
        "kernel.distribution_version": "9.3",
        "kernel.version": NOT_SHOWN,
    },
    "$ lsb_release -d\nDescription:\tUbuntu 20.04.6 LTS\n": {"kernel.distribution_version": "20.04"},
    "$ cat /etc/redhat-release\nCentOS Linux release 7.9.2009 (Core)\n": {
        "kernel.distribution": "centos",
        "kernel.distribution_version": "7",
    },
    "$ getconf PAGESIZE\n65536\n": {"kernel.page_size_bytes": 65536, "kernel.cpus": NOT_SHOWN},
    "$ getconf PAGE_SIZE\n4096\n": {"kernel.page_size_bytes": 4096},
    "$ lscpu\nArchitecture:        x86_64\nCPU(s):              4\nFlags:      fpu lm pni ssse3 cx16 sse4_1\n": {
        "kernel.cpus": 4,
        "kernel.x86_level": "x86-64-v1",
        "kernel.architecture": "x86_64",
    },
    "$ uptime\n 10:14:02 up 12 days,  3:04,  2 users,  load average: 0.00, 0.01, 0.05\n": {"kernel.uptime_s": 1047840},
    "$ free -h\n               total        used        free      shared  buff/cache   available\n"
    "Mem:           3.8Gi       3.6Gi        64Mi       1.0Mi       128Mi        60Mi\n"
    "Swap:             0B          0B          0B\n": {
        "kernel.memory_available_bytes": 62914560,
        "kernel.swap_total_bytes": 0,
    },
    "$ free -m\n              total        used        free      shared  buff/cache   available\n"
    "Mem:           1991        1500         100           5         391         350\n"
    "Swap:          2047        1947         100\n": {
        "kernel.memory_available_bytes": 350 * 1024**2,
        "kernel.swap_used_bytes": 1947 * 1024**2,
    },
    "$ free\n             total       used       free     shared    buffers     cached\n"
    "Mem:       1020176     907332     112844          0      81672     435584\n"
    "-/+ buffers/cache:     390076     630100\n"
    "Swap:            0          0          0\n": {
        "kernel.memory_available_bytes": NOT_SHOWN,
        "kernel.swap_total_bytes": 0,
    },
}


@pytest.mark.parametrize(("text", "expected"), SHOWN.items(), ids=[text.partition("\n")[0][:30] for text in SHOWN])
def test_the_machine_is_shown_as_the_program_prints_it(text: str, expected: dict[str, object]) -> None:
    assert dict(zip(expected, shown(text, *expected), strict=True)) == expected


def test_what_uname_does_not_print_is_not_known() -> None:
    facts = ("kernel.modules_dir", "kernel.overlayfs", "kernel.cgroup_version", "kernel.distribution")
    assert shown(UNAME, *facts) == (NOT_SHOWN,) * 4
