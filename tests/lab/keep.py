"""On the lab host: python -m tests.lab.keep FILE keeps what it replies when the text on standard input is diagnosed.

`drydock snapshot` keeps the replies to everything that could be asked; this keeps those that one diagnosis asks for.
"""

import sys
from pathlib import Path

from assistant.diagnosis.case import Case
from assistant.diagnosis.consent import Consent
from assistant.host.once import Once
from assistant.host.recorder import Recorder
from assistant.host.snapshot_writer import save_snapshot
from assistant.text.redaction import redact
from assistant.wiring import Wiring


def main(file: str) -> None:
    """Diagnose the text on standard input and write the snapshot to `file`."""
    wiring = Wiring()
    host = wiring.host(None)
    recorder = Recorder(host.look)
    case = Case(wiring.expertise, lambda: Once(recorder), consent=Consent(to_all=True))
    case.read(sys.stdin.buffer.read())
    case.probe()
    save_snapshot(Path(file), recorder.exchanges, host=host.name, redact=redact, replace=True)


if __name__ == "__main__":
    main(sys.argv[1])
