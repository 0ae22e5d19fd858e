"""What kernel parameters touch; by https://docs.kernel.org/admin-guide/sysctl/."""

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


def affects_of_sysctl(key: str, value: str) -> Affects:
    """What a kernel parameter touches, nothing for most (limits, sizes of tables)."""
    dotted = key.replace("/", ".")
    found: Affects = next((said for pattern, said in _PARAMETERS if re.fullmatch(pattern, dotted)), {})
    return {aspect: said.format(key=key, value=value) for aspect, said in found.items()}
