"""The value after a sign: `PASSWORD=X`, `"token": "X"`, `password: |`, `<token>X</token>`, `Authorization: X`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.blocks import below, block
from assistant.text.redaction.elements import tagged
from assistant.text.redaction.headers import header
from assistant.text.redaction.judged import checked
from assistant.text.redaction.looks import is_password, is_prose, is_random, is_strong
from assistant.text.redaction.name_kind import Kind, is_secret
from assistant.text.redaction.name_place import Name
from assistant.text.redaction.nearby import called
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import (
    QUOTE,
    bare,
    is_no_secret,
    is_quote,
    line_start,
    quoted,
    rest_of_line,
)

_NAMED_ALONE = "no such "
"""`no such secret: web` names one, and holds none."""
_NAME = Pattern(r"[a-z][a-z0-9]{0,16}(?:[_.-][a-z0-9]{1,16}){1,6}\Z|[a-z]{1,24}\Z")
"""What a list of secrets holds is their names."""
_HOLE = Pattern(r"(?:word|text|number|path|line|rest|name|address|id)\}")
"""`{token:word}` is a place in a pattern of the knowledge."""
_PATH = Pattern(r"(?:^|[\s\"'`=(:,])[.~]{0,2}/(?:[\w.@+-]{1,255}/)*\Z|:[\\/]\S{0,200}\Z")
_PATHS = ("PWD", "OLDPWD")
_VERSION = Pattern(r"\d{1,4}(?:\.\w{1,8}){1,4}(?:[\s,;\"'\])]|\Z)")
"""`PyJWT==2.8.0` is a package."""
_BLANKS = Pattern(r"[ \t]{0,80}(?:!!?(?!secret|env|include|vault)[a-z]{1,16}[ \t]{1,8})?")
_IN_QUERY = Pattern(r"[^\s&\"'<>`\\]{1,4096}")
_TYPED = Pattern(r"&?(?:'static )?[A-Za-z][\w<>\[\]]{0,32} = (?=[\"'])")
"""The type of a variable, before its value: `password: &str = "X"`."""
_CONVERTED = Pattern(r"(?:N|E|B|[bruf]|[rb]{2}|(?:OLD_)?PASSWORD\(|\s{0,80}string\(\d{1,5}\) )(?=[\"'][^\s\"'])")
"""What SQL, Python and Rust put before a quoted value."""
_BECAME = Pattern(r"[\"'`][ \t]{1,8}(?:->|=>|→|to)[ \t]{1,8}(?=[\"'`])")
"""What shows a change: `"old" -> "new"`."""
_CALL = Pattern(r"&?\*?(?:new |await )?[A-Za-z_][\w.]{1,64}(?:::\w{1,32})?\((?=[\"'])")
"""A value that a call makes out of its arguments."""
_CLOSING = Pattern(r"[\"'`](?:\s|\Z)")
"""The quote that ends a text around the name, not one that begins a value: `msg="Enter password:" id=1`."""
_ROW_BELOW = Pattern(r"\r?\n([^\s=:]{6,256}={0,2})[ \t]*(?:\r?\n|\Z)")
_IN_LIST = Pattern(r"[^;\"'`\r\n]{1,256}(?=;)")
"""A value of a connection string may hold blanks."""
_QUOTED_BELOW = Pattern(r"\s{1,256}(?=[\"'`])")
_BRACED = Pattern(r"[\[{][^\s\[\]{}:=,\"'`]{6,256}[\]}](?=[\s\"'`;,&]|\Z)")
"""A value that only begins and ends like a list."""
_OBJECT = Pattern(
    rf"\{{\s{{0,80}}(?:{QUOTE})?(?:[a-z_]{{0,16}}value|val|content|default|plaintext)(?:{QUOTE})?\s{{0,8}}[:=]\s{{0,8}}",
    re.I,
)
_LIST = Pattern(r"\[(?P<items>[^\[\]{}]{1,4096})\]")
_ITEM = Pattern(r"[^\s,\"'`\\][^,\"'`\\\r\n]{0,4096}")
_LED = Pattern(
    r"(?:[\w.-]{1,64}@[\w.-]{1,64}[: ][^\s]{1,64}[$#] "
    r"|[ \t>#\"'+$-]|export\b|ENV\b|ARG\b|set\b|setx\b|declare\b|local\b|readonly\b|Environment=|-x\b)*",
    re.A,
)
_GOES_ON_AS_SHELL = Pattern(
    r"[ \t]+(?:[A-Za-z_]\w{0,64}=|[|&;<>]|\\?$|-{1,2}[a-z]|(?:\./|/)?(?:docker|podman|nerdctl|sudo|env|exec|make|npm"
    r"|yarn|node|python3?|pip3?|mysql\w*|mariadb\w*|psql|pg_\w+|mongo\w*|redis-cli|bash|sh|zsh|kubectl|helm|go|java|php|ruby|perl|curl|wget"
    r"|git|ansible\w*|terraform|vault|aws|az|gcloud|restic|borg|rclone|sshpass|ssh|echo|printf|cat|nohup|time|timeout|su|apt\w*"
    r"|composer|bundle|rake|rails|flask|uvicorn|gunicorn|cargo|dotnet|systemctl|service|crontab|while|for|if|do|then)(?![\w:=]))",
    re.A | re.M,
)


def assigned(text: str, name: Name) -> Iterator[Span]:
    """The values that the name is given by the sign after it."""
    if name.sep == ">":
        yield from tagged(text, name)
    elif _assigns(text, name):
        yield from header(text, name) if name.kind is Kind.HEADER and name.sep[0] == ":" else _value(text, name)


def _assigns(text: str, name: Name) -> bool:
    if text[name.begin - 1 : name.begin] == "{" and _HOLE.match(text, name.after):
        return False
    if text.startswith(_NAMED_ALONE, max(0, name.begin - len(_NAMED_ALONE))):
        return False
    if (
        name.sep in (":", "::")
        and text[name.begin - 1 : name.begin] == "/"
        and _PATH.search(text, max(0, name.begin - 256), name.begin)
    ):
        return False
    if text.startswith("${", max(0, name.begin - 2)) and text[name.after : name.after + 1] in ("?", "+"):
        return False
    if name.kind is Kind.HEADER and name.sep == "::":
        return False
    if name.sep == "==" and _VERSION.match(text, name.after):
        return False
    return not (name.word.lstrip("$") in _PATHS and text[name.after : name.after + 1] in ("/", "~"))


def _value(text: str, name: Name) -> Iterator[Span]:
    prose = name.sep in (":", "::") and not name.closed
    within = name.opened if not name.closed else ""
    if name.sep[0] == ":" and (lines := block(text, name.after, name.begin)) is not None:
        yield from (each for span in lines for each in checked(text, span, name.kind))
        return
    begin = _begin(text, name)
    first = text[begin : begin + 1]
    if begin == name.after and _CLOSING.match(text, begin) and not name.opened:
        return
    if first in ("", "\n", "\r"):
        yield from _on_next_lines(text, begin, name, prose=prose)
    elif first in "[{" and not text.startswith(REMOVED, begin) and not _BRACED.match(text, begin):
        yield from _listed(text, begin, name)
    elif is_quote(text, begin) and (span := quoted(text, begin, within)) is not None:
        yield from checked(text, span, name.kind)
        if became := _BECAME.match(text, span[1]):
            yield from checked(text, quoted(text, became.end()), name.kind)
    elif call := _CALL.match(text, begin):
        yield from called(text, call.end())
    elif not (within and text.startswith(within, begin)):
        yield from _bare(text, begin, name, within, prose=prose)


def _begin(text: str, name: Name) -> int:
    """Where the value begins: after blanks, a type, and what converts it."""
    begin = _after_blanks(text, name.after)
    typed = _TYPED.match(text, begin) if name.sep == ":" else None
    begin = typed.end() if typed else begin
    led = _CONVERTED.match(text, begin)
    return led.end() if led else begin


def _on_next_lines(text: str, begin: int, name: Name, *, prose: bool) -> Iterator[Span]:
    if name.closed and (found := _QUOTED_BELOW.match(text, begin)):
        yield from checked(text, quoted(text, found.end()), name.kind)
    elif name.sep == "=":
        yield from _wrapped(text, begin, name)
    elif name.sep[0] == ":" or name.sep == "=>":
        yield from (
            each
            for span in below(text, begin, name.begin)
            if not is_secret(text[slice(*span)]) and not _names_one(name, text[slice(*span)])
            for each in checked(text, span, name.kind, prose=prose)
        )


def _wrapped(text: str, begin: int, name: Name) -> Iterator[Span]:
    """A value that stands alone in the next line: a terminal's width ended right after the sign."""
    found = _ROW_BELOW.match(text, begin) if name.word.isupper() else None
    if found and _is_likely(found[1]) and is_password(found[1]):
        yield from checked(text, found.span(1), name.kind)


