"""On which machine or in which container what is typed runs, from prompt to prompt."""

from __future__ import annotations

from typing import NamedTuple

from assistant.matching.blocks.commands import Typed
from assistant.matching.blocks.open_block import Voice
from assistant.matching.blocks.prompts import Prompt
from assistant.model.block import BlockKind, Inside

_NAMELESS = frozenset({"$", "#", "%", ">", "bare"})


class _Entered(NamedTuple):
    """A shell that was entered, and the shape of the prompts outside of it."""

    outside: str
    inside: Inside
    container: str
    host: str


class Whereabouts:
    """Follows `docker exec -it X sh`, `ssh X` and `exit`.

    Attributes:
        shape: that of the last prompt.
    """

    def __init__(self) -> None:
        self._entered: _Entered | None = None
        self.shape = ""

    def at(self, prompt: Prompt, *, in_runner: bool) -> Voice:
        """The voice of a command that was typed at a prompt."""
        self.shape = prompt.shape
        inside, container, host = prompt.inside, prompt.container, prompt.host
        entered = self._entered
        if entered and prompt.shape == entered.outside and prompt.shape not in _NAMELESS:
            self._entered = entered = None
        if entered and inside is Inside.CONTAINER:
            container = container or entered.container
        elif entered and entered.inside is Inside.CONTAINER:
            inside, container, host = Inside.CONTAINER, entered.container, ""
        elif entered:
            host = host or entered.host
        if in_runner and inside is not Inside.CONTAINER and (prompt.traced or not host):
            inside = Inside.RUNNER
        return Voice(BlockKind.COMMAND, None, inside, container, host)

    def after(self, said: Typed, voice: Voice) -> Voice:
        """The voice of a command's output, by what its line says; a shell that it opens holds what follows."""
        if said.argv in (("exit",), ("logout",)):
            self._entered = None
        if said.enters:
            self._entered = _Entered(self.shape, said.inside, said.container, said.host)
            return voice
        if said.inside is Inside.CONTAINER:
            return voice._replace(inside=Inside.CONTAINER, container=said.container or voice.container, host="")
        return voice._replace(host=said.host) if said.host else voice
