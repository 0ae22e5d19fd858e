"""The value after blanks: `--password X`, `ENV PASSWORD X`, `login u password X`, `password is X`, columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.judged import checked
from assistant.text.redaction.looks import is_id, is_likely, is_password, is_prose, is_random, is_strong, is_told
from assistant.text.redaction.name_kind import Kind, words_of
from assistant.text.redaction.name_place import Name
from assistant.text.redaction.spans import Span
from assistant.text.redaction.values import EXAMPLES, bare, is_quote, line_start, quoted, rest_of_line

_ARGUMENT = Pattern(r"(?:[ \t]{0,80},)?[ \t]{0,80}(?:\r?\n[ \t]{0,80})?(?:-[ \t]{1,4}|a\d{1,3}=(?=[\"']))?")
_ANOTHER = Pattern(r"--?[A-Za-z]|[<>|&;](?:[\s<>|&]|$)")
_LED = Pattern(
    r"(?:\b(?:ENV|ARG|setenv|setx|SetEnv|set|env|define|fastcgi_param|uwsgi_param|export|SET|add_header|proxy_set_header"
    r"|account|aws configure set|config set|git config(?: --\w+)?|machine \S{1,128}|login[ \t]+\S{1,128}"
    r"|user[ \t]+\S{1,128}|put[ \t]{1,8}[\w./-]{0,128}/)"
    r")[ \t]{0,8}\Z",
    re.A,
)
_VERB = Pattern(
    r"(?:[ \t](?:for|of|de|von|für|para|pentru|för|til|для|от)(?:[ \t]\S{1,64}){1,3}?){0,2}"
    r"[ \t]{1,4}(?:is now|is set to|set to|contains|→|⇒|is|was|are|to(?<![dnt]s to)|ist|lautet|war|este|est|es|era|è|é"
    r"|jest|är|er|[—–])[ \t:]{1,4}(?:still |now )?",
    re.I,
)
_BEFORE = Pattern(r"(\S{6,128}) \(\Z")
"""`app / X (password)`"""
_PAIR = Pattern(r" (?:are|is|were)[ \t:]{1,4}\S{1,64} ?/ ?(\S{1,128})")
_FOR = Pattern(
    r"(?:[ \t](?:for|of|de|von|für|para|pentru|för|til|для|от)[ \t][^\s:]{1,128}){1,2}[ \t]{0,4}:[ \t]{1,8}", re.I
)
_GENERATED = Pattern(
    r"[\w ]{1,24} generated(?: for [\w@.%'-]{1,128})?:[ \t]{0,8}|[ \w]{0,40} to proceed[ \w]{0,40}:\s{1,80}",
    re.I | re.A,
)
"""How MySQL and Jenkins tell the first password in their logs."""
_ABOVE = Pattern(r"(?: [\w.@-]{1,64}){1,5}(?: \([^()\r\n]{1,80}\))?:\r?\n[ \t]{0,8}", re.A)
"""... and Elasticsearch, on the line below."""
_FAR = Pattern(r"(?: [^\s.:;]{1,24}){1,8} (?:is|was|ist|lautet)[ \t:]{1,4}", re.I)
"""`the API key that I use (not the real one) is X`"""
_TYPED = Pattern(
    r"(?:REG_\w{1,16}|-Value|--(?:value|body|secret-string|plaintext|iscrypted))[ \t=]{1,40}|-b[ \t]{0,4}(?=\S)"
    r"|[a-z]{2,16} <<<[ \t]{0,4}",
    re.A,
)
"""What Windows' registry, PowerShell, Kickstart and the clients of clouds put before a value."""
_CELL_BELOW = Pattern(r"\r?\n[ \t]{0,8}([^\s=:]{6,256}={0,2})[ \t]*(?:\r?\n|\Z)")
"""A table copied out of a PDF has a cell in each line."""
_ATTRIBUTE = Pattern(r"[\w.-]{1,64}=[\"']|[a-z][a-z_]{1,32}=\S")
_KIND = Pattern(
    r"(?:strings?|stringArray|stringToString|path|value|text|file|bytes|list|int|duration|name)"
    r"(?:[ \t]{2}|[ \t]*(?:\r?\n|\Z))"
)
"""What the help of a program shows in the place of a value."""
_SQL = Pattern(r"[ \t]{0,4}(?:for[ \t]{1,4}\S{1,128}[ \t]{0,4}=[ \t]{0,4}(?:PASSWORD)?)?\(?[ \t]{0,4}", re.I)
_HARD = frozenset(
    {"auth_pass", "bindpw", "rootpw", "olcrootpw", "requirepass", "masterauth", "masterpass", "aclpassword"}
)
_SOFT = frozenset(
    {"secret", "secrets", "key", "auth", "cert", "session", "identity", "private", "credential", "credentials", "pass"}
)
"""What a sentence goes on with after these is the name of one more often than one."""


def spaced(text: str, name: Name) -> Iterator[Span]:
    """The value that stands after a name and blanks."""
    if name.word[0] == "-" and name.word.strip("-"):
        yield from _option(text, name)
    elif name.closed and name.closed != name.opened:
        return
    elif not name.sep and (name.kind >= Kind.SECRET or name.word == "AUTH"):
        if typed := _TYPED.match(text, name.after):
            yield from checked(text, _one(text, typed.end()), name.kind)
        elif not _ANOTHER.match(text, name.after):
            yield from _directive(text, name) or list(_told(text, name)) or _below(text, name)


