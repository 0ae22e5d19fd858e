"""The desk where a session is held: a case, the host it is about, and the journal that keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant import __version__
from assistant.diagnosis.case import Case
from assistant.diagnosis.consent import Consent
from assistant.diagnosis.contract import diagnosis_object
from assistant.diagnosis.expertise import Expertise
from assistant.diagnosis.patience import BUDGET_S
from assistant.model.diagnosis import Diagnosis
from assistant.model.errors import StoreError, UsageError
from assistant.model.event import Answered, Chosen, Closed, Event, Note, Opened, Pasted, Payload
from assistant.model.policy import Policy
from assistant.model.risk import Allowance
from assistant.model.tree import Question
from assistant.ports import Host, Journal, Person, Watch
from assistant.session.failing import failing_command
from assistant.text.parts import head_of
from assistant.text.paste import Paste

if TYPE_CHECKING:
    from assistant.repair.closer import Rights
    from assistant.repair.context import RepairContext

_LONGEST_LINE = 8192
KEPT_MATCHES = 50
KEPT_CHARS = 65_536
"""Of a paste, this much is kept in the journal: enough for every ticket, too little to fill a disk."""


@dataclass
class Desk:
    """One session.

    Args:
        host: None when only the text may be read.
        warn: told once when the journal can no longer be written.
        deep: looks that take long, or that others can see, run without being asked for.
        policy: what is forbidden on the host, whoever approves it.
        command: the user's own command that failed, where a text shows it; for words alone.
        without_text: it is about the host alone.
    """

    expertise: Expertise
    host: Host | None
    journal: Journal
    watch: Watch | None = None
    warn: Callable[[str], None] | None = None
    budget_s: float = BUDGET_S
    session: int | None = None
    command: str = ""
    deep: bool = False
    policy: Policy = field(default_factory=Policy)
    without_text: bool = False
    case: Case = field(init=False)
    _told: bool = False
    _rights: Rights | None = None

    def __post_init__(self) -> None:
        self.case = self._fresh_case()

    def open(self, text: str | bytes | Paste | None, *, chosen: str | None = None) -> Case:
        """Begin the session with a text, with a symptom that was `chosen` from a menu, or with neither, for a look at
        the host alone; then look at the host."""
        self._begin()
        if text is not None:
            self.paste(text)
        if chosen is not None:
            self.choose(chosen)
        self.case.probe()
        return self.case

    def check_up(self) -> Diagnosis:
        """Begin a session without a text: every cause that the facts alone confirm."""
        self._begin()
        self.without_text = True
        return self.case.check_up()

    def reopen(self, session: int) -> Case:
        """Take up a kept session: its texts and answers again, the host looked at afresh.

        Raises:
            UsageError: there is no such session.
        """
        events = self.journal.events(session)
        if not events:
            raise UsageError(f"there is no session {session}", reference="no-such-session", hint="drydock history")
        self.session = session
        for event in events:
            self._replay(event)
        self.case.probe()
        return self.case

    def paste(self, text: str | bytes | Paste) -> None:
        """Take in a text and keep it: of a long one the beginning, and what was recognised behind it."""
        noted = len(self.case.notes)
        kept, is_cut = self._read(text)
        if is_cut:
            behind = dict.fromkeys(match.text for match in self.case.matches if match.text not in kept)
            kept += "".join(f"\n[...]\n{each}" for each in list(behind)[:KEPT_MATCHES])
        self.record(Pasted(kept))
        for note in self.case.notes[noted:]:
            self.record(Note(note))

    def choose(self, symptom: str) -> None:
        """Take the symptom that the person chose from a menu, and keep the choice."""
        self.case.choose(symptom)
        self.record(Chosen(symptom, self.expertise.kb.symptoms[symptom].title))

    def answer(self, question: Question, value: str | None) -> bool:
        """Take the human's answer and keep it; False when it does not fit what was asked for."""
        if not self.case.answer(question, value):
            return False
        self.record(Answered(question.id, value))
        return True

    def record_diagnosis(self, diagnosis: Diagnosis) -> int | None:
        """Keep a diagnosis; the session's number, None when it is not kept."""
        self.record(diagnosis_object(diagnosis, session=self.session))
        return self.kept

    @property
    def kept(self) -> int | None:
        """The session's number, None when nothing of it outlives this process."""
        return self.session if self.journal.is_durable else None

    def repair_context(
        self, person: Person, allow: Allowance | None = None, *, session: int | None = None
    ) -> RepairContext:
        """What changes on this session's host stand on.

        Args:
            session: the one whose journal keeps them, None for this one.

        Raises:
            RefusedError: the host can only be looked at.
        """
        # Here, because a diagnosis needs nothing of what changes a host.
        from assistant.repair.context import context_for
        from assistant.repair.ledger import Ledger

        ledger = Ledger(self.journal, session or self.session)
        return context_for(self.case, self.host, person, ledger, allow, self.policy, self.command, self._rights)

    @contextmanager
    def repairing(self, person: Person) -> Iterator[None]:
        """For this block, a diagnosis is part of a repair, and looks through sudo at what this user is refused."""
        from assistant.repair.closer import Rights

        if self.host is None:
            yield
            return
        self._rights = self._rights or Rights(self.host, person)
        with self.case.closer.through(self._rights.round):
            yield

    def close(self, status: str) -> None:
        """End the session."""
        self.record(Closed(status))

    def record(self, payload: Payload) -> None:
        """Keep an event. A journal that fails costs the record, never the diagnosis."""
        if self.session is None:
            return
        try:
            self.journal.record(self.session, payload)
        except StoreError as error:
            self._tell_lost(error)

    def _begin(self) -> None:
        try:
            self.session = self.journal.open(host=self._host_name())
        except StoreError as error:
            self._tell_lost(error)
            return
        self.record(Opened(self._host_name(), __version__))

    def _tell_lost(self, error: StoreError) -> None:
        """Once: a full disk may fail every event."""
        if self.warn is not None and not self._told:
            self.warn(f"this session is not saved: {error.what}")
        self._told = True

    def _host_name(self) -> str:
        return self.host.name if self.host is not None else "text only"

    def _fresh_case(self) -> Case:
        if self.host is None:
            return Case(self.expertise)
        consent = Consent(to_all=self.deep or self.host.is_recorded)
        return Case(self.expertise, self.host.round, self.budget_s, self.watch, consent)

    def _replay(self, event: Event) -> None:
        match event.payload:
            case Pasted(text):
                self._read(text)
            case Chosen(symptom):
                if symptom in self.expertise.kb.symptoms:
                    self.case.choose(symptom)
            case Answered(question, answer):
                self._answer_again(question, answer)

    def _read(self, text: str | bytes | Paste) -> tuple[str, bool]:
        """Take in a text, and see which of the user's commands failed in it; its beginning, and whether it has more."""
        known = self.case.matches
        self.case.read(text)
        found = [match for match in self.case.matches if match not in known]
        beginning, is_cut = _beginning(text)
        self.command = failing_command(beginning, found) or self.command
        return beginning, is_cut

    def _answer_again(self, question_id: str, value: str | None) -> None:
        for question in self.case.open_questions():
            if question.id == question_id:
                self.case.answer(question, value)


def _beginning(text: str | bytes | Paste) -> tuple[str, bool]:
    """What is kept of a text, and whether that is not all of it."""
    if isinstance(text, Paste):
        data, is_cut = text.head, text.is_cut
    elif isinstance(text, bytes):
        data, is_cut = text[: KEPT_CHARS * 4], len(text) > KEPT_CHARS * 4
    else:
        return _cut(text, is_cut=False)
    return _cut(data.decode(errors="replace"), is_cut=is_cut)


def _cut(text: str, *, is_cut: bool) -> tuple[str, bool]:
    """A line that the cut goes through is left out: in a half of it, nobody would know a secret again."""
    is_cut = is_cut or len(text) > KEPT_CHARS
    end = text.rfind("\n", max(0, min(len(text), KEPT_CHARS) - _LONGEST_LINE), KEPT_CHARS) if is_cut else -1
    return (text[: end + 1] if end >= 0 else head_of(text, KEPT_CHARS)), is_cut
