"""The conversation: hears what the person types, and has it answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.model.errors import DrydockError
from assistant.repl.completion import completions
from assistant.repl.explaining import tell_facts, tell_how, tell_what_if, tell_why, tell_why_not
from assistant.repl.intent import HELP, Intent, Word, intent_of
from assistant.repl.problem import begin_anew, check_up, choose_from_menu, look_again, take_problem
from assistant.repl.repairs import undo_session, walk_fix
from assistant.repl.sessions import list_sessions, show_session, write_ticket
from assistant.repl.talk import GREETING, Talk
from assistant.say.lines import Line, Role
from assistant.text.safe import one_line

PROMPT = "drydock> "
_SETTLES = (Word.PROBLEM, Word.NEW, Word.AGAIN, Word.DOCTOR, Word.GUIDE, Word.FIX, Word.UNDO)
"""What an offer does not outlive."""


def help_with_words(talk: Talk, _: str) -> None:
    """Every word, and what it is for."""
    talk.screen.show([Line(says, Role.PLAIN, 24, f"{word.value:20}") for word, says in HELP.items()])
    talk.screen.say("At any question, Enter means no or I do not know; Ctrl-C leaves the question.", Role.DETAIL, 2)


def say_nothing_is_offered(talk: Talk, _: str) -> None:
    """A yes, where nothing was asked."""
    talk.screen.say("There is nothing to say yes to. Paste an error, or type: help", Role.WARNING)


def send_to_the_shell(talk: Talk, command: str) -> None:
    """A command that is no word of the conversation."""
    talk.screen.say("That is a command of the shell. Type quit, then:", Role.WARNING)
    talk.screen.say(f"drydock {one_line(command)}", Role.COMMAND, 2)


def decline(talk: Talk, _: str) -> None:
    """A no to what is offered."""
    talk.offered = None
    talk.screen.say("OK, nothing was changed. To see what you can type: help")


ANSWERS: dict[Word, Callable[[Talk, str], None]] = {
    Word.PROBLEM: take_problem,
    Word.WHY: tell_why,
    Word.HOW: tell_how,
    Word.WHY_NOT: tell_why_not,
    Word.WHAT_IF: tell_what_if,
    Word.FACTS: tell_facts,
    Word.FIX: walk_fix,
    Word.AGAIN: look_again,
    Word.DOCTOR: check_up,
    Word.GUIDE: choose_from_menu,
    Word.UNDO: undo_session,
    Word.HISTORY: list_sessions,
    Word.SHOW: show_session,
    Word.TICKET: write_ticket,
    Word.NEW: begin_anew,
    Word.YES: say_nothing_is_offered,
    Word.NO: decline,
    Word.HELP: help_with_words,
    Word.SHELL: send_to_the_shell,
}
"""Who answers which word; `quit` is heard by the loop."""


class Conversation:
    """One person, one host, any number of problems one after the other."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def run(self) -> int:
        """Talk until the person leaves; the exit code."""
        self._talk.screen.show(GREETING)
        while True:
            try:
                text = self._talk.ask(PROMPT)
            except KeyboardInterrupt:
                self._talk.screen.say("To leave, type quit or press Ctrl-D.", Role.DETAIL)
                continue
            except EOFError:
                return 0
            if not text.strip():
                continue
            intent = intent_of(text)
            if intent.word is Word.QUIT:
                return 0
            self.hear(intent)

    def complete(self, text: str) -> Iterable[str]:
        """The lines that could be meant by what stands at the prompt."""
        desk = self._talk.desk
        return completions(text, self._talk.diagnosis, desk.case.facts.values() if desk is not None else ())

    def hear(self, intent: Intent) -> None:
        """Answer one intent; nothing that goes wrong ends the conversation."""
        talk = self._talk
        if intent.word is Word.YES and talk.offered is not None:
            intent = Intent(talk.offered)
        if intent.word in _SETTLES:
            talk.offered = None
        try:
            ANSWERS[intent.word](talk, intent.argument)
        except KeyboardInterrupt:
            talk.screen.say("\nStopped. What was found so far is kept.", Role.WARNING)
        except EOFError:
            talk.screen.say()
        except DrydockError as error:
            _tell_error(talk, error)


def _tell_error(talk: Talk, error: DrydockError) -> None:
    talk.screen.say(error.what, Role.BAD)
    if error.context:
        talk.screen.say(error.context, Role.DETAIL, 2)
    if error.hint:
        talk.screen.say(f"try: {error.hint}", Role.DETAIL, 2)
