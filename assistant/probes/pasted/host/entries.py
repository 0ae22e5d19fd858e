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
    Entry("host.journal", commands=("journalctl",), paths=("/var/log/*",), form=_LOG),
)
