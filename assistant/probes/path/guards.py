"""What keeps even root from a path: attributes of the file system, and refusals of SELinux and AppArmor."""

from __future__ import annotations

import re
from posixpath import basename

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Look, RunReply
from assistant.probes.answers import all_alike, garbled, words
from assistant.probes.kernel.log import lines_like, read_log
from assistant.probes.path.walk import Way, walk
from assistant.probes.probe import Probe
from assistant.probes.specs import texts, truth
from assistant.probes.whole import run_whole

_OF = "path"
_DENIED = re.compile(r"avc:\s+denied|apparmor=\"DENIED\"")
_NAMED = re.compile(r"\b(?:name|path)=\"([^\"]{1,300})\"")
_FLAGS = re.compile(r"([a-zA-Z-]{8,40})\s+/")

SPECS = (
    truth("path.immutable", "whether it, or the directory that would hold it, is immutable", _OF),
    truth("path.append_only", "whether it, or the directory that would hold it, takes nothing but additions", _OF),
    texts("path.denials", "refusals of SELinux or AppArmor in the kernel's log that name it", _OF, past=True),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Run `lsattr -d PATH`, and read `dmesg` (or `journalctl -k`) for refusals.

        # lsattr -d /etc/resolv.conf
        ----i---------e------- /etc/resolv.conf
        # dmesg
        [ 81.2] audit: type=1400 audit(1700000000.1:9): avc:  denied  { read } for  pid=81 comm="app" name="shop" ...

    e2fsprogs 1.47, Linux 6.1. File systems without attributes have none. A log of SELinux names the last part alone.
    https://man7.org/linux/man-pages/man1/chattr.1.html
    """
    way = walk(look, of or "")
    if isinstance(way, Unknown):
        return all_alike(SPECS, way)
    log = read_log(look)
    denials = log if isinstance(log, Unknown) else parse_denials(log, {of or "", way.real})
    return _attributes(look, way) | {"path.denials": denials}


def _attributes(look: Look, way: Way) -> dict[str, Answer]:
    names = ("path.immutable", "path.append_only")
    is_plain = way.status is None or way.status.kind in ("file", "directory")
    if way.unseen or not is_plain:
        return dict.fromkeys(names, way.unseen or Absent())
    flags = parse_flags(run_whole(look, ("lsattr", "-d", way.existing)))
    if not isinstance(flags, str):
        return dict.fromkeys(names, flags)
    return {"path.immutable": Known("i" in flags), "path.append_only": Known("a" in flags)}


def parse_flags(reply: RunReply) -> str | Absent | Unknown:
    """The letters that `lsattr -d` prints; Absent where the file system has none."""
    if isinstance(reply, Unknown):
        return reply
    found = _FLAGS.match(reply.out)
    if found:
        return found[1]
    if "ermission denied" in reply.err:
        return Unknown(Reason.DENIED, "this user may not read its attributes", "run Drydock with sudo")
    without = ("not supported", "Inappropriate ioctl", "Function not implemented")
    return Absent() if any(each in reply.err for each in without) else garbled("lsattr")


def parse_denials(log: str, paths: set[str]) -> Answer:
    """The newest refusals that name one of the paths, by the whole of it or its last part."""
    known = {*paths, *(basename(path) for path in paths)} - {""}
    return words(line for line in lines_like(log, _DENIED) if known & set(_NAMED.findall(line)))


PROBE = Probe("path.guards", SPECS, ask, of=_OF)
