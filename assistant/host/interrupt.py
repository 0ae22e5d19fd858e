"""^C while a command starts: it waits until there is a process to end, or the command would run on by itself."""

from __future__ import annotations

import signal
import threading
from types import FrameType


class HeldInterrupt:
    """Holds SIGINT back from its making until `release`; in the main thread alone, where Python delivers it.

    The handler is Python's, not a blocked signal: a mask would be inherited by the command, which could then not be
    interrupted at all.
    """

    def __init__(self) -> None:
        self._came = False
        self._mine = threading.current_thread() is threading.main_thread()
        self._before = signal.signal(signal.SIGINT, self._note) if self._mine else None

    def release(self) -> None:
        """Let interrupts through again.

        Raises:
            KeyboardInterrupt: there was one.
        """
        if self._mine:
            signal.signal(signal.SIGINT, self._before or signal.SIG_DFL)
        if self._came:
            raise KeyboardInterrupt

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._came = True
