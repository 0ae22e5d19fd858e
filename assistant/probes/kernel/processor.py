"""What the processors are: how many, which instructions they know, and how large a page of memory is."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known
from assistant.model.look import Content, Look, Ran, ReadReply, RunReply
from assistant.probes.answers import garbled
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text
from assistant.probes.whole import read_whole, run_whole

_FLAGS = re.compile(r"^flags\s*:\s*(.+)$", re.MULTILINE)
_OTHER = re.compile(r"^(Features|CPU implementer|isa|cpu|machine|vendor_id)\s*:", re.MULTILINE)
"""Lines of the processors of other architectures."""
_LEVELS = (
    ("x86-64-v2", {"cx16", "lahf_lm", "popcnt", "pni", "sse4_1", "sse4_2", "ssse3"}),
    ("x86-64-v3", {"abm", "avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "movbe", "xsave"}),
    ("x86-64-v4", {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}),
)
"""The x86-64 psABI's levels, in the words of /proc/cpuinfo; each asks for those of the levels before it as well."""

SPECS = (
    quantity("kernel.cpus", "how many processors the machine has"),
    quantity("kernel.page_size_bytes", "how large a page of memory is, in bytes"),
    text(
        "kernel.x86_level",
        "the level of x86-64 that the processor reaches; none on other architectures",
        values=("x86-64-v1", *(name for name, _ in _LEVELS)),
    ),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Run `nproc --all` and `getconf PAGE_SIZE`, and read the flags of /proc/cpuinfo.

        # nproc --all; getconf PAGE_SIZE
        2
        4096
        # grep -m 1 ^flags /proc/cpuinfo
        flags           : fpu vme de pse tsc msr pae mce cx8 apic sep ... lahf_lm abm avx2 ...

    coreutils 9.1, glibc 2.36, Linux 6.1. BusyBox has neither `nproc --all` nor getconf everywhere.
    https://gitlab.com/x86-psABIs/x86-64-ABI, https://docs.kernel.org/arch/x86/cpuinfo.html
    """
    return {
        "kernel.cpus": parse_number(run_whole(look, ("nproc", "--all"))),
        "kernel.page_size_bytes": parse_number(run_whole(look, ("getconf", "PAGE_SIZE"))),
        "kernel.x86_level": parse_level(read_whole(look, "/proc/cpuinfo")),
    }


def parse_number(reply: RunReply) -> Answer:
    """A number that stands alone."""
    if not isinstance(reply, Ran):
        return reply
    said = reply.out.strip()
    is_number = reply.code == 0 and said.isascii() and said.isdecimal() and len(said) < 10
    return Known(int(said)) if is_number else garbled("the program")


def parse_level(reply: ReadReply) -> Answer:
    """The highest level whose instructions are all there; Absent where the processor is no x86."""
    if not isinstance(reply, Content):
        return reply
    found = _FLAGS.search(reply.text)
    if found is None:
        return Absent() if _OTHER.search(reply.text) else garbled("the kernel")
    flags = set(found[1].split())
    if "lm" not in flags:
        return Absent()
    level = "x86-64-v1"
    for name, needed in _LEVELS:
        if not needed <= flags:
            break
        level = name
    return Known(level)


PROBE = Probe("kernel.processor", SPECS, ask)
