"""What a paste shows of a host's environment, mounts, guards, kernel log and settings."""

from __future__ import annotations

import pytest

from tests.probes.pasted.shown import NOT_SHOWN, shown, told

ENV = "$ env\nSHELL=/bin/bash\nHOME=/home/joe\nPATH=/usr/bin:/bin\nDOCKER_HOST=tcp://10.0.0.4:2375\n"


def test_the_whole_environment_shows_the_endpoint() -> None:
    facts = ("daemon.endpoint", "daemon.endpoint_source", "daemon.pinned_api_version")
    assert shown(ENV, *facts)[:2] == ("tcp://10.0.0.4:2375", "DOCKER_HOST")
    assert "daemon.endpoint" in told(ENV)


@pytest.mark.parametrize(
    "text",
    [
        "$ echo $DOCKER_HOST\ntcp://docker:2375\n",
        "$ echo $DOCKER_HOST ${DOCKER_CONTEXT}\ntcp://docker:2375 lab\n",
        "$ printenv DOCKER_HOST\ntcp://docker:2375\n",
        "$ env | grep -i docker\nDOCKER_HOST=tcp://docker:2375\n",
    ],
    ids=["echo", "echo two", "printenv", "grep"],
)
def test_one_variable_alone_shows_the_endpoint_that_it_names(text: str) -> None:
    assert shown(text, "daemon.endpoint") == ("tcp://docker:2375",)


@pytest.mark.parametrize("text", ["$ env | grep -i proxy\nhttp_proxy=http://p:3128\n", "$ echo $DOCKER_HOST\n\n"])
def test_a_part_of_the_environment_does_not_show_which_endpoint_is_used(text: str) -> None:
    assert shown(text, "daemon.endpoint", "daemon.endpoint_is_default") == (NOT_SHOWN,) * 2


MOUNT = """\
$ mount
sysfs on /sys type sysfs (rw,nosuid,nodev,noexec,relatime)
proc on /proc type proc (rw,nosuid,nodev,noexec,relatime)
udev on /dev type devtmpfs (rw,nosuid,relatime,size=1000k,mode=755)
/dev/sda1 on / type ext4 (ro,relatime,errors=remount-ro)
tmpfs on /run type tmpfs (rw,nosuid,nodev,size=1000k)
/dev/sdb1 on /srv/data dir type xfs (rw,noexec,relatime)
tmpfs on /run/lock type tmpfs (rw)
/dev/loop3 on /snap/core/1 type squashfs (ro,nodev,relatime)
"""


def test_mounts_show_what_is_read_only_and_with_which_options() -> None:
    facts = ("disk.read_only_mounts", "disk.read_only of /", "path.mount_options of /srv/data dir")
    assert shown(MOUNT, *facts) == (["/"], True, ["rw", "noexec", "relatime"])


def test_a_disk_that_is_written_to_elsewhere_is_not_read_only_as_a_whole() -> None:
    text = MOUNT.replace("(ro,relatime,errors", "(rw,errors") + "/dev/sda1 on /opt/share type ext4 (ro,relatime)\n"
    facts = ("disk.read_only_mounts", "disk.read_only of /opt/share", "disk.read_only of /")
    assert shown(text, *facts) == (None, True, False)


@pytest.mark.parametrize(
    "text",
    [
        "$ findmnt /srv\nTARGET SOURCE    FSTYPE OPTIONS\n/srv   /dev/sdb1 ext4   rw,nosuid,noexec\n",
        "$ mount | grep srv\n/dev/sdb1 on /srv type ext4 (rw,nosuid,noexec)\n",
        "$ cat /proc/mounts\n/dev/sdb1 /srv ext4 rw,nosuid,noexec 0 0\n",
    ],
    ids=["findmnt", "filtered", "/proc/mounts"],
)
def test_one_mount_shows_its_options_and_nothing_about_others(text: str) -> None:
    facts = ("path.mount_options of /srv", "disk.read_only of /srv", "path.mount_options of /srv/shop")
    assert shown(text, *facts)[0] == ["rw", "nosuid", "noexec"]
    assert shown(text, *facts)[2] == NOT_SHOWN


