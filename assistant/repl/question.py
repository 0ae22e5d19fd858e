"""What only the person can tell: the answer to a question, or whether a look may run."""

from __future__ import annotations

from assistant.model.diagnosis import Diagnosis
from assistant.model.tree import Question
from assistant.repl.talk import Talk
from assistant.say.lines import Role
from assistant.terminal.looks import settle_next_look


def found_out(talk: Talk, diagnosis: Diagnosis) -> bool:
    """Ask the person what comes next: a question, or whether a look may run; False when neither does."""
    question = _asked_next(talk, diagnosis)
    if question is None:
        return settle_next_look(talk.current().case, diagnosis, talk.person, talk.screen)
    _put(talk, question)
    return True


def _asked_next(talk: Talk, diagnosis: Diagnosis) -> Question | None:
    if diagnosis.next.kind != "question":
        return None
    return next((q for q in talk.current().case.open_questions() if q.id == diagnosis.next.id), None)


def _put(talk: Talk, question: Question) -> None:
    _show(talk, question)
    while True:
        answer = talk.ask("Answer (Enter: I do not know): ").strip()
        if answer.lower().rstrip("?") == "why":
            talk.screen.say(question.why or "The answer tells the remaining causes apart.", Role.DETAIL, 2)
            continue
        known = not question.answers or answer in question.answers or not answer
        if known and talk.current().answer(question, answer or None):
            return
        talk.screen.say("That answer does not fit. Press Enter if you do not know.", Role.WARNING, 2)


def _show(talk: Talk, question: Question) -> None:
    talk.screen.say(question.ask, Role.HEADING)
    if question.why:
        talk.screen.say(question.why, Role.DETAIL, 2)
    for name, says in question.answers.items():
        talk.screen.say(f"{name}: {says}" if says != name else name, indent=4)
