"""The fix and the way back, as the conversation offers them."""

from __future__ import annotations

from assistant.repl.intent import Word
from assistant.repl.talk import Talk
from assistant.say.lines import Role


def walk_fix(talk: Talk, number: str) -> None:
    """Walk through a fix: the one with this number, else the one that is proposed."""
    from assistant.repl.healing import walk_through  # all that repairs: the first prompt need not wait for it

    desk, diagnosis = talk.current(), talk.concluded()
    outcome = walk_through(desk, talk.person, talk.screen, diagnosis, int(number or 0))
    if outcome is None:
        return
    if outcome.status in ("fixed", "fixed-by-word"):
        # why and how still speak of what was fixed: the host as it is now has nothing left to explain.
        talk.screen.say("Write a ticket? Type: ticket. For another problem, paste it.", Role.HEADING)
    else:
        talk.diagnosis = desk.case.conclude()
        talk.screen.say(
            "Type: again (look at the host again), fix N (try another fix), undo (undo what was changed), "
            "ticket (for whoever helps you)"
        )
    talk.offered = Word.TICKET


def undo_session(talk: Talk, number: str) -> None:
    """Undo what this session changed, or the one with this number."""
    from assistant.repl.healing import take_back

    session = int(number) if number else talk.current().session
    if session is None:
        talk.screen.say("This session is not saved, so I cannot undo it.", Role.WARNING)
        return
    if not talk.journal.events(session):
        talk.screen.say(f"There is no session {session}. Type: history", Role.WARNING)
        return
    desk = talk.desk or talk.new_desk()
    take_back(session, desk.repair_context(talk.person, session=session), talk.screen)
    talk.screen.say("To look at the host again, type: again", Role.DETAIL)
