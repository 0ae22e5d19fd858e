"""Lines that a table or another known output begins with, where no command stands before it."""

from __future__ import annotations

from assistant.probes.pasted.catalogue import CATALOGUE, form_of

MOST_LINES = 200
"""So many lines of one text are tried: who pastes tables pastes few of them."""
LONGEST = 300

_PLAIN = frozenset(
    {word.partition(" ")[0] for each in CATALOGUE for word in each.commands} | {"cd", "ls", "curl", "ping"}
)
"""Programs whose own output is known, so that what has another form is not theirs."""


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

    def begins_another(self, line: str, command: tuple[str, ...]) -> bool:
        """Whether the output of another command than this one begins with the line: its prompt was left out."""
        if not command or self._tries >= MOST_LINES or len(line) > LONGEST:
            return False
        self._tries += 1
        module, program = form_of(line), command[0].rpartition("/")[2]
        own = {word.partition(" ")[0] for each in CATALOGUE if each.module == module for word in each.commands}
        return bool(own) and program in _PLAIN and program not in own