def test_what_stands_at_the_end_of_a_way_is_shown_without_the_way() -> None:
    text = "$ ls -l /srv/shop/run.sh\n-rw-r--r-- 1 shop shop 120 Nov 20 08:00 /srv/shop/run.sh\n"
    facts = ("path.kind", "path.owner", "path.mode", "path.executable", "path.exists", "path.first_missing")
    of = [f"{fact} of /srv/shop/run.sh" for fact in facts]
    assert shown(text, *of) == ("file", "shop", "0644", False, True, NOT_SHOWN)


GUARDS = {
    "$ getenforce\nEnforcing\n": ("selinux.mode", "enforcing"),
    "$ getenforce\nDisabled\n": ("selinux.mode", "disabled"),
    "# sestatus\nSELinux status:                 enabled\nCurrent mode:                   permissive\n"
    "Mode from config file:          enforcing\n": ("selinux.configured_mode", "enforcing"),
    "# ufw status verbose\nStatus: active\nLogging: on (low)\n": ("firewall.ufw", True),
    "# firewall-cmd --state\nrunning\n": ("firewall.firewalld", True),
    "# systemctl status firewalld\n● firewalld.service - firewalld\n   Loaded: loaded (/x/firewalld.service; enabled)\n"
    "   Active: active (running) since Fri 2026-11-20 13:03:46 UTC; 1s ago\n": ("firewall.firewalld", True),
    "$ sysctl net.ipv4.ip_forward\nnet.ipv4.ip_forward = 0\n": ("network.ip_forward", False),
    "$ cat /proc/sys/net/ipv4/ip_forward\n1\n": ("network.ip_forward", True),
    "$ sysctl -n vm.max_map_count\n65530\n": ("kernel.sysctl of vm.max_map_count", "65530"),
    "$ lsmod | grep overlay\noverlay               151552  0\n": ("kernel.module of overlay", "loaded"),
}


@pytest.mark.parametrize(("text", "expected"), GUARDS.items(), ids=[text.partition("\n")[0] for text in GUARDS])
def test_guards_and_settings_are_shown(text: str, expected: tuple[str, object]) -> None:
    assert shown(text, expected[0]) == (expected[1],)


def test_a_module_that_lsmod_does_not_list_may_be_built_in() -> None:
    text = "$ lsmod\nModule                  Size  Used by\next4                  1000000  1\n"
    assert shown(text, "kernel.module of br_netfilter", "kernel.module of ext4") == (NOT_SHOWN, "loaded")


OOM = "[ 4211.552214] Out of memory: Killed process 9127 (java) total-vm:266244kB, anon-rss:1kB"


@pytest.mark.parametrize(
    "text",
    [
        f"$ dmesg | tail -3\n{OOM}\n",
        f"$ sudo dmesg -T\n{OOM.replace('[ 4211.552214]', '[Fri Nov 20 08:00:00 2026]')}\n",
        f"$ journalctl -k\nNov 20 08:00:00 web kernel: {OOM[15:]}\n",
    ],
    ids=["dmesg", "dmesg -T", "journalctl -k"],
)
def test_the_kernels_log_shows_who_was_killed(text: str) -> None:
    assert "Killed process 9127 (java)" in shown(text, "kernel.host_oom_kills")[0][0]
    assert shown(text, "kernel.io_errors") == (NOT_SHOWN,)


