"""Secrets that a name gives away: `PASSWORD=X`, `"token": "X"`, `--api-key X`, `ENV SECRET X`, `<token>X</token>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from assistant.text.redaction.names import STEMS, is_header, is_secret, words_of
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import QUOTE, is_strong, line_start, quoted_or_bare, value_at

_ENDS = r"[A-Za-z0-9_.-]{0,48}"
_ASSIGNED = re.compile(
    rf"{STEMS}{_ENDS}(?P<quote>{QUOTE})?[\])]?(?P<quote2>{QUOTE})?[ \t]{{0,80}}"
    r"(?P<sep>=>|:=|==?|::?|：|＝|%3[AD]|>|\\{1,15}uff1[ad]|\\{1,4}u003d)"
    rf"(?![=/]/)(?!\?[^}}\r\n]{{0,200}}\}})",
    re.I | re.A,
)
_OPTION = re.compile(rf"--?[A-Za-z0-9_.-]{{0,48}}?{STEMS}{_ENDS}(?:{QUOTE})?[,\s]{{1,4}}(?:-[ \t])?", re.I | re.A)
_DIRECTIVE = re.compile(
    rf"(?:\b(?:ENV|ARG|setenv|setx|SetEnv|set|env|define|fastcgi_param|export)[ \t]{{1,8}}"
    rf"|\blogin[ \t]+\S{{1,128}}\s{{1,80}}|^[ \t]{{0,40}}|(?<![\w-])(?=requirepass|masterauth))"
    rf"(?P<name>[A-Za-z_][\w.-]{{0,48}}?{STEMS}{_ENDS}|{STEMS}{_ENDS}|requirepass|masterauth)[ \t]{{1,80}}",
    re.I | re.A | re.M,
)
_TABBED = re.compile(
    rf"(?<![\w./\\-])(?P<name>[A-Za-z_][\w.-]{{0,48}}?{STEMS}{_ENDS}|{STEMS}{_ENDS})(?:\t|\\{{1,15}}t)[ \t]{{0,80}}",
    re.I | re.A,
)
_CELL = re.compile(
    rf"[|│][ \t]{{0,80}}(?P<name>[\w.-]{{0,48}}?{STEMS}{_ENDS})[ \t]{{0,80}}[|│][ \t]{{0,80}}([^|│\r\n]{{1,512}})",
    re.I | re.A,
)
_PROSE = re.compile(
    rf"\b(?:pass(?:word|wd|phrase|code)|secret|token|(?:api|access|secret|private) ?key)(?P<quote>{QUOTE})?"
    r"[ \t]{1,4}(?:is|was|are|to)[ \t:]{1,4}",
    re.I | re.A,
)
_FOREIGN_NAMES = (
    *("密码", "密碼", "口令", "令牌", "密钥", "密鑰", "パスワード", "비밀번호", "암호"),
    *("пароль", "contraseña", "kennwort", "senha"),
)
_FOREIGN_SIGNS = ("=", ":", "：", "＝", "是", "为", "為", "は", "es", "ist", "est")


def _also_escaped(words: tuple[str, ...]) -> str:
    """The words, each also as JSON escapes it."""
    forms = dict.fromkeys(form for word in words for form in (word, json.dumps(word)[1:-1]))
    return "|".join(re.escape(form).replace(r"\\", r"\\{1,15}") for form in forms)


_ANNOUNCED = re.compile(
    r"\bpassword[\w ]{1,24} generated for [\w@.%-]{1,128}:[ \t]{0,8}"
    r"|\bfollowing password to proceed[ \w]{0,40}:\s{1,80}",
    re.I | re.A,
)
"""How MySQL and Jenkins tell the first password in their logs."""
_SQL = re.compile(
    r"\b(?:identified[ \t]{1,4}(?:with[ \t]{1,4}\S{1,64}[ \t]{1,4})?(?:by|as)|password)[ \t]{0,4}\(?[ \t]{0,4}"
    r"(?=\\{0,15}['\"][^\s'\"\\]{1,256}\\{0,15}['\"])",
    re.I | re.A,
)
_FOREIGN = re.compile(
    rf"(?:mot de passe|{_also_escaped(_FOREIGN_NAMES)})[ \t]{{0,8}}(?:{_also_escaped(_FOREIGN_SIGNS)})[ \t]{{0,8}}",
    re.I,
)
_IDENTIFIER = re.compile(r"[A-Za-z0-9_.$-]{0,64}\Z", re.A)
_BEFORE = re.compile(rf"(?P<quote>{QUOTE})[\[(]?\Z")
_PATHS = ("PWD", "OLDPWD")
_NAMED_ALONE = "no such "
"""`no such secret: web` names one, and holds none."""
_SOURCE = re.compile(r"\.(?:go|py|c|cc|cpp|rs|js|ts|java|rb|php)\Z")
"""`token.go:12` is a place in a program."""
_TOLD_OF = ("--", "via ", "flag", "option", "instead")
"""How a text goes on that speaks of an option: `Using --password via the CLI is insecure`."""
_SCHEME = re.compile(
    rf"[ \t]{{0,8}}(?:{QUOTE})?[ \t]{{0,8}}\[?"
    r"(?:(?:basic|bearer|digest|token|apikey|negotiate|aws4[\w-]{0,40})[ \t]{1,4})?",
    re.I,
)
_LINE = re.compile(r"[^\r\n]{1,8192}")
_REFUSED = re.compile(r"(?:denied|failed|required|invalid|missing|error|not |header|server|none|is |by )", re.I)


def assigned(text: str) -> Iterator[Span]:
    """The values of names that stand for secrets."""
    done = 0
    for found in _ASSIGNED.finditer(text):
        # What stands in a value that is taken out needs no look of its own, or names in a row would cost their square.
        for span in _assigned(text, found) if found.start() >= done else ():
            done = span[1]
            yield span


def given(text: str) -> Iterator[Span]:
    """The values that options, directives and the cells of tables give after blanks."""
    for found in _OPTION.finditer(text):
        if is_secret(found.group()) and not text.startswith(_TOLD_OF, found.end()) and not _names_a_secret(text, found):
            yield from _one(quoted_or_bare(text, found.end()))
    for found in _DIRECTIVE.finditer(text):
        if _is_directive(text, found):
            yield from _one(quoted_or_bare(text, found.end()))
    for found in _TABBED.finditer(text):
        if is_secret(found["name"]):
            yield from _one(quoted_or_bare(text, found.end()))
    for found in _CELL.finditer(text):
        value = found[2].strip()
        if is_secret(found["name"]) and value and not value.startswith(REMOVED) and set(value) - set("-: "):
            yield found.start(2), found.start(2) + len(found[2].rstrip())


def spoken(text: str) -> Iterator[Span]:
    """The values that people write into sentences, in other languages too."""
    for found in _PROSE.finditer(text):
        span = quoted_or_bare(text, found.end())
        if span and (is_strong(text[slice(*span)]) or text[span[0] - 1] in "\"'`“‘"):
            yield span
    for pattern in (_ANNOUNCED, _SQL, _FOREIGN):
        for found in pattern.finditer(text):
            yield from _one(quoted_or_bare(text, found.end()))


def _assigned(text: str, found: re.Match[str]) -> Iterator[Span]:
    low = max(0, found.start() - 64)
    before = _IDENTIFIER.search(text, low, found.start())
    begin = before.start() if before else found.start()
    name = text[begin : found.start("sep")]
    opening = _BEFORE.search(text, max(0, begin - 20), begin)
    closes = found["quote"] or found["quote2"]
    if text.startswith(_NAMED_ALONE, max(0, begin - len(_NAMED_ALONE))) or _SOURCE.search(name):
        return
    if not is_secret(name) and not _is_registry_login(name, opening, closes):
        return
    sep = found["sep"]
    if not _assigns(text, begin, sep) or (name in _PATHS and text[found.end() : found.end() + 1] in ("/", "~")):
        return
    inside = opening["quote"] if opening and not closes else ""
    line_begins = not text[line_start(text, begin, 80) : begin].strip(" \t-#>\"'")
    if is_header(name) and sep[0] in ":：\\":
        yield from _header(text, found.end(), inside)
        return
    prose = sep[0] in ":：\\" and sep != ":=" and not closes
    yield from _one(value_at(text, found.end(), inside, prose=prose, line_begins=line_begins))


def _assigns(text: str, begin: int, sep: str) -> bool:
    before = text[begin - 1 : begin]
    if sep == ">":
        return before == "<" or text[begin - 2 : begin] == "</"
    return not (sep in (":", "::") and before == "/")


def _is_registry_login(name: str, opening: re.Match[str] | None, closes: str | None) -> bool:
    """`"auth": "dXNlcjpwYXNz"` of ~/.docker/config.json."""
    return name.lower().strip("\"'`\\") == "auth" and opening is not None and closes is not None


def _header(text: str, at: int, inside: str) -> Iterator[Span]:
    scheme = _SCHEME.match(text, at)
    begin = scheme.end() if scheme else at
    line = _LINE.match(text, begin)
    if line is None or text.startswith(REMOVED, begin) or _REFUSED.match(text, begin):
        return
    lead = text[at:begin]
    quote = next((char for char in lead if char in "\"'`"), "") or inside[-1:]
    ends = [text.find(char, begin, line.end()) for char in (quote, "]" if "[" in lead else "") if char]
    end = min([each for each in ends if each >= 0], default=line.end())
    while end > begin and text[end - 1] == "\\":
        end -= 1
    yield from _one((begin, end) if end > begin else None)


def _is_directive(text: str, found: re.Match[str]) -> bool:
    name = found["name"]
    if name.lower() in ("requirepass", "masterauth"):
        return True
    # At the beginning of a line only names of variables count: `db_password  hunter2` may be a list of secrets' names.
    led = found.start("name") > found.start() and bool(text[found.start() : found.start("name")].strip())
    gap = text[found.end("name") : found.end()]
    aligned = len(gap) > 1 and name.isupper() and len(words_of(name)) > 1
    return is_secret(name) and (led or aligned)


def _names_a_secret(text: str, found: re.Match[str]) -> bool:
    """`--secret id=npm` and `--secret NAME` of docker name one, and hold none."""
    given_name = text[found.end() : found.end() + 200].split(maxsplit=1)[:1]
    return words_of(found.group()) in (("secret",), ("secrets",)) and not (
        given_name and is_strong(given_name[0]) and "=" not in given_name[0]
    )


def _one(span: Span | None) -> Iterator[Span]:
    if span is not None and span[1] > span[0]:
        yield span
