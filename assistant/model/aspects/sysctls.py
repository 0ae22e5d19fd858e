"""What kernel parameters affect; by https://docs.kernel.org/admin-guide/sysctl/."""

from __future__ import annotations

import re

from assistant.model.risk import Affects, Aspect

_PARAMETERS: tuple[tuple[str, Affects], ...] = (
    (
        r"kernel\.(unprivileged_userns_clone|apparmor_restrict_unprivileged_userns)|user\.max_user_namespaces",
        {
            Aspect.SECURITY: "Each user can make user namespaces and so gets at more of the kernel: {key} = {value}.",
        },
    ),
    (
        r"net\.ipv4\.ip_unprivileged_port_start",
        {
            Aspect.SECURITY: "Every user could take the ports from {value} up, those of system services among them.",
        },
    ),
    (
        r"kernel\.(yama\..*|kptr_restrict|dmesg_restrict|perf_event_paranoid|unprivileged_bpf_disabled|randomize_va_space"
        r"|sysrq|modules_disabled|kexec_load_disabled|core_pattern|modprobe|hotplug|io_uring_disabled)"
        r"|fs\.(protected_.*|suid_dumpable)|vm\.(mmap_min_addr|unprivileged_userfaultfd)|net\.core\.bpf_jit_.*|dev\..*",
        {
            Aspect.SECURITY: "A protection of the kernel changes: {key} = {value}.",
        },
    ),
    (
        r"net\..*\.(rp_filter|accept_redirects|secure_redirects|send_redirects|accept_source_route|accept_ra|route_localnet"
        r"|proxy_arp|log_martians|accept_local|src_valid_mark)|net\.ipv4\.(tcp_syncookies|icmp_.*)",
        {
            Aspect.SECURITY: "Which packets this host trusts changes: {key} = {value}.",
            Aspect.REACH: "Which packets this host takes changes: {key} = {value}.",
        },
    ),
    (
        r"net\..*(forward|forwarding)|net\.bridge\..*|net\..*\.(disable_ipv6|arp_.*|mtu)",
        {
            Aspect.REACH: "Which packets this host passes on changes: {key} = {value}.",
        },
    ),
)


_LIMITS: tuple[tuple[str, int], ...] = (
    (r"vm\.max_map_count", 65530),
    (r"vm\.overcommit_memory", 0),
    (r"fs\.inotify\.max_user_instances", 128),
    (r"fs\.inotify\.(max_user_watches|max_queued_events)", 8192),
    (r"fs\.(file-max|aio-max-nr)", 65536),
    (r"kernel\.(pid_max|threads-max)", 32768),
    (r"kernel\.keys\.(root_)?maxkeys", 200),
    (r"kernel\.keys\.(root_)?maxbytes", 20000),
    (r"net\.core\.somaxconn", 128),
    (r"net\.core\.[rw]mem_max", 212992),
    (r"net\.core\.netdev_max_backlog", 1000),
    (r"net\.netfilter\.nf_conntrack_(max|buckets)", 16384),
    (r"net\.ipv[46]\.neigh\.default\.gc_thresh[123]", 128),
)
"""Limits and sizes, each with the least that hosts have by default: no program misses what is above that."""
_OVERCOMMIT_NEVER = 2


def affects_of_sysctl(key: str, value: str) -> Affects:
    """What a kernel parameter affects: nothing for a limit that is not low, something for what is not known here."""
    dotted = key.replace("/", ".")
    found: Affects = next((said for pattern, said in _PARAMETERS if re.fullmatch(pattern, dotted)), {})
    if not found:
        least = next((least for pattern, least in _LIMITS if re.fullmatch(pattern, dotted)), None)
        found = _of_other() if least is None else _of_limit(dotted, value, least)
    return {aspect: said.format(key=key, value=value) for aspect, said in found.items()}


def is_limit(key: str) -> bool:
    """Whether a kernel parameter is a limit: programs may miss what it is lowered by."""
    return any(re.fullmatch(pattern, key.replace("/", ".")) for pattern, _ in _LIMITS)


def _of_limit(key: str, value: str, least: int) -> Affects:
    # The kernel reads what begins with 0 as octal.
    number = int(value) if re.fullmatch(r"0|[1-9][0-9]{0,17}", value) else -1
    low = number < least or (key == "vm.overcommit_memory" and number >= _OVERCOMMIT_NEVER)
    return {Aspect.SERVICE: "Programs that need more than {key} = {value} allows fail."} if low else {}


def _of_other() -> Affects:
    return {Aspect.SECURITY: "What the kernel does for all programs changes: {key} = {value}."}
