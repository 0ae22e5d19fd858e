"""A mount that never answers, and a command beside it: `hung_mount.py KIND FOLDER SECONDS COMMAND...`, by unshare -m.

KIND `unheard`: nobody takes the kernel's requests; `taken`: somebody takes them and never answers, which nothing but
the mount's end interrupts. Prints one JSON object: how the command ended, or that it did not.
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
_INIT = 26
_INIT_REPLY = struct.pack("<IIIIHHI", 7, 31, 0, 0, 0, 0, 4096).ljust(64, b"\0")


def main() -> NoReturn:
    """Mount, run, tell."""
    kind, folder, seconds, *command = sys.argv[1:]
    device = os.open("/dev/fuse", os.O_RDWR)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other"
    if ctypes.CDLL(None).mount(b"hung", folder.encode(), b"fuse", 0, options.encode()):
        os._exit(CANNOT)
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


def _take(device: int) -> None:
    """Answer the kernel's greeting (FUSE 7.31, linux/fuse.h), and nothing after that."""
    while True:
        _, operation, number = struct.unpack_from("<IIQ", os.read(device, 1 << 20))
        if operation == _INIT:
            os.write(device, struct.pack("<IiQ", 16 + len(_INIT_REPLY), 0, number) + _INIT_REPLY)


if __name__ == "__main__":
    main()
