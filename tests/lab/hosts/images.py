"""The lab's images, made of this machine's own static busybox: there is no registry to pull from."""

import functools
import io
import subprocess
import tarfile
from pathlib import Path

from tests.lab.hosts.labhost import LabHost

BUSYBOX = "busybox:1.35"
"""Holds /bin/sh and the usual small tools; no bash."""
_BINARY = Path("/bin/busybox")


def import_busybox(host: LabHost, name: str = BUSYBOX) -> None:
    """Give the Docker of `host` the image `name`."""
    host.check("docker", "import", "--change", 'CMD ["sh"]', "-", name, stdin=_busybox_tar())


@functools.cache
def _busybox_tar() -> bytes:
    applets = subprocess.run([_BINARY, "--list"], capture_output=True, text=True, check=True).stdout.split()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for folder in ("bin", "etc", "tmp", "root", "var"):
            tar.addfile(_entry(folder, tarfile.DIRTYPE, 0o1777 if folder == "tmp" else 0o755))
        _add(tar, "bin/busybox", _BINARY.read_bytes(), 0o755)
        _add(tar, "etc/passwd", b"root:x:0:0:root:/root:/bin/sh\n", 0o644)
        _add(tar, "etc/group", b"root:x:0:\n", 0o644)
        for applet in applets:
            if applet != "busybox":
                link = _entry(f"bin/{applet}", tarfile.SYMTYPE, 0o777)
                link.linkname = "busybox"
                tar.addfile(link)
    return buffer.getvalue()


def _add(tar: tarfile.TarFile, path: str, content: bytes, mode: int) -> None:
    entry = _entry(path, tarfile.REGTYPE, mode)
    entry.size = len(content)
    tar.addfile(entry, io.BytesIO(content))


def _entry(path: str, kind: bytes, mode: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(path)
    entry.type = kind
    entry.mode = mode
    return entry
