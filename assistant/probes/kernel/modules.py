"""Parts of the kernel: built in, loaded, there to be loaded, or missing."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look, Stat, Status
from assistant.probes.answers import garbled, unseen_in
from assistant.probes.whole import read_whole

STATES = ("loaded", "builtin", "available", "missing")
_MARKS = {
    "br_netfilter": "/proc/sys/net/bridge",
    "ip_tables": "/proc/net/ip_tables_names",
    "ip6_tables": "/proc/net/ip6_tables_names",
    "ip_vs": "/proc/net/ip_vs",
    "loop": "/dev/loop-control",
    "nf_conntrack": "/proc/sys/net/netfilter/nf_conntrack_max",
    "tun": "/dev/net/tun",
}
"""What a part shows of itself when it is built in and has no parameters, so that it has no folder in /sys/module."""


def release(look: Look) -> str | Unknown:
    """The running kernel's release."""
    reply = read_whole(look, "/proc/sys/kernel/osrelease")
    if isinstance(reply, Content) and "/" not in reply.text:
        return reply.text.strip()
    return reply if isinstance(reply, Unknown) else Unknown(Reason.UNREADABLE, "the kernel's release cannot be read")


def module_state(look: Look, name: str) -> Answer:
    """`loaded`, `builtin`, `available` or `missing`; a name's `-` and `_` are the same."""
    plain = name.replace("-", "_")
    loaded = read_whole(look, "/proc/modules")
    if isinstance(loaded, Unknown):
        return loaded
    if isinstance(loaded, Content) and plain in loaded_modules(loaded.text):
        return Known("loaded")
    places = [f"/sys/module/{plain}", *([_MARKS[plain]] if plain in _MARKS else [])]
    found = [look.stat(Stat(place)) for place in places]
    if any(isinstance(each, Status) for each in found):
        return Known("builtin")
    filesystems = read_whole(look, "/proc/filesystems")
    known = parse_filesystems(filesystems.text) if isinstance(filesystems, Content) else set()
    if plain in known:
        return Known("builtin")
    return unseen_in(*found, filesystems) or (_on_disk(look, plain) if known else garbled("/proc/filesystems"))


def is_there_for(look: Look, name: str) -> Answer:
    """Whether the kernel has a part, or can load it."""
    state = module_state(look, name)
    return Known(state.value != "missing") if isinstance(state, Known) else state


def loaded_modules(text: str) -> set[str]:
    """The names in /proc/modules: `overlay 151552 0 - Live 0x0000000000000000`."""
    return {line.split()[0] for line in text.splitlines() if line.strip()}


def listed_modules(text: str) -> set[str]:
    """The names in modules.dep or modules.builtin: `kernel/fs/overlayfs/overlay.ko.xz: ...`."""
    paths = (line.partition(":")[0].strip() for line in text.splitlines())
    return {path.rpartition("/")[2].partition(".ko")[0].replace("-", "_") for path in paths if path}


def parse_filesystems(text: str) -> set[str]:
    """The names in /proc/filesystems, of which every kernel has some: `nodev   overlay`."""
    return {line.split()[-1] for line in text.splitlines() if line.startswith(("nodev\t", "\t"))}


def _on_disk(look: Look, name: str) -> Answer:
    version = release(look)
    if isinstance(version, Unknown):
        return version
    folder = f"/lib/modules/{version}"
    builtin = read_whole(look, f"{folder}/modules.builtin")
    if isinstance(builtin, Content) and name in listed_modules(builtin.text):
        return Known("builtin")
    loadable = read_whole(look, f"{folder}/modules.dep")
    if isinstance(loadable, Content) and name in listed_modules(loadable.text):
        return Known("available")
    if isinstance(loadable, Absent):
        return Unknown(Reason.UNREADABLE, f"{folder} is not here, so that what is built in cannot be told from it")
    return unseen_in(builtin, loadable) or Known("missing")