def _bare(text: str, begin: int, name: Name, within: str, *, prose: bool) -> Iterator[Span]:
    before = text[name.begin - 1 : name.begin]
    if name.sep == "=" and before in ("?", "&", "#") and (found := _IN_QUERY.match(text, begin)):
        known = name.kind if name.kind >= Kind.SECRET or not is_password(found.group()) else Kind.SECRET
        yield from checked(text, found.span(), known)
        return
    listed = _IN_LIST.match(text, begin) if before == ";" else None
    span = listed.span() if listed else bare(text, begin, within)
    if span is None or (name.word[-1] in "sS" and text[slice(*span)].isdigit() and span[1] - span[0] < 7):
        return
    if within or not begins_line(text, name.begin):
        more = text[span[1] : span[1] + 1] in (" ", "\t") and _is_word(text, span[1])
        if not (prose and more and not within and not _is_likely(text[slice(*span)])):
            yield from checked(text, span, name.kind, prose=prose)
        return
    whole = (begin, rest_of_line(text, begin))
    if prose:
        yield from (
            checked(text, whole, name.kind, prose=prose)
            if not is_prose(text[begin : span[1]]) and not is_no_secret(text[slice(*span)])
            else ()
        )
    elif name.kind < Kind.SECRET or is_no_secret(text[slice(*span)]):
        yield from checked(text, span, name.kind)
    else:
        yield from checked(text, _line_or_word(text, begin, whole[1]), name.kind)


def _is_likely(value: str) -> bool:
    return is_strong(value) or is_random(value)


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


def begins_line(text: str, at: int) -> bool:
    """Whether a line begins with the name that stands here, or with what may stand before one."""
    return _LED.fullmatch(text, line_start(text, at, 80), at) is not None


def in_object(text: str, begin: int, kind: Kind) -> Iterator[Span]:
    """The value of `{"value": a}`."""
    if found := _OBJECT.match(text, begin):
        yield from checked(text, quoted(text, found.end()) or bare(text, found.end()), kind)


def _listed(text: str, begin: int, name: Name) -> Iterator[Span]:
    """Each item of `[a, b]`, as Go and JSON write lists, and the value of `{"value": a}`."""
    yield from in_object(text, begin, name.kind)
    found = _LIST.match(text, begin)
    if found is None or name.kind < Kind.SECRET:
        return
    for item in _ITEM.finditer(text, found.start("items"), found.end("items")):
        if not is_secret(item.group()) and not _names_one(name, item.group()):
            yield from checked(text, item.span(), name.kind, prose=True)


def _names_one(name: Name, item: str) -> bool:
    """Whether an item of a list of secrets only names one."""
    return name.word.lower() == "secrets" and _NAME.match(item) is not None
