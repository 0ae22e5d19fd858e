"""A small knowledge base in memory, and short ways to write its parts."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from assistant.kb.compile import proved_by
from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.service import Service
from assistant.model.fact import Absent, Answer, Fact, FactKey, Known, Origin, Unknown, Value
from assistant.model.match import Match, MatchKind
from assistant.model.risk import Risk
from assistant.model.tree import (
    Cause,
    CauseRef,
    Condition,
    Effect,
    Evidence,
    Fix,
    Message,
    Odds,
    Operator,
    Question,
    Step,
    Subject,
    Symptom,
)


class Trees(msgspec.Struct, frozen=True):
    """Implements `Knowledge` of the reasoning."""

    symptoms: dict[str, Symptom]
    causes: dict[str, Cause]

    def symptoms_of(self, cause_id: str) -> tuple[str, ...]:
        """The symptoms that list a cause."""
        return tuple(id_ for id_, each in self.symptoms.items() if any(ref.id == cause_id for ref in each.causes))

    def proved_by(self, fact_name: str) -> tuple[str, ...]:
        """The causes that a fact can help to prove without any text."""
        return proved_by(self.causes).get(fact_name, ())


def trees(*symptoms: Symptom, causes: Iterable[Cause]) -> Trees:
    """A knowledge base."""
    return Trees({each.id: each for each in symptoms}, {each.id: each for each in causes})


def symptom(
    id_: str,
    *causes: Cause | tuple[Cause, Odds],
    captures: dict[str, str] | None = None,
    questions: tuple[Question, ...] = (),
    gone_if: tuple[Evidence, ...] = (),
) -> Symptom:
    """A symptom with the causes that it lists, with odds of their own where given."""
    listed = [each if isinstance(each, tuple) else (each, each.odds) for each in causes]
    refs = tuple(CauseRef(cause.id, odds) for cause, odds in listed)
    return Symptom(
        id_,
        f"Title of {id_}",
        (Message(f"message of {id_}"),),
        refs,
        (),
        (),
        captures=captures or {},
        questions=questions,
        gone_if=gone_if,
    )


def cause(
    id_: str,
    *evidence: Evidence,
    odds: Odds = Odds.COMMON,
    fixes: tuple[Fix, ...] = (),
    effect_of: tuple[str, ...] = (),
    doctor: bool = True,
) -> Cause:
    """A cause."""
    return Cause(
        id_, f"Title of {id_}", odds, "It is so.", "It is not so.", evidence, fixes, ("source",), effect_of, doctor
    )


def fact_is(name: str, operand: Value, of: str | None = None, operator: Operator = Operator.IS) -> Condition:
    """A condition on a fact."""
    return Condition(Subject.FACT, name, operator, operand, of)


def capture_is(name: str, operand: Value, operator: Operator = Operator.IS) -> Condition:
    """A condition on a capture."""
    return Condition(Subject.CAPTURE, name, operator, operand)


def paste_says(message: str) -> Condition:
    """A condition on the text."""
    return Condition(Subject.PASTE, message, Operator.IS, "present")


def evidence(effect: Effect, *when: Condition, says: str = "") -> Evidence:
    """A piece of evidence."""
    return Evidence(when, effect, says or f"{when[0].name} {when[0].operator.value} {when[0].operand}")


def confirms(*when: Condition, says: str = "") -> Evidence:
    """Evidence that proves."""
    return evidence(Effect.CONFIRMS, *when, says=says)


def supports(*when: Condition, says: str = "") -> Evidence:
    """Evidence that supports."""
    return evidence(Effect.SUPPORTS, *when, says=says)


def weakens(*when: Condition, says: str = "") -> Evidence:
    """Evidence that weakens."""
    return evidence(Effect.WEAKENS, *when, says=says)


def excludes(*when: Condition, says: str = "") -> Evidence:
    """Evidence that rules out."""
    return evidence(Effect.EXCLUDES, *when, says=says)


def fix(
    id_: str, risk: Risk = Risk.REVERSIBLE, *, only_if: tuple[Condition, ...] = (), steps: tuple[Step, ...] = ()
) -> Fix:
    """A fix; its one step starts Docker, or asks the human when it is advice."""
    action = AskHuman("Think.") if risk is Risk.READ_ONLY else Service("start", ("docker.service",))
    return Fix(id_, f"Title of {id_}", risk, steps or (Step(action, "because"),), (), only_if=only_if)


def match(
    symptom_id: str,
    kind: MatchKind = MatchKind.EXACT,
    *,
    score: float = 1.0,
    line: int = 1,
    captures: dict[str, str] | None = None,
    points_to: tuple[str, ...] = (),
    echo: bool = False,
    origin: str = "paste",
) -> Match:
    """A message found in a text."""
    text = f"message of {symptom_id}"
    return Match(symptom_id, text, kind, score, line, text, captures or {}, points_to, echo, origin)


Found = Value | Absent | Unknown


def facts(*found: tuple[str, Found] | tuple[str, str, Found]) -> dict[FactKey, Fact]:
    """Facts: (name, value) or (name, object, value)."""
    known: dict[FactKey, Fact] = {}
    for name, *rest in found:
        key = FactKey(str(name), str(rest[0]) if len(rest) == 2 else None)
        value = rest[-1]
        answer: Answer = value if isinstance(value, Absent | Unknown) else Known(value)
        known[key] = Fact(key, answer, f"look at {key.name}", 5)
    return known


def pasted(*found: tuple[str, Found] | tuple[str, str, Found], line: int = 7) -> dict[FactKey, Fact]:
    """The same, as a text shows them."""
    return {
        key: msgspec.structs.replace(fact, origin=Origin.PASTE, line=line, source=f"line {line} of your paste")
        for key, fact in facts(*found).items()
    }
