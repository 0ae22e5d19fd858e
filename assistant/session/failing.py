"""The user's own command that failed, where the text shows it behind a prompt: to be tried again, by them."""

from __future__ import annotations

import re

from assistant.text.redaction import redact
from assistant.text.safe import one_line

LONGEST = 1000
_PROMPT = r"(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[^\n$#%>]{0,120}[$#%>]|[$#%>])"
_COMMAND = re.compile(rf"^\s*{_PROMPT}\s?((?:sudo\s+)?docker(?:-compose)?\s.{{1,{LONGEST}}})$", re.MULTILINE)
_CONTINUED = re.compile(r"[ \t]*\\\r?\n[ \t]*(?:>[ \t])?")


def failing_command(text: str) -> str:
    """The last Docker command behind a prompt, on one line and without secrets; empty where there is none.

    It is only ever shown: nothing in it is run.
    """
    found = _COMMAND.findall(_CONTINUED.sub(" ", text))
    return one_line(redact(found[-1]), LONGEST) if found else ""
