#!/usr/bin/env python3
"""Install what the lab needs on a fresh Debian 12 and start none of it: python3 tests/lab/prepare.py

Docker, a registry and a name server are only put on the disk; they run inside lab hosts alone.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGES = (
    "systemd",
    "dbus",
    "docker.io",
    "iptables",
    "iproute2",
    "procps",
    "e2fsprogs",
    "util-linux",
    "mount",
    "passwd",
    "sudo",
    "busybox-static",
    "dnsmasq-base",
    "docker-registry",
)
_POLICY = Path("/usr/sbin/policy-rc.d")
_REFUSE_STARTS = "#!/bin/sh\nexit 101\n"


def main() -> int:
    """Install the missing packages and return the exit code."""
    if os.geteuid() != 0:
        print("prepare: installing packages needs root", file=sys.stderr)
        return 1
    missing = missing_packages()
    if not missing:
        return 0
    print(f"prepare: installing {', '.join(missing)}")
    with _services_stay_down():
        _apt("update", "-q")
        _apt("install", "-q", "-y", "--no-install-recommends", *missing)
    return 0


def missing_packages() -> list[str]:
    """Return those of PACKAGES that are not installed; all of them where there is no dpkg."""
    try:
        query = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *PACKAGES], capture_output=True, text=True
        )
    except FileNotFoundError:
        return list(PACKAGES)
    return [package for package in PACKAGES if f"{package} installed" not in query.stdout.splitlines()]


@contextmanager
def _services_stay_down() -> Iterator[None]:
    """Let the packages' own scripts start no service; a policy that is there already stays as it is."""
    if _POLICY.exists():
        before, mode = _POLICY.read_text(), _POLICY.stat().st_mode
    else:
        before, mode = None, 0
    _POLICY.write_text(_REFUSE_STARTS)
    _POLICY.chmod(0o755)
    try:
        yield
    finally:
        if before is None:
            _POLICY.unlink()
        else:
            _POLICY.write_text(before)
            _POLICY.chmod(mode)


def _apt(*arguments: str) -> None:
    subprocess.run(["apt-get", *arguments], check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


if __name__ == "__main__":
    sys.exit(main())
