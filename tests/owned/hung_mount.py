"""A mount that never answers, and a command beside it: `hung_mount.py KIND FOLDER SECONDS COMMAND...`.

KIND `unheard`: nobody takes the kernel's requests; `taken`: somebody takes them and never answers, which nothing but
the mount's end interrupts. The mount is in a namespace of its own. Prints one JSON object: how the command ended, or
that it did not. Where no such mount can be made, it says why and ends with CANNOT.
"""

import ctypes
import json
import os
import struct
import subprocess
import sys
import threading
from typing import NoReturn

CANNOT = 77
_NEW_NAMESPACE = 0x20000
"""CLONE_NEWNS, linux/sched.h."""
_PRIVATE = 0x4000 | 0x40000
"""MS_REC | MS_PRIVATE, linux/mount.h."""
_INIT = 26
_INIT_REPLY = struct.pack("<IIIIHHI", 7, 31, 0, 0, 0, 0, 4096).ljust(64, b"\0")


def main() -> NoReturn:
    """Mount, run, tell."""
    kind, folder, seconds, *command = sys.argv[1:]
    device = _mounted(folder)
    if kind == "taken":
        threading.Thread(target=_take, args=(device,), daemon=True).start()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = process.communicate(timeout=float(seconds))
        told = {"code": process.returncode, "out": out.decode(), "err": err.decode()}
    except subprocess.TimeoutExpired:
        told = {"code": None, "out": "", "err": "it hangs"}
    print(json.dumps(told), flush=True)
    os._exit(0)  # the mount ends with its device


def _mounted(folder: str) -> int:
    """Mount it where nobody else sees it; the device on which the kernel asks."""
    try:
        device = os.open("/dev/fuse", os.O_RDWR)
    except OSError as error:
        _refuse(error)
    libc = ctypes.CDLL(None, use_errno=True)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other"
    refused = (
        libc.unshare(_NEW_NAMESPACE)
        or libc.mount(b"none", b"/", None, _PRIVATE, None)
        or libc.mount(b"hung", folder.encode(), b"fuse", 0, options.encode())
    )
    if refused:
        _refuse(OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno())))
    return device


def _refuse(error: OSError) -> NoReturn:
    print(f"no mount can hang here: {error}", file=sys.stderr, flush=True)
    os._exit(CANNOT)


def _take(device: int) -> None:
    """Answer the kernel's greeting (FUSE 7.31, linux/fuse.h), and nothing after that."""
    while True:
        _, operation, number = struct.unpack_from("<IIQ", os.read(device, 1 << 20))
        if operation == _INIT:
            os.write(device, struct.pack("<IiQ", 16 + len(_INIT_REPLY), 0, number) + _INIT_REPLY)


if __name__ == "__main__":
    main()
