"""Which changing fixes are not tried on the shared host: a fault of the lab takes them back, or no host can have them.

Whatever is not here is tried.
"""

COVERED = {
    "storage/disk-full/remove-build-cache": "disk-full",
    "storage/inodes-exhausted/remove-build-cache": "inodes-used-up",
}
"""The fault of tests/lab/test_fix.py in which a fix is done, taken back and compared."""

_MODULES = "the kernel of the machine is built without modules, so nothing can be loaded"
OUT_OF_REACH = {
    "client/api-version-too-old/serve-old-api": "the lab's Docker 20.10 does not know min-api-version",
    "daemon/not-running/start-docker-without-systemd": "every lab host is run by systemd",
    "daemon/not-running/start-snap": "no lab host has snapd",
    "daemon/graph-option-removed/flag-to-data-root": "Docker 20.10 still knows --graph, so the step is refused",
    "dind/iptables-backend-mismatch/load-nf-tables": _MODULES,
    "firewall/kernel-lacks-ip-set/load-the-modules": _MODULES,
    "firewall/kernel-lacks-nft-masquerade/load-the-module": _MODULES,
    "gpu/nvidia-driver-missing/load-the-module": _MODULES,
    "host/clock-not-synchronised/synchronise-the-clock": "the clock is that of the machine",
    "host/clock-wrong/synchronise-the-clock": "the clock is that of the machine",
    "kube/swap-enabled/switch-swap-off": "swap is that of the machine",
    "storage/driver-module-missing/load-overlay": _MODULES,
    "storage/loop-module-not-loaded/load-loop": _MODULES,
}
"""Why a fix cannot be tried on a lab host."""
