"""The conversation: takes what the person types, and answers it from the case at the desk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from assistant.model.contract.session import Transcript
from assistant.model.diagnosis import CauseStatus, Diagnosis
from assistant.model.effort import WaitingLook
from assistant.model.errors import DrydockError
from assistant.model.tree import Question
from assistant.ports import Host, Journal
from assistant.repl.completion import completions
from assistant.repl.facts import assumed, in_words
from assistant.repl.healing import take_back, walk_through
from assistant.repl.intent import HELP, Intent, Wish, intent_of
from assistant.say.explain import how, what_if, why, why_not
from assistant.say.lines import Line, Role
from assistant.say.report import diagnosis_lines
from assistant.session.desk import Desk
from assistant.session.transcript import transcript_of
from assistant.terminal.guide import choose_symptom
from assistant.terminal.looks import settle_all_looks, settle_next_look
from assistant.terminal.person import Person
from assistant.terminal.progress import Progress
from assistant.terminal.screen import Screen
from assistant.text.safe import one_line

Ask = Callable[[str], str]

GREETING = (
    Line("Drydock. Paste the error as it is, or say in a few words what is wrong.", Role.HEADING),
    Line("Nothing on this host is changed without your yes to exactly that. help, quit", Role.DETAIL),
)
PROMPT = "drydock> "
QUESTIONS_AT_ONCE = 3
_SETTLES = (Wish.PROBLEM, Wish.NEW, Wish.AGAIN, Wish.DOCTOR, Wish.GUIDE, Wish.FIX, Wish.UNDO)


class Conversation:
    """One person, one host, any number of problems one after the other.

    Args:
        new_desk: makes a desk for a new problem.
        ask: puts a question to the person and returns the answer; raises KeyboardInterrupt and EOFError.
        ticket: renders a session's transcript.
    """

    def __init__(
        self,
        new_desk: Callable[[Progress], Desk],
        host: Host,
        journal: Journal,
        screen: Screen,
        ask: Ask,
        ticket: Callable[[Transcript], str],
    ) -> None:
        self._new_desk = new_desk
        self._host = host
        self._journal = journal
        self._screen = screen
        self._ask = ask
        self._render_ticket = ticket
        self._offered: Wish | None = None
        self._progress = Progress(sys.stderr)
        self._desk: Desk | None = None
        self._diagnosis: Diagnosis | None = None
        self._answers: dict[Wish, Callable[[str], None]] = {
            Wish.PROBLEM: self._problem,
            Wish.WHY: self._why,
            Wish.HOW: self._how,
            Wish.WHY_NOT: self._why_not,
            Wish.WHAT_IF: self._what_if,
            Wish.FACTS: self._facts,
            Wish.FIX: self._fix,
            Wish.AGAIN: self._again,
            Wish.DOCTOR: self._doctor,
            Wish.GUIDE: self._guide,
            Wish.UNDO: self._undo,
            Wish.HISTORY: self._history,
            Wish.SHOW: self._show,
            Wish.TICKET: self._ticket,
            Wish.NEW: self._new,
            Wish.YES: self._yes,
            Wish.NO: self._no,
            Wish.HELP: self._help,
        }

    def run(self) -> int:
        """Talk until the person leaves; the exit code."""
        self._screen.show(GREETING)
        while True:
            try:
                text = self._ask(PROMPT)
            except KeyboardInterrupt:
                self._screen.say("(quit or Ctrl-D leaves)", Role.DETAIL)
                continue
            except EOFError:
                return 0
            if not text.strip():
                continue
            intent = intent_of(text)
            if intent.wish is Wish.QUIT:
                return 0
            self.hear(intent)

    def complete(self, text: str) -> Iterable[str]:
        """The lines that could be meant by what stands at the prompt."""
        facts = self._desk.case.facts.values() if self._desk is not None else ()
        return completions(text, self._diagnosis, facts)

    def hear(self, intent: Intent) -> None:
        """Answer one wish; nothing that goes wrong ends the conversation."""
        if intent.wish in _SETTLES:
            self._offered = None
        try:
            self._answers[intent.wish](intent.argument)
        except KeyboardInterrupt:
            self._screen.say("\nStopped. What was found so far is kept.", Role.WARNING)
        except EOFError:
            self._screen.say()
        except DrydockError as error:
            self._screen.say(f"{error.what}", Role.BAD)
            if error.context:
                self._screen.say(error.context, Role.DETAIL, 2)
            if error.hint:
                self._screen.say(f"try: {error.hint}", Role.DETAIL, 2)

    def _problem(self, text: str) -> None:
        self._desk, self._diagnosis = self._fresh_desk(), None
        with self._progress.looking():
            self._desk.open(text)
        self._choose_among_words()
        self._conclude()

    def _fresh_desk(self) -> Desk:
        desk = self._new_desk(self._progress)
        desk.case.consent.remedy = "type: again, and I ask whether to look"
        return desk

    def _choose_among_words(self) -> None:
        """A few words fit several symptoms: the person says which."""
        desk = self._current()
        words = desk.case.guesses()
        if not words:
            return
        chosen = choose_symptom(self._screen, self._ask, desk.expertise.kb, words)
        if chosen is None:
            return
        desk.choose(chosen)
        with self._progress.looking():
            desk.case.probe()

    def _conclude(self) -> None:
        desk = self._current()
        for _ in range(QUESTIONS_AT_ONCE):
            diagnosis = desk.case.conclude()
            try:
                if not self._found_out(diagnosis):
                    break
            except (KeyboardInterrupt, EOFError):
                self._screen.say("Not answered. This is what I can say without it.", Role.WARNING)
                break
            self._look_again((diagnosis.next_look,) if diagnosis.next_look else ())
        self._tell(desk.case.conclude())

    def _look_again(self, agreed: Iterable[WaitingLook]) -> None:
        """Run the looks that the person has agreed to; ^C leaves them out, and they are not run later either."""
        case = self._current().case
        try:
            with self._progress.looking():
                case.probe()
        except KeyboardInterrupt:
            self._screen.say("\nLeft out. This is what I can say without it.", Role.WARNING)
            for look in agreed:
                case.settle(look, agreed=False)
            case.probe()

    def _found_out(self, diagnosis: Diagnosis) -> bool:
        """Ask the person what comes next: a question, or whether a look may run; False when neither does."""
        question = self._asked_next(diagnosis)
        if question is None:
            person = Person(self._screen, self._ask)
            return settle_next_look(self._current().case, diagnosis, person, self._screen)
        self._put(question)
        return True

    def _asked_next(self, diagnosis: Diagnosis) -> Question | None:
        if diagnosis.next.kind != "question":
            return None
        return next((q for q in self._current().case.open_questions() if q.id == diagnosis.next.id), None)

    def _put(self, question: Question) -> None:
        desk = self._current()
        self._screen.say(question.ask, Role.HEADING)
        if question.why:
            self._screen.say(question.why, Role.DETAIL, 2)
        for name, says in question.answers.items():
            self._screen.say(f"{name}: {says}" if says != name else name, indent=4)
        while True:
            answer = self._ask("answer (Enter: I do not know) ").strip()
            if answer.lower().rstrip("?") == "why":
                self._screen.say(question.why or "It tells the causes apart that are left.", Role.DETAIL, 2)
                continue
            known = not question.answers or answer in question.answers or not answer
            if known and desk.answer(question, answer or None):
                return
            self._screen.say("That does not fit. Enter alone means: I do not know.", Role.WARNING, 2)

    def _tell(self, diagnosis: Diagnosis) -> None:
        desk = self._current()
        self._diagnosis = diagnosis
        desk.record_diagnosis(diagnosis)
        self._screen.show(diagnosis_lines(diagnosis, probed=True))
        best = diagnosis.best
        if best is not None and best.cause.fixes and best.status in (CauseStatus.CONFIRMED, CauseStatus.LIKELY):
            self._screen.say()
            self._screen.say("Shall I walk you through the fix, step by step? Type: fix", Role.HEADING)
            self._offered = Wish.FIX
        elif not diagnosis.names_a_cause:
            self._screen.say("Paste more of the log, or type: guide (a menu), doctor (look at everything)", Role.DETAIL)

    def _why(self, _: str) -> None:
        self._lines(why(self._concluded()))

    def _how(self, cause: str) -> None:
        diagnosis = self._concluded()
        best = diagnosis.best
        wanted = cause or (best.cause.id if best else "")
        self._lines(how(diagnosis, wanted) if wanted else ["Nothing was concluded."])

    def _why_not(self, cause: str) -> None:
        self._lines(why_not(self._concluded(), self._current().expertise.kb, cause))

    def _what_if(self, assumption: str) -> None:
        name, equals, value = assumption.partition("=")
        if not equals:
            self._screen.say("Write it like this: what if daemon.reachable=false", Role.WARNING)
            return
        key, answer = assumed(name.strip(), value.strip())
        desk = self._current()
        self._lines(what_if(self._concluded(), desk.case.conclude({key: answer}), key, answer))

    def _facts(self, family: str) -> None:
        facts = sorted(self._current().case.facts.values(), key=lambda fact: fact.key)
        shown = [fact for fact in facts if fact.key.name.startswith(family)]
        self._screen.show([Line(f"{fact.key}: {in_words(fact.answer)}", Role.PLAIN, 4, "·") for fact in shown])
        if not shown:
            self._screen.say("No such facts. facts alone lists all of them.", Role.DETAIL)

    def _fix(self, number: str) -> None:
        person = Person(self._screen, self._ask)
        desk, diagnosis = self._current(), self._concluded()
        outcome = walk_through(desk, person, self._screen, diagnosis, int(number or 0))
        if outcome is None:
            return
        if outcome.status == "fixed":
            # why and how still speak of what was fixed: the host as it is now has nothing left to explain.
            self._screen.say("Shall I write the ticket? Type: ticket. Another problem: paste it.", Role.HEADING)
        else:
            self._diagnosis = desk.case.conclude()
            self._screen.say("Type: again (look at the host once more), fix N (another fix), undo (take back what")
            self._screen.say("was changed), or ticket (for somebody who helps you).")
        self._offered = Wish.TICKET

    def _again(self, _: str) -> None:
        desk = self._current()
        desk.case.forget_host()
        with self._progress.looking():
            desk.case.probe()
        self._settle_looks()
        self._conclude()

    def _settle_looks(self) -> None:
        """Ask about every look that nobody has agreed to, and run those that somebody does now."""
        case = self._current().case
        diagnosis = case.conclude()
        if settle_all_looks(case, diagnosis, Person(self._screen, self._ask)):
            self._look_again(diagnosis.waiting)

    def _doctor(self, _: str) -> None:
        self._desk = self._fresh_desk()
        with self._progress.looking():
            self._desk.open(None)
        self._settle_looks()
        self._tell(self._desk.case.conclude())

    def _guide(self, _: str) -> None:
        desk = self._fresh_desk()
        symptom = choose_symptom(self._screen, self._ask, desk.expertise.kb, None)
        if symptom is None:
            return
        self._desk = desk
        with self._progress.looking():
            desk.open(None, chosen=symptom)
        self._conclude()

    def _undo(self, number: str) -> None:
        session = int(number) if number else self._current().session
        if session is None:
            self._screen.say("This session is not kept, so there is nothing to take back from.", Role.WARNING)
            return
        if not self._journal.events(session):
            self._screen.say(f"There is no session {session}. Type: history", Role.WARNING)
            return
        desk = self._desk or self._fresh_desk()
        context = desk.repair_context(Person(self._screen, self._ask), session=session)
        take_back(session, context, self._screen)
        self._screen.say("again looks at the host once more.", Role.DETAIL)

    def _history(self, words: str) -> None:
        sessions = self._journal.search(words, 20) if words else self._journal.sessions(20)
        if not sessions:
            self._screen.say("No session has all of these words." if words else "No sessions yet.")
        for each in sessions:
            self._screen.say(f"{each.number:>4}  {each.opened[:16]}  {each.status:11} {one_line(each.title, 40)}")
            if each.snippet:
                self._screen.say(one_line(each.snippet, 200), Role.DETAIL, 6)

    def _show(self, number: str) -> None:
        events = self._journal.events(int(number))
        if not events:
            self._screen.say(f"There is no session {number}. Type: history", Role.WARNING)
            return
        transcript = transcript_of(int(number), events)
        self._screen.show([Line(f"Session {number}, {transcript.opened}", Role.HEADING)])
        best = transcript.diagnosis.best if transcript.diagnosis else None
        self._screen.show([Line(one_line(paste, 400), Role.DETAIL, 2) for paste in transcript.pastes])
        self._screen.show([Line(one_line(title, 400), Role.DETAIL, 2) for title in transcript.chosen])
        self._screen.say(f"{one_line(best.title)} [{best.status}]" if best else "not recognised")
        self._screen.show([Line(f"{step.title}: {step.state}", Role.PLAIN, 4, "·") for step in transcript.steps])

    def _ticket(self, _: str) -> None:
        session = self._current().session
        if session is None:
            self._screen.say("This session is not kept, so there is no ticket of it.", Role.WARNING)
            return
        text = self._render_ticket(transcript_of(session, self._journal.events(session)))
        self._screen.show([Line(row, Role.COMMAND) for row in text.splitlines()])
        self._screen.say()
        self._screen.say(f"As a file: drydock export {session} -o ticket.md", Role.HEADING)

    def _new(self, _: str) -> None:
        self._desk, self._diagnosis = None, None
        self._screen.show(GREETING)

    def _help(self, _: str) -> None:
        self._screen.show([Line(says, Role.PLAIN, 24, f"{wish.value:20}") for wish, says in HELP.items()])
        self._screen.say("At any question: Enter means no or I do not know, ^C leaves the question.", Role.DETAIL, 2)

    def _yes(self, _: str) -> None:
        if self._offered is None:
            self._screen.say("Yes to what? Paste an error, or type: help", Role.WARNING)
            return
        self.hear(Intent(self._offered))

    def _no(self, _: str) -> None:
        self._offered = None
        self._screen.say("As you like; nothing was changed by that. help lists what you can type.")

    def _current(self) -> Desk:
        if self._desk is None:
            raise DrydockError("there is no problem on the desk yet", hint="paste an error, or type doctor")
        return self._desk

    def _concluded(self) -> Diagnosis:
        self._current()
        if self._diagnosis is None:
            raise DrydockError("nothing was concluded yet", hint="again")
        return self._diagnosis

    def _lines(self, lines: Iterable[str]) -> None:
        self._screen.show([Line(line, indent=2) for line in lines])
