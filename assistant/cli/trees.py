"""Trees and causes of the knowledge base as lines for their authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.model.tree import Cause, Fix, Message, Symptom
from assistant.reasoning.affects import affects_of_fix
from assistant.reasoning.values import Values
from assistant.say.lines import Line, Role


def cause_lines(cause: Cause) -> Iterator[Line]:
    """A cause: what it is, how it is told apart, how it is fixed, where that is from."""
    yield Line(cause.title, Role.HEADING)
    yield Line(f"{cause.id}, {cause.odds}", Role.DETAIL)
    yield Line(cause.explain.strip())
    yield from (Line(f"{each.effect}: {each.says}", indent=4, mark="·") for each in cause.evidence)
    yield Line(f"Wrong if: {cause.wrong_if.strip()}", Role.DETAIL)
    for fix in cause.fixes:
        yield from _fix_lines(fix)
    yield from (Line(f"Source: {source}", Role.DETAIL) for source in cause.sources)


def _fix_lines(fix: Fix) -> Iterator[Line]:
    yield Line(f"Fix: {fix.title} ({fix.id}, {fix.risk})", Role.HEADING)
    yield from (Line(step.why, indent=4, mark="-") for step in fix.steps)
    affects = affects_of_fix(fix, Values({}, {}))
    yield from (Line(f"Affects {aspect}: {said}", Role.WARNING, 4) for aspect, said in affects.items())


def tree_lines(symptom: Symptom, causes: Mapping[str, Cause]) -> Iterator[Line]:
    """A symptom: its messages and, under each cause, what tells it apart; and how many examples try it."""
    yield Line(f"{symptom.title} ({symptom.id})", Role.HEADING)
    yield from (Line(f"{each.text}{_printed_by(each)}", Role.DETAIL, 4, '"') for each in symptom.messages)
    for ref in symptom.causes:
        yield Line(f"{causes[ref.id].title} ({ref.id}, {ref.odds})", Role.PLAIN, 2)
        yield from (Line(f"{each.effect}: {each.says}", Role.DETAIL, 6, "·") for each in causes[ref.id].evidence)
    hosts = sum(bool(each.host) for each in symptom.examples)
    stated = f", {hosts} with a host" if hosts else ""
    yield Line(f"{len(symptom.examples)} examples{stated}, {len(symptom.not_examples)} counter-examples", Role.DETAIL)


def _printed_by(message: Message) -> str:
    """Who prints a message, and from which version to which, as far as its tree says."""
    if not message.by:
        return ""
    since = f" from {message.since}" if message.since else ""
    until = f" up to {message.until}" if message.until else ""
    return f"  ({', '.join(each.value for each in message.by)}{since}{until})"
