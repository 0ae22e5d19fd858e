"""Where the value of a secret's name ends, however it is quoted, escaped, wrapped or continued."""

from __future__ import annotations

import re

from assistant.text.redaction.spans import REMOVED, Span

LONGEST = 8192
_LOOK = 512
"""What ends a value inside of a line is looked for in so many of its characters; more than that is a key's body."""

QUOTE = r"(?:'\"'\"'|\\{0,15}[\"'`]|&quot;|&#3[49];|&apos;|\\{1,4}u002[27]|%2[27]|[“”„‘’])"
_QUOTE = re.compile(QUOTE)
_SHELL_QUOTE = "'\"'\"'"
"""How a shell writes a single quote inside of single quotes."""
_BLANKS = re.compile(r"[ \t]{0,80}(?:\\\r?\n[ \t]{0,80})?")
_BARE = re.compile(r"(?:\\\r?\n[ \t]{0,80}|\\ |\S){1,8192}")
_BLOCK = re.compile(r"[|>][+-]?\d?[ \t]*\r?\n")
_REST = re.compile(r"[^\r\n]{1,8192}")
_NEXT_LINE = re.compile(r"\r?\n([ \t]{1,80})([^\s:#-][^\s:]{3,4096})[ \t]*(?=\r?\n|\Z)")
_STOP = re.compile(
    r"\\{0,15}[\"'`](?=[,}\]):;|>\s\\]|\Z)|&quot;|&#3[49];|%2[27]|[“”]|&(?=[\w.%-]{1,64}=)|;(?=\s?[\w ]{1,40}=)"
    r"|,(?=\s?[\"']?[\w.-]{1,64}[\"']?[=:])|</|\[removed]"
)
"""What ends a bare value inside of a line: a quote that closes, or the next name of a list."""
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_NO_SECRET = re.compile(
    r"(?:true|false|yes|no|on|off|null|nil|none|undefined|unset|empty|required|optional|plain|login|basic|opaque)\Z"
    r"|\$\{?[A-Z_][A-Z0-9_]*(?::?\?[^{}]{0,200})?\}?\Z|\$\((?:cat|<)|\*+\Z|[xX]{3,}\Z|\.{2,}\Z|…|<[^<>]{0,64}>\Z|%[sdvq]\Z|\{\{|sha\d{1,3}:"
    r"|~?/(?:run|etc|var|home|root|usr|opt|tmp|mnt|srv|data|certs?|secrets?|keys?|dev|proc)(?:/|\Z)"
    r"|[\w./-]{1,200}\.(?:pem|key|crt|cert|json|ya?ml|txt|conf|cfg|env|go|py|sock)(?::\d+)*\Z|\[removed]|\[REDACTED]",
    re.I,
)
_PROSE_WORDS = (
    "a an the unexpected file not no permission invalid incorrect wrong missing failed failure fail error errors "
    "unable could cannot can't is must required expired denied malformed unauthorized authentication open read "
    "write unknown eof got expected does has have was were too bad empty unset may will should did rpc parse "
    "parsing get post illegal mismatch refused rejected it its this that to for from of in on with and or but "
    "your please authorization server client request response status key token value access account user "
    "username docker connection context x509 tls http https dial lookup stat exec x-oauth-basic all"
)
_PROSE = frozenset(_PROSE_WORDS.split())
"""What a sentence goes on with after `token:`; a secret does not begin so."""


def value_at(text: str, at: int, inside: str, *, prose: bool, line_begins: bool) -> Span | None:
    """The value that begins here.

    Args:
        inside: the quote that stands before the name, when it does: the value ends with it.
        prose: a colon came before, which sentences have, too.
        line_begins: the name begins its line, as in YAML, where a value may hold blanks.
    """
    if prose and ((block := _block(text, at)) is not None or _BLOCK.match(text, _after_blanks(text, at))):
        return block
    begin = _after_blanks(text, at)
    if quote := _QUOTE.match(text, begin):
        if quote.group() == inside:
            return None
        return _checked(text, quote.end(), _closing(text, quote.end(), quote.group()), prose=False)
    if text[begin : begin + 1] in ("", "\n", "\r", "{", "["):
        return None
    end = _bare_end(text, begin, inside)
    if not prose:
        return _checked(text, begin, end, prose=False)
    more = _BARE.match(text, end + 1) is not None and text[end : end + 1] in (" ", "\t")
    if more and not line_begins and not is_strong(text[begin:end]):
        return None
    span = _checked(text, begin, end, prose=True)
    if span is None or not (more and line_begins):
        return span
    rest = _REST.match(text, begin)
    return (begin, rest.end()) if rest else span