def _option(text: str, name: Name) -> Iterator[Span]:
    gap = _ARGUMENT.match(text, name.end + len(name.closed))
    begin = gap.end() if gap else name.after
    if begin == name.end + len(name.closed):
        return
    within = name.opened if not name.closed else ""
    span = quoted(text, begin, within) or bare(text, begin)
    if (
        span is None
        or text[begin] == "("
        or _is_option(text, span)
        or _KIND.match(text, begin)
        or (within and text.startswith(within, begin))
    ):
        return
    value = text[slice(*span)]
    named_alone = words_of(name.word) in (("secret",), ("secrets",)) and not (is_strong(value) and "=" not in value)
    if not named_alone and not (is_prose(value) and value.islower() and not is_quote(text, begin)):
        yield from checked(text, span, name.kind)


def _is_option(text: str, span: Span) -> bool:
    """Whether another option, or another command, begins here."""
    value = text[slice(*span)]
    return _ANOTHER.match(text, span[0]) is not None and not (len(value) > 8 and is_told(value) and value[1] != "-")


def _directive(text: str, name: Name) -> list[Span]:
    if not name.gap or name.closed not in ("", name.opened):
        return []
    line = line_start(text, name.begin, 160)
    led = _LED.search(text, line, name.begin)
    if name.word.lower() in _HARD:
        return list(checked(text, _one(text, name.after), name.kind))
    alone = not text[line : name.begin].strip()
    if led is None and not ((alone or "\t" in name.gap) and _is_aligned(text, name)):
        return []
    if name.kind is Kind.HEADER and is_quote(text, name.after):
        return list(checked(text, quoted(text, name.after), name.kind))
    return list(checked(text, _directed(text, name), name.kind, prose=True))


def _directed(text: str, name: Name) -> Span | None:
    """An ENV of a Dockerfile holds the rest of its line."""
    if text[max(0, name.begin - 4) : name.begin].strip() == "ENV" and not is_quote(text, name.after):
        return name.after, rest_of_line(text, name.after)
    return _one(text, name.after)


def _is_aligned(text: str, name: Name) -> bool:
    """At the beginning of a line only names of variables count, or values that look like secrets in a column."""
    wide = len(name.gap) > 1 or "\t" in name.gap
    if wide and name.word.isupper() and len(words_of(name.word)) > 1:
        return True
    span = _one(text, name.after)
    value = text[slice(*span)] if span else ""
    alone = span is not None and text[span[1] : span[1] + 1] in ("", "\n", "\r")
    if "\t" in name.gap or (wide and alone):
        return is_told(value) or is_password(value)
    return (
        bool(span)
        and (is_quote(text, name.after) or alone)
        and (is_told(value) or is_password(value))
        and name.word.lower() not in _SOFT
    )


def _told(text: str, name: Name) -> Iterator[Span]:
    """What people write into sentences."""
    at = name.end + len(name.closed)
    if text.startswith(" (", max(0, name.begin - 2)) and name.closed.startswith(")"):
        before = _BEFORE.search(text, max(0, name.begin - 130), name.begin)
        yield from (before.span(1),) if before and is_password(before[1]) else ()
        return
    if name.word.lower() == "credentials" and (pair := _PAIR.match(text, at)) and is_password(pair[1]):
        yield pair.span(1)
        return
    for pattern in (_GENERATED, _VERB, _FOR, _ABOVE, _FAR):
        if found := pattern.match(text, at):
            span = _one(text, found.end(), name.opened)
            if span and _fits(pattern, text, span):
                yield from checked(text, span, name.kind, prose=True)
            return
    yield from _beside(text, name, at)


def _fits(pattern: Pattern, text: str, span: Span) -> bool:
    """Whether what stands behind these words can be a secret: the farther it is, the more it must look like one."""
    value = text[slice(*span)]
    if pattern is _FAR:
        return is_password(value)
    return pattern is _GENERATED or is_quote(text, span[0] - 1) or _is_likely(value)


def _beside(text: str, name: Name, at: int) -> Iterator[Span]:
    """`WITH PASSWORD 'X'`, `setApiKey("X")`, `password X`."""
    sql = _SQL.match(text, at)
    begin = sql.end() if sql else at
    span = _one(text, begin)
    if span is None or begin == at:
        return
    value = text[slice(*span)]
    if _ATTRIBUTE.match(text, begin):
        return
    keyword = text[name.begin - 1 : name.begin] == ":" or name.word == "PASSWORD"
    if keyword and is_quote(text, begin) and value not in EXAMPLES:  # of Clojure, Ruby or SQL
        yield from checked(text, span, name.kind)
        return
    called = text[name.end : name.end + 1] == "(" and is_quote(text, begin)
    soft = not called and words_of(name.word)[-1:] and words_of(name.word)[-1] in _SOFT
    if is_random(value) if soft else is_told(value) or (name.kind is Kind.SECRET and is_password(value)):
        yield from checked(text, span, name.kind, prose=True)


def _below(text: str, name: Name) -> Iterator[Span]:
    """A name alone in its line, and nothing but a value in the next one."""
    alone = not text[line_start(text, name.begin, 80) : name.begin].strip(" \t*#-")
    found = _CELL_BELOW.match(text, name.after) if alone else None
    if found and is_told(found[1]) and is_likely(found[1]):
        yield from checked(text, found.span(1), name.kind)


def _is_likely(value: str) -> bool:
    return is_password(value) or (is_strong(value) and not is_id(value.strip(".,;")))


def _one(text: str, at: int, opened: str = "") -> Span | None:
    """The value that begins here; none where only the quote closes that was open before the name."""
    if opened and text.startswith(opened, at) and text[at + len(opened) : at + len(opened) + 1] in ("", " ", "\n"):
        return None
    return quoted(text, at) or bare(text, at)
