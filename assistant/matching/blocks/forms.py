"""Lines that a table or another known output begins with, where no command stands before it."""

from __future__ import annotations

from assistant.probes.pasted.catalogue import form_of

MOST_LINES = 200
"""So many lines of one text are tried: who pastes tables pastes few of them."""
LONGEST = 300


class Forms:
    """Tries the lines of one text."""

    def __init__(self) -> None:
        self._tries = 0

    def begins(self, line: str) -> bool:
        """Whether a reading knows the line as the first of an output; indentation counts where its form wants it."""
        if self._tries >= MOST_LINES or len(line) > LONGEST:
            return False
        self._tries += 1
        bare = line.strip()
        return bool(form_of(bare)) or (bare != line and bool(form_of(line)))
