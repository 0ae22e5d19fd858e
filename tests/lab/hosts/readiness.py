"""Whether this machine can carry lab hosts at all."""

import os
import shutil
import sys

from tests.lab.prepare import missing_packages


def why_not() -> str | None:
    """Return in one sentence why no lab host can run here, or None when one can."""
    if not sys.platform.startswith("linux"):
        return "lab hosts are Linux hosts"
    if os.geteuid() != 0:
        return "lab hosts need root"
    if shutil.which("apt-get") is None:
        return "lab hosts are made of a Debian machine"
    if missing := missing_packages():
        return f"not installed: {', '.join(missing)}; run python3 tests/lab/prepare.py"
    return None
