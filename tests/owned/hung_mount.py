"""A mount that never answers, and a command beside it: `hung_mount.py KIND FOLDER SECONDS COMMAND...`.

KIND `unheard`: nobody takes the kernel's requests; `taken`: somebody takes them and never answers, which nothing but
the mount's end interrupts; `dying`: the same, from the moment on in which the command makes the file FOLDER/ready. The
mount is in a namespace of its own. Prints one JSON object: how the command ended, or that it did not. Where no such
mount can be made, it says why and ends with CANNOT.
"""

import ctypes
import json
import os
import struct
import subprocess
import sys
import threading
import time
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
    _leave_namespace()
    if kind != "dying":
        _hang(folder, kind)
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if kind == "dying":
        _wait_for(f"{folder}/ready", process)
        _hang(folder, kind)
    try:
        out, err = process.communicate(timeout=float(seconds))
        told = {"code": process.returncode, "out": out.decode(), "err": err.decode()}
    except subprocess.TimeoutExpired:
        told = {"code": None, "out": "", "err": "it hangs"}
    print(json.dumps(told), flush=True)
    os._exit(0)  # the mount ends with its device


def _leave_namespace() -> None:
    """From now on nobody else sees what is mounted."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NAMESPACE) or libc.mount(b"none", b"/", None, _PRIVATE, None):
        _refuse(OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno())))


def _hang(folder: str, kind: str) -> None:
    """Mount it; this process has the device on which the kernel asks."""
    try:
        device = os.open("/dev/fuse", os.O_RDWR)
    except OSError as error:
        _refuse(error)
    libc = ctypes.CDLL(None, use_errno=True)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other"
    if libc.mount(b"hung", folder.encode(), b"fuse", 0, options.encode()):
        _refuse(OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno())))
    if kind != "unheard":
        threading.Thread(target=_take, args=(device,), daemon=True).start()


def _wait_for(file: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None and not os.path.exists(file):
        time.sleep(0.02)


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
