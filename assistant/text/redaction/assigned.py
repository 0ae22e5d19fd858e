"""The value after a sign: `PASSWORD=X`, `"token": "X"`, `password: |`, `<token>X</token>`, `Authorization: X`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.redaction.blocks import below, block
from assistant.text.redaction.looks import is_prose, is_random, is_strong, is_told
from assistant.text.redaction.name import Name
from assistant.text.redaction.names import Kind
from assistant.text.redaction.pattern import Pattern
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import (
    QUOTE,
    bare,
    default_of,
    is_no_secret,
    is_quote,
    line_start,
    quoted,
    rest_of_line,
)

_NAMED_ALONE = "no such "
"""`no such secret: web` names one, and holds none."""
_PATH = Pattern(r"(?:^|[\s\"'`=(:,])[.~]{0,2}/(?:[\w.@+-]{1,255}/)*\Z|:[\\/]\S{0,200}\Z")
_PATHS = ("PWD", "OLDPWD")
_BLANKS = Pattern(r"[ \t]{0,80}(?:!!?[a-z]{1,16}[ \t]{1,8})?")
_USER = Pattern(r"[\w.@-]{1,64}:([^\s:/]\S{5,256})\Z")
_ADDRESS = Pattern(r"[a-z][a-z0-9+.-]{1,20}://", re.I)
_SCHEME = Pattern(
    rf"[ \t]{{0,8}}(?:{QUOTE})?[ \t]{{0,8}}\[?(?:{QUOTE})?"
    r"(?:(?:basic|bearer|digest|token|apikey|negotiate|aws4[\w-]{0,40})[ \t]{1,4})?",
    re.I,
)
_REFUSED = Pattern(r"(?:denied|failed|required|invalid|missing|error|not |header|server|none|is |by |the )", re.I)
_QUOTED_BELOW = Pattern(r"\s{1,256}(?=[\"'`])")
_OBJECT = Pattern(
    rf"\{{\s{{0,80}}(?:{QUOTE})?(?:[a-z_]{{0,16}}value|val|content|default|plaintext)(?:{QUOTE})?\s{{0,8}}[:=]\s{{0,8}}",
    re.I,
)
_LINE = Pattern(r"[^\r\n]{1,8192}")
_LIST = Pattern(r"\[(?P<items>[^\[\]{}]{1,4096})\]")
_ITEM = Pattern(r"[^\s,\"'`\\][^,\"'`\\\r\n]{0,4096}")
_TAG = Pattern(r"[^<]{1,8192}")
_CDATA = Pattern(r"\s{0,80}<!\[CDATA\[(.{1,8192}?)\]\]>", re.S)
_ATTRIBUTES = Pattern(r"[^<>]{0,256}>")
_LED = Pattern(
    r"(?:[ \t>#\"'+$-]|export\b|ENV\b|ARG\b|set\b|setx\b|declare\b|local\b|readonly\b|Environment=|-x\b)*", re.A
)
_GOES_ON_AS_SHELL = Pattern(
    r"[ \t]+(?:[A-Za-z_]\w{0,64}=|#|[|&;<>]|\\?$|-{1,2}[a-z]|(?:\./|/)?(?:docker|podman|nerdctl|sudo|env|exec|make|npm"
    r"|yarn|node|python3?|pip3?|mysql\w*|mariadb\w*|psql|pg_\w+|mongo\w*|redis-cli|bash|sh|zsh|kubectl|helm|go|java|php|ruby|perl|curl|wget"
    r"|git|ansible\w*|terraform|vault|aws|az|gcloud|restic|borg|rclone|sshpass|ssh|echo|printf|cat|nohup|time|timeout|su|apt\w*"
    r"|composer|bundle|rake|rails|flask|uvicorn|gunicorn|cargo|dotnet|systemctl|service|crontab|while|for|if|do|then)(?![\w:=]))",
    re.A | re.M,
)


def assigned(text: str, name: Name) -> Iterator[Span]:
    """The values that the name is given by the sign after it."""
    if name.sep == ">" or name.sep.startswith("->"):
        yield from _tagged(text, name)
    elif _assigns(text, name):
        yield from _header(text, name) if name.kind is Kind.HEADER and name.sep[0] == ":" else _value(text, name)


def checked(text: str, span: Span | None, kind: Kind, *, prose: bool = False) -> Iterator[Span]:
    """The stretch, where a secret stands in it."""
    if span is None or span[1] <= span[0]:
        return
    value = text[slice(*span)]
    if (inner := default_of(text, *span)) is not None:
        yield from checked(text, inner, kind)
    elif not is_no_secret(value) and not (prose and is_prose(value)) and (kind > Kind.PERHAPS or is_random(value)):
        yield _login_in(value, span[0]) or span
    elif kind is Kind.PERHAPS and (pair := _USER.match(value)) and is_told(pair[1]):
        yield span[0] + pair.start(1), span[1]


def _login_in(value: str, begin: int) -> Span | None:
    """The password, or the login, of a value that is an address: what else the address says helps."""
    found = _ADDRESS.match(value)
    at = value.rfind("@")
    if found is None or at < found.end() or " " in value:
        return None
    login = value.find(":", found.end(), at)
    return (begin + (login + 1 if login >= 0 else found.end()), begin + at)


def _assigns(text: str, name: Name) -> bool:
    if text.startswith(_NAMED_ALONE, max(0, name.begin - len(_NAMED_ALONE))):
        return False
    if (
        name.sep in (":", "::")
        and text[name.begin - 1 : name.begin] == "/"
        and _PATH.search(text, max(0, name.begin - 256), name.begin)
    ):
        return False
    return not (name.word in _PATHS and text[name.after : name.after + 1] in ("/", "~"))


def _value(text: str, name: Name) -> Iterator[Span]:
    prose = name.sep in (":", "::") and not name.closed
    within = name.opened if not name.closed else ""
    if name.sep[0] == ":" and not within and (lines := block(text, name.after, name.begin)) is not None:
        yield from (each for span in lines for each in checked(text, span, name.kind))
        return
    begin = _after_blanks(text, name.after)
    first = text[begin : begin + 1]
    if first in ("", "\n", "\r"):
        if name.closed and (found := _QUOTED_BELOW.match(text, begin)):
            yield from checked(text, quoted(text, found.end()), name.kind)
        elif name.sep[0] == ":" or name.sep == "=>":
            yield from (
                each for span in below(text, begin, name.begin) for each in checked(text, span, name.kind, prose=prose)
            )
    elif first in "[{" and not text.startswith(REMOVED, begin):
        yield from _listed(text, begin, name)
    elif is_quote(text, begin) and (span := quoted(text, begin, within)) is not None:
        yield from checked(text, span, name.kind)
    elif not (within and text.startswith(within, begin)):
        yield from _bare(text, begin, name, within, prose=prose)


def _bare(text: str, begin: int, name: Name, within: str, *, prose: bool) -> Iterator[Span]:
    span = bare(text, begin, within)
    if span is None:
        return
    if within or not _begins_line(text, name.begin):
        more = text[span[1] : span[1] + 1] in (" ", "\t") and _is_word(text, span[1])
        if not (prose and more and not within and not is_strong(text[slice(*span)])):
            yield from checked(text, span, name.kind, prose=prose)
        return
    whole = (begin, rest_of_line(text, begin))
    if prose:
        yield from (
            checked(text, whole, name.kind, prose=prose)
            if not is_prose(text[begin : span[1]]) and not is_no_secret(text[slice(*span)])
            else ()
        )
    elif name.kind is Kind.PERHAPS or is_no_secret(text[slice(*span)]):
        yield from checked(text, span, name.kind)
    else:
        yield from checked(text, _line_or_word(text, begin, whole[1]), name.kind)


def _line_or_word(text: str, begin: int, end: int) -> Span:
    """A line of variables ends with the value; before a command, the value ends at a blank."""
    at = begin
    while (at := text.find(" ", at, end)) >= 0:
        if _GOES_ON_AS_SHELL.match(text, at):
            return begin, at
        at += 1
    return begin, end


def _is_word(text: str, at: int) -> bool:
    return not text[at : at + 2].isspace() and text[at + 1 : at + 2] not in ("", "#")


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _begins_line(text: str, at: int) -> bool:
    return _LED.fullmatch(text, line_start(text, at, 80), at) is not None


def _header(text: str, name: Name) -> Iterator[Span]:
    scheme = _SCHEME.match(text, name.after)
    begin = scheme.end() if scheme else name.after
    line = _LINE.match(text, begin)
    if line is None or text.startswith(REMOVED, begin) or _REFUSED.match(text, begin):
        return
    lead = text[name.after : begin]
    quote = next((char for char in lead if char in "\"'`"), "") or name.opened[-1:]
    ends = [text.find(char, begin, line.end()) for char in (quote, "]" if "[" in lead else "") if char]
    end = min([each for each in ends if each >= 0], default=line.end())
    while end > begin and text[end - 1] in "\\ ":
        end -= 1
    if not is_no_secret(text[begin:end]):
        yield begin, end


def _listed(text: str, begin: int, name: Name) -> Iterator[Span]:
    """Each item of `[a, b]`, as Go and JSON write lists, and the value of `{"value": a}`."""
    if found := _OBJECT.match(text, begin):
        yield from checked(text, quoted(text, found.end()) or bare(text, found.end()), name.kind)
    found = _LIST.match(text, begin)
    if found is None or name.kind < Kind.SECRET:
        return
    for item in _ITEM.finditer(text, found.start("items"), found.end("items")):
        yield from checked(text, item.span(), name.kind, prose=True)


def _tagged(text: str, name: Name) -> Iterator[Span]:
    """What stands in an element: the name is its own, or one of its attributes holds it."""
    if name.sep != ">" or not (text[name.begin - 1 : name.begin] in ("<", ":") or (name.opened and name.closed)):
        return
    yield from in_element(text, name.after, name.kind)


def with_attributes(text: str, name: Name) -> Iterator[Span]:
    """What stands in an element whose tag says more than its name: `<password type="plain">X</password>`."""
    if text[name.begin - 1 : name.begin] == "<" and (found := _ATTRIBUTES.match(text, name.end)):
        yield from in_element(text, found.end(), name.kind)


def in_element(text: str, at: int, kind: Kind) -> Iterator[Span]:
    """What stands between a tag that ends here and the next tag."""
    found = _CDATA.match(text, at)
    begin, end = found.span(1) if found else (at, at)
    if not found and (plain := _TAG.match(text, at)) and text.startswith("</", plain.end()):
        begin, end = plain.span()
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    yield from checked(text, (begin, end), kind)
