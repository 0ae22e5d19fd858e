"""What goes on beside a mount that hangs, or dies meanwhile: `dying_mount.py WHAT FOLDER`, run by hung_mount.py."""

import sys
import threading
import time
from pathlib import Path


def journal(folder: Path) -> None:
    """A session whose journal is there when it begins, and is not when it ends."""
    from assistant.cli.streams import leave
    from assistant.model.errors import StoreError
    from assistant.model.event import Note
    from assistant.wiring import Wiring

    kept = Wiring().journal
    session = kept.open(host="lab")
    kept.record(session, Note("before"))
    (folder / "ready").touch()
    while str(folder) not in Path("/proc/self/mountinfo").read_text():
        time.sleep(0.02)
    time.sleep(1.1)  # an answer counts for a second
    try:
        kept.record(session, Note("after"))
    except StoreError as error:
        print(error.reference)
    leave(0)


def python(_folder: Path) -> None:
    """A program with threads that calls Drydock."""
    from assistant import diagnose

    threading.Thread(target=threading.Event().wait, daemon=True).start()
    found = diagnose("Bind for 0.0.0.0:8080 failed: port is already allocated", probe=False)
    print(found["causes"] != [])


if __name__ == "__main__":
    {"journal": journal, "python": python}[sys.argv[1]](Path(sys.argv[2]))
