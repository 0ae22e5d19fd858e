"""What stands on the lines below a name because a program has printed it there: after a command, in a list, after `=>`.

Nothing but the value stands in such a line.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.judged import checked
from assistant.text.redaction.made import fits
from assistant.text.redaction.name_kind import Kind
from assistant.text.redaction.name_place import Name
from assistant.text.redaction.spans import Span
from assistant.text.redaction.values import line_start

_PROMPT = Pattern(
    r"(?:[\w./~-]{0,64}/\Z|[^\r\n]{0,64}[$#>%][ \t]|(?:\S{1,64} )?"
    r"(?:cat|echo|printenv|kubectl|docker|podman|vault|aws|gcloud|az|oc|op|bw|pass|sudo)\b)"
)
_SHOWS = Pattern(r"\b(?:printenv|echo)[ \t]{1,4}[\"']?(?:\$\{?)?\Z|\bpass (?:show )?\S{0,24}\Z|/run/secrets/\S{0,24}\Z")
"""A command that prints the value of a name, and nothing else."""
_ASKED = Pattern(r"[^\r\n]{0,64}\?[^\r\n]{0,16}\r?\n(?:[^\r\n]{0,64}?[:>] )?([^\s\"'=]{6,128})[ \t]*(?:\r?\n|\Z)")
"""Somebody asks in a chat, and is answered."""
_REST = r"[^\r\n]{0,256}\r?\n"
_ALONE = Pattern(rf"{_REST}[ \t]{{0,8}}[\"']?([^\s\"'=:]{{6,512}})[\"']?[ \t]*(?:\r?\n|\Z)")
_ENTRY = Pattern(r"[\"']?\r?\n[ \t]{0,8}\d{1,4}\) [\"']([^\"'\r\n]{4,256})[\"']")
"""redis-cli numbers what it answers: `1) "requirepass"`, `2) "X"`."""
_SHOWN = Pattern(
    r"[^\r\n]{0,64}\r?\n[^\w\r\n]{0,8}(?:\[?\w{1,16}\]?)?[^\w\r\n]{0,4}(?:=>|->|(?:Result|Output|Value):)[ \t]{0,4}"
    r"([\"'])(?P<value>[^\"'\r\n]{6,256})\1"
)
"""A log that shows what an expression became: `##[debug]=> 'X'`."""
_CODES = Pattern(
    r"[^\r\n]{0,80}:[ \t]*\r?\n"
    r"((?:[ \t]{0,16}(?:[-*•] |\d{1,2}[.)] )?(?=[\w-]{0,32}\d)[\w-]{4,64}[ \t]*(?:\r?\n|\Z)){1,32})"
)
_CODE = Pattern(r"(?:[-*•] |\d{1,2}[.)] )?([\w-]{4,64})[ \t]*(?:\r?\n|\Z)")


def printed(text: str, name: Name) -> Iterator[Span]:
    """The value in the lines below."""
    if found := _ENTRY.match(text, name.end):
        yield from checked(text, found.span(1), name.kind)
    elif found := _SHOWN.match(text, name.end):
        while found:
            yield from _fitting(text, found.span("value"))
            found = _SHOWN.match(text, found.end())
    elif found := _ASKED.match(text, name.end):
        yield from _fitting(text, found.span(1))
    elif name.word.lower().endswith("codes") and (found := _CODES.match(text, name.end)):
        yield from (code.span(1) for code in _CODE.finditer(text, *found.span(1)))
    elif _PROMPT.match(text, line_start(text, name.begin, 72), name.begin) and (found := _ALONE.match(text, name.end)):
        if _SHOWS.search(text, max(0, name.begin - 32), name.begin):
            yield from checked(text, found.span(1), name.kind, prose=True)
        else:
            yield from _fitting(text, found.span(1))


def _fitting(text: str, span: Span) -> Iterator[Span]:
    value = text[slice(*span)]
    if fits(value):
        yield from checked(text, span, Kind.SECRET)
