"""Write a golden file from this machine: python -m tests.probes.record PROBE [OF] --tool "docker 20.10.24" > CASE.json

Look at it, scrub names, and check that the facts are the truth: the file says what the probe found, not what is right.
"""

from __future__ import annotations

import argparse
import json
import sys

from assistant.host.local import LocalLook
from assistant.host.recorder import Recorder
from assistant.model.exchange import encode_exchange
from assistant.probes.catalogue import PROBES
from tests.probes.golden import plain_facts


def main() -> int:
    """Ask one probe and print what was asked, replied and concluded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("probe", choices=[probe.name for probe in PROBES])
    parser.add_argument("of", nargs="?")
    parser.add_argument("--tool", required=True, help="the tool and its version")
    arguments = parser.parse_args()
    probe = next(probe for probe in PROBES if probe.name == arguments.probe)
    recorder = Recorder(LocalLook())
    facts = probe.ask(recorder, arguments.of)
    case = {
        "tool": arguments.tool,
        "probe": probe.name,
        "of": arguments.of,
        "replies": [encode_exchange(ask, reply) for ask, reply in recorder.exchanges],
        "facts": plain_facts(facts),
    }
    json.dump(case, sys.stdout, indent=1, ensure_ascii=False)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
