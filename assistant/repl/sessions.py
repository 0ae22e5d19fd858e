"""The sessions: listed, searched, shown, and written as a ticket."""

from __future__ import annotations

from assistant.repl.talk import Talk
from assistant.say.lines import Line, Role
from assistant.session.transcript import transcript_of
from assistant.text.safe import one_line

MOST_LISTED = 20


def list_sessions(talk: Talk, words: str) -> None:
    """The latest sessions, or those that have all of these words."""
    sessions = talk.journal.search(words, MOST_LISTED) if words else talk.journal.sessions(MOST_LISTED)
    if not sessions:
        talk.screen.say("No session contains all of these words." if words else "There are no sessions yet.")
    for each in sessions:
        talk.screen.say(f"{each.number:>4}  {_minute(each.opened)}  {each.status:11} {one_line(each.title, 40)}")
        if each.snippet:
            talk.screen.say(one_line(each.snippet, 200), Role.DETAIL, 6)


def show_session(talk: Talk, number: str) -> None:
    """One session in short."""
    events = talk.journal.events(int(number))
    if not events:
        talk.screen.say(f"There is no session {number}. Type: history", Role.WARNING)
        return
    transcript = transcript_of(int(number), events)
    talk.screen.show([Line(f"Session {number}, {_minute(transcript.opened)} UTC", Role.HEADING)])
    best = transcript.diagnosis.named if transcript.diagnosis else None
    talk.screen.show([Line(one_line(paste, 400), Role.DETAIL, 2) for paste in transcript.pastes])
    talk.screen.show([Line(one_line(title, 400), Role.DETAIL, 2) for title in transcript.chosen])
    talk.screen.say(f"{one_line(best.title)} [{best.status}]" if best else "not recognised")
    talk.screen.show([Line(f"{step.title}: {step.state}", Role.PLAIN, 4, "·") for step in transcript.steps])


def write_ticket(talk: Talk, _: str) -> None:
    """This session as a ticket, to be copied."""
    session = talk.current().session
    if session is None:
        talk.screen.say("This session is not saved, so I cannot write a ticket.", Role.WARNING)
        return
    text = talk.render_ticket(transcript_of(session, talk.journal.events(session)))
    talk.screen.show([Line(row, Role.COMMAND) for row in text.splitlines()])
    talk.screen.say()
    talk.screen.say(f"To write it to a file: drydock export {session} -o ticket.md", Role.HEADING)


def _minute(opened: str) -> str:
    """A time in ISO 8601, as people read it."""
    return opened[:16].replace("T", " ")
