"""Where a value ends, however it is quoted, escaped, wrapped or continued; and what is no secret."""

from __future__ import annotations

import re

from assistant.model.pattern import Pattern
from assistant.text.redaction.keys import rows
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.tokens import goes_on

LONGEST = 8192
_LONG = 40
"""A value so long may be text in base64, which is broken over rows."""
_CUT = 8
_WIDE = 76
"""A row at least so wide may have been cut by a terminal."""
_LOOK = 512
"""What ends a value inside of a line is looked for in so many of its characters; more than that is a key's body."""

QUOTE = r"(?:'\"'\"'|\\{0,15}[\"'`]|%2[27])"
_QUOTE = Pattern(QUOTE)
_TRIPLE = ('"""', "'''")
"""How TOML and Python open texts of several lines."""
_SHELL_QUOTE = "'\"'\"'"
"""How a shell writes a single quote inside of single quotes."""
_SHELL_QUOTES = (_SHELL_QUOTE, "'\\''")
_BARE = Pattern(r"(?:\\ |=(?>'[^'\r\n]{0,256}'|\"[^\"\r\n]{0,256}\")|\S){1,8192}")
_REST = Pattern(r"[^\r\n]{1,8192}")
_STOP = Pattern(
    r"\\{0,15}[\"'`](?=[,}\]):;|>\s\\]|\Z)|%2[27]|&(?=[\w.%-]{1,64}=)|;(?=\s?[\w ]{1,40}=)"
    r"|,(?=\s?[\"']?[\w.-]{1,64}[\"']?[=:])|</"
)
"""What ends a bare value inside of a line: a quote that closes, or the next name of a list."""
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_NO_SECRET = Pattern(
    r"(?:true|false|yes|no|on|off|null|nil|none|undefined|unset|empty|required|optional|plain|login|basic|opaque|n/a|~)\Z"
    r"|\$\{?[A-Za-z_][A-Za-z0-9_.]*(?::?\?[^{}]{0,200})?\}?\Z|\$\((?!echo|printf)|\*+\Z|[xX]{3,}\Z|\.{2,}\Z|…|<[^<>]{0,64}>\Z|\{[a-z_.]{2,64}(?::[a-z_]{2,16})?\}|%[sdvq]\Z|\{\{"
    r"|\$\{\{|sha\d{1,3}:|~?/(?:run|etc|var|home|root|usr|opt|tmp|mnt|srv|data|certs?|secrets?|keys?|dev|proc)(?:/|\Z)"
    r"|\[REDACTED]|\((?:hidden|none|not set|unset|redacted|secret|masked)\)|HTTP/\d"
    r"|(?:bearer|basic|digest|token) ?\Z|(?-i:CHANGE_?ME[A-Z_]*\Z)"
    r"|!(?:secret|env_var|include|vault)(?:\s|\Z)"
    r"|(?:character|double|timestamp|time) (?:varying|precision|with)|(?:text|json|jsonb|bytea|integer|bigint)\Z"
    r"|<(?:redacted|hidden|masked|removed|set to the key|sensitive)"
    r"|\[(?:masked|hidden|filtered|secure|secret)\]|\(sensitive|SIG[A-Z]{3,8}\Z|process\.env\.|os\.environ|getenv"
    r"|(?:var|local|data|module|each|self|secrets|github|random_password)\.\w[\w.\[\]\"']{0,128}\Z"
    r"|(?:cat|pass|op|vault|aws|gcloud|kubectl|head|openssl|security|bw|age|gpg|sops|jq|curl) [\w~/.-]"
    r"|[\w.-]{1,64}:/(?:etc|run|var|home|root|usr|opt)/|(?-i:(?:[a-z][a-z_-]{1,32}/){1,6}[a-z][a-z_-]{1,32}\Z|CHANGE_ME\Z)"
    r"|(?:str|int|bool|bytes|float|string|object|any|number|boolean|interface\{\})\Z|ENC[\[(]|!vault|\{cipher\}|\w{1,64}(?:\??\.[A-Za-z_]\w{0,64}){1,8}(?:\(|\[|\?\.)"
    r"|\d{1,7} (?:bytes|characters|chars)\Z|n?(?:var)?(?:char|binary)2?\(\d|(?-i:(?:Read|Get|Import)-[A-Z][A-Za-z]+)\s"
    r"|(?:[a-z_]{1,32}\.){0,4}[a-z_]{2,32}\((?:(?-i:[\"'][A-Z][A-Z0-9_]{2,64}[\"'])|[a-z_.]{0,64}\))",
    re.I,
)
_FILE = Pattern(r"[\w./-]{1,200}\.(?:pem|key|crt|cert|json|ya?ml|txt|conf|cfg|env|go|py|sock)(?::\d+)*\Z", re.I)
_DEFAULT = Pattern(r"\$\{[A-Za-z_]\w{0,64}:?[-=]")
"""`${DB_PASSWORD:-X}` holds X."""


