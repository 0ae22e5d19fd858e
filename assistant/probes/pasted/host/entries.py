"""Which reading reads what a host's own commands printed."""

from __future__ import annotations

from assistant.probes.pasted.entry import Entry

_PERCENT = r"(?:I?use%|capacity|I?verw%|I?uti%|I?uso%|I?usado%|已用(?:\(I\))?%|使用%|사용%|I?исп%|%iused)"
_LOG = (
    r"^\s*(?:[^\W\d_]{2,5}\.? +\d{1,2} [\d:.]{8}|\d{4}-\d\d-\d\dT[\d:.,+Z-]{8,32}) [\w.-]+ [\w./@+()-]+(?:\[\d+\])?: "
)
_ROW = r"(?:[-dlscbp][-rwxsStT]{9}[.+@]?\s+\d+ \S+\s+\S+\s+.*\s/\S+|total \d+$)"

ENTRIES = (
    Entry("host.df", commands=("df",), form=rf"(?i)^\s*\S+ .*\s{_PERCENT}\s+\S+(?: \S+){{0,3}}\s*$"),
    Entry(
        "host.systemctl",
        commands=("systemctl", "service"),
        form=r"^\s*[●○×↻*] [\w@:.\\-]+\.(?:service|socket)(?: - |$)|^\s*Loaded: (?:loaded|masked|not-found|error) \(",
    ),
    Entry("host.listing", commands=("ls", "stat", "ll"), form=rf"^\s*{_ROW}|^\s*File: \S+$"),
    Entry("host.accounts", commands=("id", "groups", "getent"), form=r"^\s*uid=\d+\(\S+\) gid=\d+"),
    Entry(
        "host.machine",
        commands=("uname", "hostnamectl", "lsb_release", "getconf", "nproc", "lscpu", "arch", "uptime", "free"),
        form=r"^Linux \S+ \d+\.\d+\.\S+ #|^\s+total\s+used\s+free\s+shared\s",
    ),
    Entry(
        "host.interfaces",
        commands=("ip a", "ip addr", "ip address", "ip link", "ip l", "ifconfig"),
        form=r"^\s*\d+: [\w.@-]+: <[A-Z_,-]+> mtu |^[\w.-]+: flags=\d+<|^[\w.-]+ +Link encap:",
    ),
    Entry(
        "host.routes",
        commands=("ip r", "ip route", "ip ro", "route", "netstat"),
        form=r"^default via \d|^Kernel IP routing table",
    ),
    Entry(
        "host.sockets",
        commands=("ss", "netstat", "lsof"),
        form=r"^(?:Netid\s+)?State\s+Recv-Q\s|^Proto Recv-Q |^Active Internet |^COMMAND\s+PID\s",
    ),
    Entry(
        "host.environment",
        commands=("env", "printenv", "export", "declare", "set", "echo"),
        form=r"^(?:declare -x )?(?:SHELL|XDG_\w+|LANG|PATH|HOME|DOCKER_\w+|https?_proxy)=\S",
    ),
    Entry(
        "host.mounts",
        commands=("mount", "findmnt"),
        paths=("/proc/mounts", "/proc/self/mounts", "/etc/mtab"),
        form=r"^\S.* on /\S* type [\w.-]+ \(r[wo]|^TARGET\s+SOURCE\s+FSTYPE",
    ),
    Entry(
        "host.security",
        commands=("getenforce", "sestatus", "ufw", "firewall-cmd"),
        form=r"^SELinux status:\s|^Status: (?:in)?active$",
    ),
    Entry("host.kernel_log", commands=("dmesg",), form=r"^\[ *\d+\.\d{6}\] \S"),
    Entry(
        "host.settings",
        commands=("sysctl", "lsmod"),
        form=r"^(?:net|kernel|vm|fs|user)\.[\w./-]+ = \S|^Module\s+Size\s+Used by",
    ),
    Entry("host.journal", commands=("journalctl",), paths=("/var/log/*",), form=_LOG),
)
