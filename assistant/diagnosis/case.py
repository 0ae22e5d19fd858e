"""One case: what the user pasted, what the host says, what the human answered, and the conclusion from all of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from assistant.diagnosis.closer import Closer
from assistant.diagnosis.consent import Consent, is_withheld, with_waiting
from assistant.diagnosis.expertise import Expertise
from assistant.diagnosis.guesses import (
    answers_by_form,
    as_given,
    matches_by_form,
    matches_by_likeness,
    matches_by_words,
    telling_part,
    with_forms,
)
from assistant.diagnosis.host_first import shown_by_host
from assistant.diagnosis.journals import journals_of_trouble
from assistant.diagnosis.known_matches import guessed, is_recognised, with_recognised, without_guesses
from assistant.diagnosis.pasted import Pasted
from assistant.diagnosis.patience import BUDGET_S, TOTAL_S, Patience, not_looked_at
from assistant.diagnosis.questions import questions_left
from assistant.matching.blocks.voices import attributed
from assistant.matching.fault_lines.spoken import spoken_by_programs
from assistant.matching.holes import fits_hole
from assistant.model.diagnosis import Diagnosis
from assistant.model.effort import WaitingLook
from assistant.model.fact import Answer, Fact, FactKey, Known, Origin, Reason, Unknown
from assistant.model.fault_line import FaultLine
from assistant.model.look import Look
from assistant.model.match import Match, MatchKind
from assistant.model.tree import Question, Symptom
from assistant.ports import Watch
from assistant.reasoning.dated import NEEDED
from assistant.reasoning.doctor import confirmed_by_facts, facts_for_doctor
from assistant.reasoning.pasted import with_pasted
from assistant.reasoning.rank import diagnose
from assistant.reasoning.unexplained import shown_lines
from assistant.reasoning.wanted import facts_wanted
from assistant.text.paste import Paste

UNITS = ("docker.service", "docker.socket", "containerd.service")
ROUNDS = 4
"""Looking again because of what was found ends after this many rounds: a chain of causes is never longer."""


@dataclass
class Case:
    """The state of one problem.

    Args:
        new_round: makes a Look that remembers one round (see ports.Host.round); None when only the text may be read.
            A round lasts until the host may have changed: until `refresh` or `forget_host`.
    """

    expertise: Expertise
    new_round: Callable[[], Look] | None = None
    budget_s: float = BUDGET_S
    watch: Watch | None = None
    consent: Consent = field(default_factory=Consent)
    closer: Closer = field(default_factory=Closer)
    matches: tuple[Match, ...] = ()
    phrases: frozenset[str] = frozenset()
    facts: dict[FactKey, Fact] = field(default_factory=dict)
    captures: dict[str, str] = field(default_factory=dict)
    pasted: Pasted = field(default_factory=Pasted)
    worth: dict[str, float] = field(default_factory=dict)
    fault_lines: tuple[FaultLine, ...] = ()
    likeness: dict[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    total_s: float = TOTAL_S
    _round: Look | None = None

    def read(self, text: str | bytes | Paste) -> None:
        """Add a text of the user's; several add up."""
        found = self.expertise.matcher.match(text)
        head = text.head if isinstance(text, Paste) else text
        self.pasted.add(english := self.expertise.matcher.reader.text(head))
        self._add(attributed(found.matches, self.pasted.last, found.places), found.phrases)
        self.worth |= found.worth
        self.notes += (found.note,) if found.note else ()
        by_form = as_given(matches_by_form(self.expertise, english, self.pasted.last, self.matches), head, english)
        self._add(by_form, frozenset())
        self.fault_lines += with_forms(spoken_by_programs(found.fault_lines, self.pasted.last), by_form)
        self.matches += matches_by_words(self.expertise, head, self.pasted.last, self.matches)
        self._compare(english, self.fault_lines)

    def _compare(self, text: str, lines: tuple[FaultLine, ...]) -> None:
        """What the trees say in the words of a text: it tells causes apart, and leads on where no message is known."""
        found = self.expertise.alike.to(telling_part(text, lines))
        self.likeness |= {id_: max(self.likeness.get(id_, 0.0), alike) for id_, alike in found.items()}
        self.matches += matches_by_likeness(self.expertise, found, self.matches, lines, self.pasted.last)

    def choose(self, symptom: str) -> None:
        """The user says that this symptom is theirs: it counts as recognised."""
        title = self.expertise.kb.symptoms[symptom].title
        chosen = Match(symptom, title, MatchKind.CHOSEN, 1.0, 0, title, origin="your choice")
        self.matches = (*without_guesses(self.matches), chosen)

    def guesses(self) -> tuple[str, ...]:
        """The symptoms that a text may mean by its words; none once a message that names a fault is known."""
        return guessed(self.matches)

    def answer(self, question: Question, value: str | None) -> bool:
        """Take the human's answer; None is "don't know". False when the value does not fit what was asked for."""
        key = FactKey(f"answer.{question.id}")
        unknown = Unknown(Reason.NOT_RECORDED, "you do not know")
        if value is not None and question.fills:
            if not fits_hole(question.type or question.fills, value):
                return False
            self.captures[question.fills] = value
        self.facts[key] = Fact(key, unknown if value is None else Known(value), "your answer", origin=Origin.YOU)
        return True

    def state(self, facts: Iterable[Fact]) -> None:
        """Take facts of the host as given, without a look at it; its journals are read as after a look."""
        self.facts |= {fact.key: fact for fact in facts}
        self._read_journals()

    def probe(self) -> None:
        """Look at the host for all that would tell the causes apart, until nothing new is wanted.

        When no message was recognised, the host is asked about every cause that facts alone can show.
        """
        patience = Patience(self.budget_s, self.total_s)
        self.look_until(self._wanted, patience)
        if not any(map(is_recognised, self.matches)):
            self.look_until(self._wanted_by_doctor, patience)

    def look_until(self, wanted: Callable[[], Iterable[FactKey]], patience: Patience) -> None:
        """Look, and look again for what is wanted because of what was found."""
        if self.new_round is None:
            return
        for _ in range(ROUNDS):
            missing = self._missing(wanted)
            if not missing or not patience.next_s:
                break
            begun = time.monotonic()
            patience.spend(begun, self._look_at(missing, patience.next_s).values())
            self._read_journals()
        self.facts |= {key: not_looked_at(key) for key in self._missing(wanted)}

    def _missing(self, wanted: Callable[[], Iterable[FactKey]]) -> list[FactKey]:
        again = wanted == self._wanted
        keys = [key for key in wanted() if not key.name.startswith("answer.")]
        return [key for key in keys if key not in self.facts or (again and is_withheld(self.facts[key]))]

    def _wanted_by_doctor(self) -> Iterable[FactKey]:
        wanted = facts_for_doctor(self.expertise.kb, self.facts)
        self.facts = {**self.consent.withheld(wanted), **self.facts}
        return wanted

    def _look_at(self, keys: Iterable[FactKey], budget_s: float) -> dict[FactKey, Fact]:
        """Find out facts; those whose look takes long or is seen by others are left open, unless it was agreed to."""
        from assistant.diagnosis.gather import gather, nobody_gives  # to read only a text needs neither

        waiting = {key: self.consent.waiting(key) for key in keys}
        asked = [key for key, costly in waiting.items() if costly is None]
        if self.new_round is None:
            return {}
        self._round = self._round or self.new_round()
        ask = partial(gather, budget_s=budget_s, watch=self.watch, view=self.consent.view)
        found = ask(self._round, asked)
        found |= self.closer.look(found, ask)
        found |= {key: nobody_gives(key) for key in asked if key not in found}
        found |= {key: self.consent.not_run(key, costly) for key, costly in waiting.items() if costly is not None}
        self.facts |= found
        return found

    def check_up(self) -> Diagnosis:
        """Look for every cause that the facts alone can confirm, whatever was pasted."""
        self.look_until(self._wanted_by_doctor, Patience(self.budget_s, self.total_s))
        looks = self.consent.open_looks(self.facts)
        return with_waiting(confirmed_by_facts(self.expertise.kb, self.facts, looks), looks)

    def settle(self, look: WaitingLook, agreed: bool) -> None:
        """Take a person's answer to whether a look may run; one that may is run by the next `probe` or `check_up`."""
        told = [key for key, each in self.consent.open_looks(self.facts).items() if each.id == look.id]
        self.consent.settle(look, agreed)
        for key in told:
            del self.facts[key]

    def refresh(self, keys: Iterable[FactKey]) -> Mapping[FactKey, Fact]:
        """Look again, now; for a fix, its steps and its proof. What nobody has agreed to look at stays unknown."""
        self._round = None
        found = self._look_at(keys, self.budget_s)
        self._round = None
        return found

    def forget_host(self) -> None:
        """Drop what was found on the host, because something on it has changed; answers stay."""
        self._round = None
        self.facts = {key: fact for key, fact in self.facts.items() if key.name.startswith("answer.")}
        self.matches = tuple(match for match in self.matches if not match.origin.startswith("journal"))

    def conclude(self, assumed: Mapping[FactKey, Answer] | None = None) -> Diagnosis:
        """The diagnosis from all that is known, with `assumed` facts in place of the found ones for what-if."""
        supposed = {key: Fact(key, answer, "assumed", origin=Origin.ASSUMED) for key, answer in (assumed or {}).items()}
        facts = self.facts | supposed
        kb, looks = self.expertise.kb, self.consent.open_looks(facts)
        pasted = self.pasted_facts(facts)
        seen = (self.fault_lines, self.worth, self.likeness)
        found = diagnose(kb, self.matches, self.phrases, facts, self.captures, looks, pasted, *seen)
        if not any(map(is_recognised, self.matches)) and self.new_round is not None and not answers_by_form(found):
            # No message was recognised; what the host itself shows may still be the answer.
            shown = confirmed_by_facts(kb, facts, looks)
            found = shown_by_host(found, shown, shown_lines(self.fault_lines))
        return with_waiting(found, looks)

    def pasted_facts(self, facts: Mapping[FactKey, Fact] | None = None) -> dict[FactKey, Fact]:
        """What the user's texts show of a host, as far as it is wanted.

        Args:
            facts: what a look has found; None for all that is known.
        """
        known = self.facts if facts is None else facts
        return self.pasted.facts(lambda pasted: self._wanted_with(with_pasted(known, pasted)))

    def open_questions(self) -> tuple[Question, ...]:
        """The questions of the recognised symptoms that nobody has answered."""
        given = {name for match in self.matches for name in match.captures} | set(self.captures)
        return questions_left(self._symptoms(), self.facts, given)

    def _symptoms(self) -> tuple[Symptom, ...]:
        ids = dict.fromkeys(match.symptom for match in self.matches)
        return tuple(self.expertise.kb.symptoms[each] for each in ids)

    def _wanted(self) -> list[FactKey]:
        known = with_pasted(self.facts, self.pasted_facts())
        wanted = self._wanted_with(known)
        units = [FactKey(f"service.{name}", unit) for unit in UNITS for name in ("active_state", "fatal_lines")]
        return list(dict.fromkeys((*wanted, *units, *NEEDED)))

    def _wanted_with(self, known: Mapping[FactKey, Fact]) -> tuple[FactKey, ...]:
        return facts_wanted(self.expertise.kb, self.matches, self.captures, known)

    def _read_journals(self) -> None:
        """What a unit that is not well wrote into its journal is read like a paste: it names the cause behind."""
        for unit, text in journals_of_trouble(self.facts, UNITS):
            found = self.expertise.matcher.match(text, f"journal of {unit}")
            self._add(found.matches, found.phrases)

    def _add(self, matches: Iterable[Match], phrases: frozenset[str]) -> None:
        self.matches = with_recognised(self.matches, matches)
        self.phrases |= phrases
