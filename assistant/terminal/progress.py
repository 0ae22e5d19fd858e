"""What is going on, on one line that is overwritten; nothing at all where nobody watches."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from assistant.model.fact import Fact
from assistant.text.cells import cut, width
from assistant.text.redaction import Redact, redact
from assistant.text.safe import one_line

SHOWN_AFTER_S = 0.15
"""Work that is over sooner needs no word."""
WIDEST = 80
"""Columns that are used at most."""


class Progress:
    """Implements the Watch port: counts the facts as the probes find them, and says what takes its time."""

    def __init__(
        self,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
        columns: Callable[[], int] | None = None,
        redact: Redact = redact,
    ) -> None:
        self._stream = stream
        self._redact = redact
        self._clock = clock
        self._columns = columns or self._terminals_columns
        self._watched = stream.isatty()
        self._begun = 0.0
        self._count = 0
        self._shown = 0
        self._looking = False

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Around the work; the line is gone when it is over. Within other work it stays that one's."""
        if self._looking:
            yield
            return
        self._begun, self._count, self._looking = self._clock(), 0, True
        try:
            yield
        finally:
            self._looking = False
            self._wipe()

    def found(self, fact: Fact) -> None:
        """A probe has found something."""
        self._count += 1
        self.tell(f"Looking at the host: {self._count} facts, last {fact.key}")

    def waits(self, probes: Sequence[str]) -> None:
        """These probes have not ended yet."""
        passed_s = self._clock() - self._begun
        self.tell(f"Looking at the host: {self._count} facts, {passed_s:.0f} s, waiting for {', '.join(probes)}")

    def tell(self, text: str) -> None:
        """What is being done just now; told only while somebody wipes it away afterwards."""
        if self._looking and self._watched and self._clock() - self._begun > SHOWN_AFTER_S:
            self._write(text)

    def _write(self, text: str) -> None:
        # A line that fills the last column is carried over by some terminals, and cannot be wiped away then.
        room = self._room()
        text = cut(one_line(self._redact(text), WIDEST), room)
        self._stream.write("\r" + text + " " * max(0, min(self._shown, room) - width(text)))
        self._stream.flush()
        self._shown = width(text)

    def _wipe(self) -> None:
        if self._shown:
            self._stream.write("\r" + " " * min(self._shown, self._room()) + "\r")
            self._stream.flush()
            self._shown = 0

    def _room(self) -> int:
        return min(WIDEST, self._columns()) - 1

    def _terminals_columns(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or WIDEST
        except (OSError, ValueError):  # the stream is no file, or closed
            return WIDEST
