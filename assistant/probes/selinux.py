"""SELinux: on the host, in its settings, and in the engine."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, ListDir, Look, Names, Ran, Stat, Status
from assistant.probes.answers import garbled, told, unseen_in
from assistant.probes.config.document import flattened
from assistant.probes.config.settings import settings_of
from assistant.probes.config.source import Source, find_source
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_info
from assistant.probes.kernel.modules import parse_filesystems
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth
from assistant.probes.whole import read_whole, run_whole

MODES = ("enforcing", "permissive", "disabled", "not-in-kernel")
OPTION = "selinux-enabled"
_SETTING = re.compile(r"^\s*SELINUX\s*=\s*(\w+)", re.MULTILINE)
_PACKAGED = (
    "/usr/share/selinux/packages/container.pp.bz2",
    "/usr/share/selinux/packages/targeted/container.pp.bz2",
    "/usr/share/selinux/packages/docker.pp.bz2",
)
_STORE = "/var/lib/selinux/targeted/active/modules"

SPECS = (
    text("selinux.mode", "what SELinux does now", values=MODES),
    text("selinux.configured_mode", "what SELinux will do after the next boot", values=MODES),
    truth("selinux.docker_enabled", "dockerd gives its containers SELinux labels"),
    text("selinux.docker_enabled_source", "the file that says so"),
    truth("selinux.container_policy", "the SELinux policy for containers is installed"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """/sys/fs/selinux/enforce, `getenforce`, /etc/selinux/config, dockerd's settings, the policy's modules.

    Sample of enforce, Linux 5.14: `1`; of /etc/selinux/config, RHEL 9: `SELINUX=enforcing`
    Source: https://github.com/SELinuxProject/selinux-notebook/blob/main/src/lsm_selinux.md
    """
    enabled, source = _docker(look)
    return {
        "selinux.mode": _mode(look),
        "selinux.configured_mode": _configured(look),
        "selinux.docker_enabled": enabled,
        "selinux.docker_enabled_source": source,
        "selinux.container_policy": _policy(look),
    }


def parse_enforce(text: str) -> Answer:
    """The mode in /sys/fs/selinux/enforce."""
    modes = {"1": "enforcing", "0": "permissive"}
    mode = modes.get(text.strip())
    return Known(mode) if mode else garbled("/sys/fs/selinux/enforce")


def parse_config(text: str) -> Answer:
    """The mode that the next boot will have."""
    found = _SETTING.search(text)
    mode = found[1].lower() if found else ""
    return Known(mode) if mode in MODES else Absent()


def _mode(look: Look) -> Answer:
    enforce = read_whole(look, "/sys/fs/selinux/enforce")
    if isinstance(enforce, Content):
        return parse_enforce(enforce.text)
    kernel = read_whole(look, "/proc/filesystems")
    known = parse_filesystems(kernel.text) if isinstance(kernel, Content) else set()
    if known and "selinuxfs" not in known:
        return Known("not-in-kernel")
    unseen = unseen_in(enforce, kernel)
    # The kernel has it, and inside a container its files are hidden: the program may still know.
    said = run_whole(look, ("getenforce",))
    mode = said.out.strip().lower() if isinstance(said, Ran) else ""
    if mode in MODES:
        return Known(mode)
    return unseen or (Known("disabled") if known else garbled("/proc/filesystems"))


def _configured(look: Look) -> Answer:
    reply = read_whole(look, "/etc/selinux/config")
    return parse_config(reply.text) if isinstance(reply, Content) else reply


def _docker(look: Look) -> tuple[Answer, Answer]:
    """Whether dockerd labels its containers: what the engine says, else what its settings ask for; and who asks."""
    asked, place = _asked(look, find_source(look))
    engine = ask_info(look)
    if isinstance(engine, Document):
        options = engine.at("SecurityOptions")
        return told(Known(_is_among(options.texts)), options), place
    return asked, place


def _asked(look: Look, source: Source) -> tuple[Answer, Answer]:
    settings = settings_of(look, source)
    unseen = unseen_in(settings, source.path, source.flags)
    keys = {} if isinstance(settings, Absent | Unknown) else flattened(settings)
    if isinstance(keys.get(OPTION), bool) and isinstance(source.path, str):
        return Known(keys[OPTION] is True), Known(source.path)
    if unseen is not None or isinstance(source.flags, Unknown):
        return (unseen, unseen) if unseen else (garbled("dockerd"), garbled("dockerd"))
    flags = [flag for flag in source.flags if flag.name == OPTION]
    if flags:
        return Known(flags[-1].value.lower() not in ("false", "0", "f")), Known(flags[-1].source)
    return Known(False), Absent()


def _is_among(options: tuple[str, ...]) -> bool:
    return any("selinux" in option.replace("name=", "").split(",") for option in options)


def _policy(look: Look) -> Answer:
    """Whether the policy module for containers is installed: in the policy store (root reads it), or as a package."""
    packaged: list[Absent | Unknown] = []
    for path in _PACKAGED:
        found = look.stat(Stat(path))
        if isinstance(found, Status):
            return Known(True)
        packaged.append(found)
    levels = look.list(ListDir(_STORE))
    modules = [look.list(ListDir(f"{_STORE}/{each}")) for each in levels.names] if isinstance(levels, Names) else []
    if any(isinstance(each, Names) and "container" in each.names for each in modules):
        return Known(True)
    return unseen_in(*packaged, levels, *modules) or Known(False)


PROBE = Probe("selinux.state", SPECS, ask)