_EXAMPLE = Pattern(
    r"(?:(?:YOUR|MY|THE)[_-]|NEW|OLD)?(?:[A-Z]+_)?(?:TOKEN|KEY|NAME|PASSWORD|PASS|SECRET|SERVICE|ID|VALUE|USER|STRING|HERE)\Z"
)
"""What stands in the place of a value in examples."""


_LONGEST_WORD = 12
"""No word that stands for a value has more letters."""
EXAMPLES = ("new", "pw", "password", "secret", "...", "NEW")
"""What stands in the place of a password in advice."""


def is_no_secret(value: str) -> bool:
    """Whether a value is a placeholder, a place where the secret is kept, or a plain setting."""
    if len(value) > _LONGEST_WORD and value.isalnum():
        return not value.strip("xX")
    if not value.strip() or (len(value) < 3 and not any(map(str.isalnum, value))):
        return True
    is_file = "." in value and _FILE.match(value)
    return REMOVED in value or bool(is_file or _NO_SECRET.match(value) or _EXAMPLE.match(value))


def quoted(text: str, at: int, within: str = "") -> Span | None:
    """The value that the quote opens which stands here; None where none does, or the one that stands around the name.

    Args:
        within: the quote that stands before the name and is still open.
    """
    if text.startswith(_TRIPLE, at):
        end = text.find(text[at : at + 3], at + 3, at + LONGEST)
        return (at + 3, end) if end >= 0 else None
    quote = _QUOTE.match(text, at)
    if quote is None or quote.group() == within:
        return None
    return quote.end(), _closing(text, quote.end(), quote.group())


def is_quote(text: str, at: int) -> bool:
    """Whether a quote stands here."""
    return _QUOTE.match(text, at) is not None


def bare(text: str, begin: int, within: str = "") -> Span | None:
    """The value without quotes that begins here, inside of a line; None where a line ends or a list begins.

    Args:
        within: the quote that is open around it: the value ends with it, and may hold blanks.
    """
    if within:
        close = _closing(text, begin, within)
        if close < len(text) and text.find("\n", begin, close) < 0:
            more = _NEXT_NAME.search(text, begin, close)
            return begin, more.start() if more else close
    found = _BARE.match(text, begin)
    if found is None:
        return None
    end = found.end()
    stop = _STOP.search(text, begin + 1, min(end, begin + _LOOK))
    if stop:
        return begin, _peeled(text, begin, stop.start())
    if end - begin >= _LONG:
        return begin, rows(text, end)
    cut = end - begin >= _CUT and text[end - 1].isalnum()
    return begin, _peeled(text, begin, goes_on(text, begin, end, _WIDE) if cut else end)


_NEXT_NAME = Pattern(r"\s(?:--?)?[\w.-]{1,64}=")


def rest_of_line(text: str, begin: int) -> int:
    """Where the line ends, without blanks at its end."""
    found = _REST.match(text, begin)
    end = found.end() if found else begin
    while end > begin and text[end - 1] in " \t":
        end -= 1
    return end


def line_start(text: str, at: int, longest: int) -> int:
    """Where the line begins that has this place, or the place itself lies that many characters before."""
    low = max(0, at - longest)
    found = text.rfind("\n", low, at)
    return found + 1 if found >= 0 else low


def default_of(text: str, begin: int, end: int) -> Span | None:
    """What `${NAME:-X}` holds: X."""
    found = _DEFAULT.match(text, begin, end)
    if found is None:
        return None
    last = text.rfind("}", found.end(), end)
    return found.end(), last if last >= 0 else end


def _closing(text: str, begin: int, quote: str) -> int:
    """Where a quoted value ends: at the same quote, escaped as deep; at the end of the line where it never comes."""
    last = min(len(text), begin + LONGEST)
    sign = quote[-1]
    escaped = sign in "\"'`" and quote != _SHELL_QUOTE
    depth = len(quote) - 1 if escaped else 0
    closing = sign if escaped else quote
    at = begin
    while (at := text.find(closing, at, last)) >= 0:
        if closing == "'" and text.startswith(_SHELL_QUOTES, at):
            at += 5 if text[at + 1] == '"' else 4
            continue
        slashes = _slashes_before(text, begin, at)
        doubled = closing == "'" and text.startswith("''", at)  # YAML's and SQL's way to write one
        if not doubled and (slashes < depth or (slashes - depth) % (2 ** (depth.bit_length() + 1)) == 0):
            return at - min(slashes, depth)
        at += 1 + doubled
    rest = _REST.match(text, begin)
    return rest.end() if rest else begin


def _peeled(text: str, begin: int, end: int) -> int:
    """Without what closes or ends the sentence around the value."""
    while end > begin + 1:
        last = text[end - 1]
        opener = _CLOSERS.get(last)
        if not (last in ",;." or (opener and opener not in text[begin : end - 1])):
            break
        end -= 1
    return end


def _slashes_before(text: str, begin: int, at: int) -> int:
    count = 0
    while at - count > begin and text[at - count - 1] == "\\":
        count += 1
    return count
