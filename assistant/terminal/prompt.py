"""Asking on the terminal: one message at a time, however many lines are pasted at once."""

from __future__ import annotations

import contextlib
import select
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from assistant.terminal.ask import forget_what_was_typed_ahead
from assistant.text.redaction import redact
from assistant.text.safe import one_line

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import Output

QUIET_S = 0.03
"""When no more text comes within this time after a line end, the line end was typed and not pasted."""


Complete = Callable[[str], Iterable[str]]


class Prompt:
    """Reads what the person types or pastes.

    Args:
        source, output: of prompt-toolkit; the terminal's own when None. Tests give a pipe.
        echo: shows in one row what was pasted.
        complete: the whole lines that could be meant by what stands before the cursor, for the Tab key.
    """

    def __init__(
        self,
        source: Input | None = None,
        output: Output | None = None,
        echo: Callable[[str], None] = print,
        complete: Complete | None = None,
    ) -> None:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.history import InMemoryHistory

        self._echo = echo
        self._session: PromptSession[str] = PromptSession(
            input=source,
            output=output,
            key_bindings=_bindings(),
            history=InMemoryHistory(),
            mouse_support=False,
            completer=completer_of(complete) if complete else None,
            complete_while_typing=False,
        )

    def ask(self, question: str) -> str:
        """What the person answers.

        Raises:
            KeyboardInterrupt: ^C.
            EOFError: ^D, or the terminal has closed.
        """
        text = self._session.prompt(question)
        if _is_paste(text):
            # The editor has taken its rows away; a long paste would have pushed everything else off the terminal.
            self._echo(question + shortened(redact(text)))
        return text

    def ask_afresh(self, question: str) -> str:
        """The same for a consent, which only what is typed from now on can give.

        Raises:
            KeyboardInterrupt: ^C.
            EOFError: ^D, or the terminal has closed.
        """
        from prompt_toolkit.input.typeahead import clear_typeahead

        source = self._session.input
        clear_typeahead(source)
        with contextlib.suppress(NotImplementedError):
            if not forget_what_was_typed_ahead(source.fileno()):
                return ""
        return self.ask(question)


def completer_of(complete: Complete) -> Completer:
    """What prompt-toolkit asks when the Tab key is hit: whole lines take the place of what was typed."""
    from prompt_toolkit.completion import Completer, Completion

    class Lines(Completer):
        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
            typed = document.text_before_cursor
            for line in complete(typed):
                yield Completion(line, start_position=-len(typed))

    return Lines()


def _bindings() -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    bindings = KeyBindings()

    @bindings.add("enter", eager=True)
    def _enter(event: KeyPressEvent) -> None:
        if event.app.key_processor.input_queue or _more_is_coming(event):
            event.current_buffer.insert_text("\n")
        else:
            event.app.erase_when_done = _is_paste(event.current_buffer.text)
            event.current_buffer.validate_and_handle()

    @bindings.add("escape", "enter")
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return bindings


def _more_is_coming(event: KeyPressEvent) -> bool:
    """Terminals without bracketed paste send a paste like typing, only faster than anyone types."""
    try:
        descriptor = event.app.input.fileno()
        ready, _, _ = select.select([descriptor], [], [], QUIET_S)
    except (NotImplementedError, OSError, ValueError):
        return False
    return bool(ready)


def _is_paste(text: str) -> bool:
    return "\n" in text.strip()


def shortened(text: str) -> str:
    """The first row of a paste, and how many more there are."""
    first, *rest = [row for row in text.splitlines() if row.strip()]
    return f"{one_line(first, 48)} (and {len(rest)} more lines)"


def is_terminal() -> bool:
    """Whether a person can be asked: both standard input and output are a terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())
