"""What the commands about kept sessions share."""

from __future__ import annotations

import msgspec

from assistant.cli.output import clean_data
from assistant.model.contract.session import Transcript
from assistant.model.errors import UsageError
from assistant.ports import Journal
from assistant.session.transcript import transcript_of


def transcript(journal: Journal, session: int) -> Transcript:
    """The transcript of a kept session.

    Raises:
        UsageError: there is no such session.
    """
    events = journal.events(session)
    if not events:
        raise UsageError(f"there is no session {session}", reference="no-such-session", hint="drydock history")
    # What an older version has kept passes what this one knows of secrets.
    clean = clean_data(transcript_of(session, events))
    return msgspec.convert(clean, Transcript)
