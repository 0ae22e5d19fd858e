"""The problem on the desk: it is pasted, chosen or looked for, and a diagnosis is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.model.diagnosis import CauseStatus, Diagnosis
from assistant.model.effort import WaitingLook
from assistant.repl.intent import Word
from assistant.repl.question import found_out
from assistant.repl.talk import GREETING, Talk
from assistant.say.lines import Line, Role
from assistant.say.report import checkup_lines, diagnosis_lines
from assistant.terminal.guide import choose_symptom
from assistant.terminal.looks import settle_all_looks
from assistant.text.safe import one_line

QUESTIONS_AT_ONCE = 3


def take_problem(talk: Talk, text: str) -> None:
    """Diagnose what was typed or pasted."""
    talk.desk, talk.diagnosis = talk.new_desk(), None
    with talk.progress.looking():
        talk.desk.open(text)
    _choose_among_words(talk)
    _conclude(talk)


def look_again(talk: Talk, _: str) -> None:
    """Diagnose the same problem on the host as it is now."""
    desk = talk.current()
    desk.case.forget_host()
    with talk.progress.looking():
        if desk.without_text:
            desk.case.check_up()
        else:
            desk.case.probe()
    if desk.without_text:
        _checked_up(talk)
        return
    _settle_looks(talk)
    _conclude(talk)


def check_up(talk: Talk, _: str) -> None:
    """Look for every known fault, without a text; what an error text has shown before stays true."""
    before = talk.diagnosis
    talk.desk = talk.new_desk()
    with talk.progress.looking():
        talk.desk.check_up()
    found = _checked_up(talk)
    if before is not None and before.matches and before.names_a_cause and before.best is not None and not found.best:
        title = one_line(before.best.cause.title)
        talk.screen.say(f"That does not rule out what your error text pointed to: {title}", Role.WARNING)


def _checked_up(talk: Talk) -> Diagnosis:
    """What the host alone shows, told with the looks that somebody agrees to."""
    case = talk.current().case
    _settle_looks(talk, case.check_up)
    found = case.check_up()
    _tell(talk, found, checkup_lines(found))
    return found


def choose_from_menu(talk: Talk, _: str) -> None:
    """Let the person choose a symptom, and diagnose it; what is on the desk stays until one is chosen."""
    desk = talk.new_desk()
    symptom = choose_symptom(talk.screen, talk.ask, desk.expertise.kb, None)
    if symptom is None:
        return
    talk.desk = desk
    with talk.progress.looking():
        desk.open(None, chosen=symptom)
    _conclude(talk)


def begin_anew(talk: Talk, _: str) -> None:
    """Clear the desk."""
    talk.desk, talk.diagnosis = None, None
    talk.screen.show(GREETING)


def tell_diagnosis(talk: Talk, diagnosis: Diagnosis) -> None:
    """Record a diagnosis, say it, and offer what comes next."""
    _tell(talk, diagnosis, diagnosis_lines(diagnosis, probed=True))
    if not diagnosis.names_a_cause:
        talk.screen.say("Paste more of the log, or type: guide (a menu), doctor (look at the whole host)", Role.DETAIL)


def _tell(talk: Talk, diagnosis: Diagnosis, lines: list[Line]) -> None:
    talk.diagnosis = diagnosis
    talk.current().record_diagnosis(diagnosis)
    talk.screen.show(lines)
    best = diagnosis.best
    if best is not None and best.cause.fixes and best.status in (CauseStatus.CONFIRMED, CauseStatus.LIKELY):
        talk.screen.say()
        talk.screen.say("Walk through the fix, step by step? Type: fix", Role.HEADING)
        talk.offered = Word.FIX


def _choose_among_words(talk: Talk) -> None:
    """A few words fit several symptoms: the person says which, unless the host confirms a cause of one."""
    desk = talk.current()
    words = desk.case.guesses()
    if not words or desk.case.conclude().names_a_cause:
        return
    chosen = choose_symptom(talk.screen, talk.ask, desk.expertise.kb, words)
    if chosen is None:
        return
    desk.choose(chosen)
    with talk.progress.looking():
        desk.case.probe()


def _conclude(talk: Talk) -> None:
    desk = talk.current()
    for _ in range(QUESTIONS_AT_ONCE):
        diagnosis = desk.case.conclude()
        try:
            if not found_out(talk, diagnosis):
                break
        except (KeyboardInterrupt, EOFError):
            talk.screen.say("Not answered. Here is what I can say without it:", Role.WARNING)
            break
        _look_as_agreed(talk, (diagnosis.next_look,) if diagnosis.next_look else ())
    tell_diagnosis(talk, desk.case.conclude())


def _settle_looks(talk: Talk, concluded: Callable[[], Diagnosis] | None = None) -> None:
    """Ask about every look that nobody has agreed to, and run those that somebody does now."""
    case = talk.current().case
    diagnosis = (concluded or case.conclude)()
    if settle_all_looks(case, diagnosis, talk.person):
        _look_as_agreed(talk, diagnosis.waiting)


def _look_as_agreed(talk: Talk, agreed: Iterable[WaitingLook]) -> None:
    """Run the looks that the person has agreed to; ^C leaves them out, and they are not run later either."""
    case = talk.current().case
    try:
        with talk.progress.looking():
            case.probe()
    except KeyboardInterrupt:
        talk.screen.say("\nLeft out. Here is what I can say without it:", Role.WARNING)
        for look in agreed:
            case.settle(look, agreed=False)
        case.probe()