NAMES = {
    "$ ping registry.lab\nPING registry.lab (10.0.0.4) 56(84) bytes of data.\n": ("registry.lab", True, None),
    "$ ping registry.lab\nping: registry.lab: Temporary failure in name resolution\n": (
        "registry.lab",
        False,
        "servfail",
    ),
    "$ getent hosts registry.lab\n10.0.0.4        registry.lab\n": ("registry.lab", True, None),
    "$ nslookup registry.lab\nServer:\t\t10.0.0.1\nAddress:\t10.0.0.1#53\n\nName:\tregistry.lab\nAddress: 10.0.0.4\n": (
        "registry.lab",
        True,
        None,
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMES.items(), ids=[text.partition("\n")[0] for text in NAMES])
def test_whether_a_name_resolves_is_shown(text: str, expected: tuple[str, bool, object]) -> None:
    name, resolves, error = expected
    facts = (f"dns.resolves of {name}", f"dns.error of {name}", f"dns.answering_server of {name}")
    assert shown(text, *facts) == (resolves, error, NOT_SHOWN)


def test_what_one_server_does_not_know_may_stand_in_a_file() -> None:
    text = "$ nslookup registry.lab\nServer:\t10.0.0.1\n\n** server can't find registry.lab: NXDOMAIN\n"
    hosts = "$ cat /etc/hosts\n127.0.0.1 localhost\n"
    servers = "$ cat /etc/resolv.conf\nnameserver 10.0.0.1\n"
    facts = ("dns.resolves of registry.lab", "dns.answering_server of registry.lab")
    assert shown(text, *facts) == (NOT_SHOWN, NOT_SHOWN)
    assert shown(text + hosts + servers, *facts) == (False, "10.0.0.1")


def test_the_answer_of_a_named_server_is_not_that_of_the_host() -> None:
    text = "$ nslookup registry.lab 8.8.8.8\nServer:\t8.8.8.8\n\nName:\tregistry.lab\nAddress: 10.0.0.4\n"
    assert shown(text, "dns.resolves of registry.lab") == (NOT_SHOWN,)


SMI = "| NVIDIA-SMI 535.129.03             Driver Version: 535.129.03   CUDA Version: 12.2     |\n"
PROGRAMS = {
    "$ which docker\n/usr/bin/docker\n": ("daemon.installed", True),
    "$ dpkg -l | grep docker\nii  docker-ce  5:24.0.7-1~debian.12~bookworm  amd64  Docker\n": (
        "daemon.installed",
        True,
    ),
    "# rpm -qa | grep docker\ndocker-ce-24.0.7-1.el9.x86_64\n": ("daemon.installed", True),
    f"$ nvidia-smi\n{SMI}": ("gpu.driver_version", "535.129.03"),
    SMI: ("gpu.cuda_version", "12.2"),
    "$ nvidia-smi\nFailed to initialize NVML: Driver/library version mismatch\n": ("gpu.driver_mismatch", True),
}


@pytest.mark.parametrize(("text", "expected"), PROGRAMS.items(), ids=[text[:20] for text in PROGRAMS])
def test_programs_that_are_there_are_shown(text: str, expected: tuple[str, object]) -> None:
    assert shown(text, expected[0]) == (expected[1],)


def test_a_list_of_packages_without_docker_shows_no_absence() -> None:
    assert shown("$ snap list\nName  Version  Rev\ncore20  20230801  2015\n", "daemon.installed") == (NOT_SHOWN,)


CURLED = {
    "$ curl -I https://registry.lab:5000/v2/\nHTTP/2 401\nserver: nginx\n": (True, None),
    "$ curl -v https://registry.lab:5000/v2/\n*   Trying 10.0.0.4:5000...\n"
    "* connect to 10.0.0.4 port 5000 failed: Connection refused\n": (False, "refused"),
    "$ curl https://registry.lab:5000/v2/\ncurl: (28) Failed to connect to registry.lab port 5000: "
    "Connection timed out\n": (False, "timed-out"),
    "$ curl https://registry.lab:5000/v2/\ncurl: (60) SSL certificate problem: self signed certificate\n": (True, None),
}


@pytest.mark.parametrize(("text", "expected"), CURLED.items(), ids=["answer", "refused", "silent", "certificate"])
def test_whether_a_registry_is_reached_is_shown(text: str, expected: tuple[bool, object]) -> None:
    assert shown(text, "registry.reachable of registry.lab:5000", "registry.error of registry.lab:5000") == expected


def test_what_a_proxy_reaches_is_not_what_the_host_reaches() -> None:
    text = "$ curl -I https://registry.lab:5000/v2/\nHTTP/1.1 200 Connection established\n\nHTTP/2 401\n"
    assert shown(text, "registry.reachable of registry.lab:5000") == (NOT_SHOWN,)


HOSTILE = {
    "mount": "a on " + "/ on " * 4000,
    "sysctl -a": "a." + "b." * 4000,
    "lsof -i": "a 1 b c IPv4 " + " " * 4000,
    "iptables -L": "Chain A (policy " + "Z" * 4000,
}


@pytest.mark.parametrize("command", HOSTILE)
def test_a_line_made_to_be_tried_for_ever_is_read_to_its_end(command: str) -> None:
    assert told(f"$ {command}\n{HOSTILE[command]}\n") == set()