def quoted_or_bare(text: str, at: int) -> Span | None:
    """The value of an option or an argument that begins here."""
    return value_at(text, at, "", prose=False, line_begins=False)


def line_start(text: str, at: int, longest: int) -> int:
    """Where the line begins that has this place, or the place itself lies that many characters before."""
    low = max(0, at - longest)
    found = text.rfind("\n", low, at)
    return found + 1 if found >= 0 else low


def is_strong(value: str) -> bool:
    """Whether a word looks like a secret and not like a word."""
    word = value.strip(".,;:!?()'\"")
    mixed = any(char.isdigit() for char in word) or (word != word.lower() and word[1:] != word[1:].lower())
    return len(word) >= 4 and (mixed or not word.isalnum()) and "://" not in word and word.count("/") < 2


def _checked(text: str, begin: int, end: int, *, prose: bool) -> Span | None:
    value = text[begin:end]
    if not value.strip() or value.startswith(REMOVED) or _NO_SECRET.match(value):
        return None
    if prose and value.strip(".,;:()").lower() in _PROSE:
        return None
    return begin, end


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _closing(text: str, begin: int, quote: str) -> int:
    """Where a quoted value ends: at the same quote, escaped as deep; at the end of the line where it never comes."""
    last = min(len(text), begin + LONGEST)
    escaped = quote[0] in "\\\"'`" and quote != _SHELL_QUOTE
    depth = len(quote) - 1 if escaped and quote[-1] in "\"'`" else 0
    closing = {"“": "”", "„": "“", "‘": "’"}.get(quote, quote[-1] if escaped and quote[-1] in "\"'`" else quote)
    at = begin
    while (at := text.find(closing, at, last)) >= 0:
        slashes = _slashes_before(text, begin, at)
        doubled = closing == "'" and text.startswith("''", at)  # YAML's and SQL's way to write one
        if not doubled and (slashes < depth or (slashes - depth) % (2 ** (depth.bit_length() + 1)) == 0):
            return at - min(slashes, depth)
        at += 1 + doubled
    rest = _REST.match(text, begin)
    return rest.end() if rest else begin


def _bare_end(text: str, begin: int, inside: str) -> int:
    found = _BARE.match(text, begin)
    end = found.end() if found else begin
    if inside:
        close = text.find(inside, begin, begin + LONGEST)
        line_end = text.find("\n", begin, begin + LONGEST)
        if close >= 0 and (line_end < 0 or close < line_end):
            kept = re.search(r"\s[\w.-]{1,64}=", text[begin:close])
            return begin + kept.start() if kept else close
    stop = _STOP.search(text, begin + 1, min(end, begin + _LOOK))
    return _peeled(text, begin, stop.start() if stop else end)


def _peeled(text: str, begin: int, end: int) -> int:
    """Without what closes or ends the sentence around the value."""
    while end > begin + 1:
        last = text[end - 1]
        opener = _CLOSERS.get(last)
        if not (last in ",;." or (opener and opener not in text[begin : end - 1])):
            break
        end -= 1
    return end


def _block(text: str, at: int) -> Span | None:
    """A value on the lines below its name, which are indented more."""
    begin = _after_blanks(text, at)
    line = line_start(text, at, _LOOK)
    indent = len(text[line:at]) - len(text[line:at].lstrip(" \t-"))
    if found := _BLOCK.match(text, begin):
        end = _block_end(text, found.end(), indent)
        first = found.end() + len(text[found.end() : end]) - len(text[found.end() : end].lstrip())
        return _checked(text, first, end, prose=False) if end > first else None
    following = _NEXT_LINE.match(text, begin)
    if following and len(following[1]) > indent:
        return _checked(text, *following.span(2), prose=True)
    return None


def _block_end(text: str, at: int, indent: int) -> int:
    end = at
    for line in text[at : at + LONGEST].splitlines(keepends=True):
        at += len(line)
        if line.strip():
            if len(line) - len(line.lstrip(" \t")) <= indent:
                break
            end = at - (len(line) - len(line.rstrip()))
    return end


def _slashes_before(text: str, begin: int, at: int) -> int:
    count = 0
    while at - count > begin and text[at - count - 1] == "\\":
        count += 1
    return count
