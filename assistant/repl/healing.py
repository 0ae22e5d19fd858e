"""The fix within the conversation: the walk, and the way back."""

from __future__ import annotations

from assistant.model.diagnosis import Diagnosis, Outcome, StepOutcome, StepState
from assistant.reasoning.shown_fix import fixes_shown
from assistant.repair.context import RepairContext
from assistant.repair.heal import Healer
from assistant.repair.way_back import take_session_back
from assistant.say.lines import Role
from assistant.say.outcome import outcome_lines, undone_lines
from assistant.session.desk import Desk
from assistant.terminal.person import Person
from assistant.terminal.screen import Screen


def walk_through(desk: Desk, person: Person, screen: Screen, diagnosis: Diagnosis, number: int) -> Outcome | None:
    """Walk through the fix with this number (0: the one that is proposed), and tell how it went."""
    best = diagnosis.best
    if best is None or not best.cause.fixes:
        screen.say("There is no fix to walk through.", Role.WARNING)
        return None
    fixes = fixes_shown(best, {fact.key: fact for fact in diagnosis.facts})
    if number > len(fixes):
        screen.say(f"Choose a fix from 1 to {len(fixes)}.", Role.WARNING)
        return None
    chosen = fixes[number - 1].id if number else None
    wanted = next((fix for fix in best.cause.fixes if fix.id == chosen), None)
    healer = Healer(
        desk.case, lambda: desk.repair_context(person), desk.record, lambda says: person.agrees(f"Try next: {says}?")
    )
    with desk.repairing(person):
        outcome = healer.heal(diagnosis, wanted=wanted)
    screen.say()
    screen.show(outcome_lines(outcome, desk.command))
    return outcome


def take_back(session: int, context: RepairContext, screen: Screen) -> tuple[tuple[StepOutcome, ...], str]:
    """Undo what a session changed, and tell how each step went and how the host differs from before."""
    outcomes, differs = take_session_back(context.ledger.journal.events(session), context)
    screen.show(undone_lines(outcomes, differs))
    return outcomes, differs


def is_all_back(outcomes: tuple[StepOutcome, ...]) -> bool:
    """Whether nothing is left of what was changed."""
    return all(outcome.state not in (StepState.REFUSED, StepState.UNDO_FAILED) for outcome in outcomes)
