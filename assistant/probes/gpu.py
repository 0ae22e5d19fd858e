"""The driver of NVIDIA's graphics cards, as its own program reports it."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look, RunReply
from assistant.probes.answers import all_alike, garbled, word
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth
from assistant.probes.whole import run_whole

_TIMEOUT_S = 5.0
"""Without the persistence daemon the driver wakes the cards first."""
_VERSION = re.compile(r"Driver Version: (\d[\d.]{1,20})")
_CUDA = re.compile(r"CUDA (?:UMD )?Version: (\d[\d.]{1,10})")
_MISMATCH = re.compile(r"Driver/library version mismatch")
_FAILED = re.compile(r"Failed to initialize NVML|couldn't communicate with the NVIDIA driver")

SPECS = (
    truth("gpu.driver_answers", "the program nvidia-smi reaches the driver in the kernel"),
    truth(
        "gpu.driver_mismatch", "the driver in the kernel is of another version than its library, as after an upgrade"
    ),
    text("gpu.driver_version", "the version of the NVIDIA driver"),
    text("gpu.cuda_version", "the newest CUDA that the driver can run"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Run `nvidia-smi`.

        # nvidia-smi
        | NVIDIA-SMI 535.129.03             Driver Version: 535.129.03   CUDA Version: 12.2     |
        # nvidia-smi
        Failed to initialize NVML: Driver/library version mismatch

    Driver 535. https://docs.nvidia.com/deploy/nvidia-smi/, https://docs.nvidia.com/deploy/nvml-api/
    """
    return parse_smi(run_whole(look, ("nvidia-smi",), _TIMEOUT_S))


def parse_smi(reply: RunReply) -> dict[str, Answer]:
    """The facts in what nvidia-smi prints."""
    if isinstance(reply, Unknown):
        return all_alike(SPECS, reply)
    said = reply.out + reply.err
    version, cuda = _VERSION.search(said), _CUDA.search(said)
    if version is None and not _FAILED.search(said):
        return all_alike(SPECS, garbled("nvidia-smi"))
    return {
        "gpu.driver_answers": Known(version is not None),
        "gpu.driver_mismatch": Known(_MISMATCH.search(said) is not None),
        "gpu.driver_version": word(version[1]) if version else Absent(),
        "gpu.cuda_version": word(cuda[1]) if cuda else Absent(),
    }


PROBE = Probe("gpu.driver", SPECS, ask)
