"""An executable file: for which CPU it is, or which interpreter it asks for, and whether that is there."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Look, Ran, RunReply
from assistant.probes.answers import all_alike, garbled, word
from assistant.probes.path.walk import Way, walk
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth
from assistant.probes.whole import run_whole
from assistant.text.parts import head_of

_OF = "path"
_MACHINES = {
    3: "i386",
    8: "mips",
    21: "ppc64le",
    22: "s390x",
    40: "arm",
    62: "x86_64",
    183: "aarch64",
    243: "riscv64",
    258: "loongarch64",
}
_ALSO = {"x86_64": ("i386",), "aarch64": ("arm",), "armv7l": ("arm",), "armv6l": ("arm",), "i686": ("i386",)}
"""What else a kernel runs, if it is built so."""
_MACHINE = re.compile(r"[a-z][a-z0-9_]{2,15}")
_LOADER = re.compile(rb"/[\w./-]{1,100}/ld[\w.-]{1,60}")

SPECS = (
    text("path.format", "what kind of program it is", _OF, ("elf", "script", "empty", "other")),
    text("path.cpu", "the CPU that it is built for, as uname says it", _OF),
    truth("path.runs_on_this_cpu", "whether that is a CPU of this host", _OF),
    text("path.interpreter", "the program that its first line asks for, or the loader of a binary", _OF),
    truth("path.interpreter_exists", "whether that is there", _OF),
    truth("path.crlf", "whether its first line ends as on Windows, so that the interpreter's name does", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    r"""Run `od -An -tx1 -N 4 FILE`; of a binary the first KiB, of a script `head -n 1 FILE`; and `uname -m`.

        # od -An -tx1 -N 20 /usr/bin/env
         7f 45 4c 46 02 01 01 00 00 00 00 00 00 00 00 00
         03 00 3e 00
        # head -n 1 /usr/bin/ldd
        #! /bin/bash

    coreutils 9.1. Only regular files that somebody may execute are opened. Of a script no more is read than the line
    that the kernel reads. https://man7.org/linux/man-pages/man5/elf.5.html
    """
    way = walk(look, of or "")
    if isinstance(way, Unknown) or way.unseen:
        return all_alike(SPECS, way if isinstance(way, Unknown) else way.unseen or garbled("the way"))
    if way.status is None or way.status.kind != "file" or not way.status.mode & 0o111:
        return all_alike(SPECS, Absent())
    if not way.status.size:
        return all_alike(SPECS, Absent()) | {"path.format": Known("empty")}
    return _read(look, way)


def _read(look: Look, way: Way) -> dict[str, Answer]:
    magic = _bytes(run_whole(look, ("od", "-An", "-tx1", "-N", "4", way.real)))
    if isinstance(magic, Unknown):
        return all_alike(SPECS, magic)
    if magic == b"\x7fELF":
        return _elf(look, _bytes(run_whole(look, ("od", "-An", "-tx1", "-v", "-N", "1024", way.real))))
    if magic.startswith(b"#!"):
        return _script(look, run_whole(look, ("head", "-n", "1", way.real)))
    return all_alike(SPECS, Absent()) | {"path.format": Known("other")}


def _bytes(reply: RunReply) -> bytes | Unknown:
    if isinstance(reply, Unknown):
        return reply
    try:
        return bytes.fromhex("".join(reply.out.split())) if reply.code == 0 else _refused(reply)
    except ValueError:
        return garbled("od")


def _refused(reply: Ran) -> Unknown:
    denied = "ermission denied" in reply.err
    said = head_of(reply.err.strip(), 200)
    return Unknown(Reason.DENIED if denied else Reason.UNREADABLE, said, "run Drydock with sudo" if denied else "")


def _elf(look: Look, head: bytes | Unknown) -> dict[str, Answer]:
    if isinstance(head, Unknown) or len(head) < 20:
        return all_alike(SPECS, head if isinstance(head, Unknown) else garbled("od"))
    cpu = _MACHINES.get(int.from_bytes(head[18:20], "little" if head[5] == 1 else "big"), "")
    kernel = run_whole(look, ("uname", "-m"))
    machine = kernel.out.strip() if isinstance(kernel, Ran) and _MACHINE.fullmatch(kernel.out.strip()) else ""
    loader = _LOADER.search(head)
    found = _interpreter(look, loader[0].decode(errors="replace") if loader else "")
    runs: Answer = Known(cpu == machine or cpu in _ALSO.get(machine, ()))
    if not cpu or not machine:
        runs = kernel if isinstance(kernel, Unknown) else garbled("uname" if cpu else "the file's header")
    return found | {
        "path.format": Known("elf"),
        "path.cpu": word(cpu),
        "path.runs_on_this_cpu": runs,
        "path.crlf": Known(False),
    }


def _script(look: Look, reply: RunReply) -> dict[str, Answer]:
    if isinstance(reply, Unknown) or reply.code:
        return all_alike(SPECS, reply if isinstance(reply, Unknown) else _refused(reply))
    line = reply.out.partition("\n")[0]
    if not line.startswith("#!"):
        return all_alike(SPECS, garbled("head"))
    named = line.removeprefix("#!").split()
    nothing = all_alike(SPECS, Absent()) | {"path.format": Known("script"), "path.crlf": Known(line.endswith("\r"))}
    return nothing | _interpreter(look, named[0] if named else "")


def _interpreter(look: Look, path: str) -> dict[str, Answer]:
    if not path.startswith("/"):
        return {"path.interpreter": word(path), "path.interpreter_exists": Absent()}
    way = walk(look, path)
    unseen = way if isinstance(way, Unknown) else way.unseen
    exists = isinstance(way, Way) and way.status is not None
    return {"path.interpreter": Known(path), "path.interpreter_exists": unseen or Known(exists)}


PROBE = Probe("path.program", SPECS, ask, of=_OF)
