"""A secret that is spoken of: it stands in the same line as its name, with words or signs between that no rule knows.

What no carrier explains is told by its look alone: the farther it is from the name, the more it must look made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.judged import checked
from assistant.text.redaction.looks import is_prose, is_uuid
from assistant.text.redaction.made import fits, is_made, is_mixed_up, is_phrase, is_typed
from assistant.text.redaction.name_kind import Kind, words_of
from assistant.text.redaction.name_place import Name
from assistant.text.redaction.printed import printed
from assistant.text.redaction.scrambled import is_uneven
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import line_start


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_AHEAD = 160
_BEHIND = 72
_SHORTEST = 6
_SHORT_UNEVEN = 9
_HEX = Pattern(r"[0-9a-f]{48,128}\Z")
_NEXT = 4
_CLOSE = 3
"""So many words from the name, a value may be linked to it without a word for that."""
_MOST = 14
"""So many words of a line are looked at."""
_WORD = Pattern(r"\S{1,512}")
_LEAD = "\"'`([{<«„“~;|,/=:*"
_TAIL = "\"'`)]}>»“”,;:.|*\\"
_QUOTES = frozenset("\"'`«„“")
_NAMED = Pattern(r"[\"'(]{0,2}[\w.-]{1,64}[\"']?(?:=|:(?!//))(?=\S)")
"""A name with its own value: `request=aK3x9Q`."""
_DEFAULT = Pattern(r"(?:default|value|fallback|is|was|pw|p)[=:](?=\S)", re.I)
_CHANGED = Pattern(r"[ \t]{1,4}from[ \t]{1,4}[\"'`]?([^\s\"'`]{6,128})[\"'`]? to [\"'`]?([^\s\"'`]{6,128})")
_USER = Pattern(r"[a-z][a-z_.@-]{0,31}[:/](?=[^\s/])")
_LOGINS = _set("credentials credential creds cred login auth basicauth identifiants zugangsdaten")
"""A name of these stands for a user and a password: `admin/X`."""
_QUOTED = Pattern(r"([\"'])([^\s\"']{6,256})\1")
_HAVE_NAMES = _set("secret secrets token tokens credential credentials key keys cookie cookies auth")
_LINKS = _set(
    "with as is was be are used using use to tried try now or -> => → := = == – — - : in || ?? != ist lautet mit set "
    "reads equals became passed typed entered gave und avec con por com --value "
    "--secret-string --body --data both and ich auf c'est setzt gesetzt é è era est este es jest är er это est: są"
)
"""What may stand between a name and its value."""
_LABELS = _set(
    "id ids uuid guid request trace span digest image images container sha sha1 sha256 sha512 md5 commit rev revision "
    "ref version build host hostname node pod user username account name file path fingerprint thumbprint checksum "
    "hash etag cursor serial kid subject issuer cluster task service layer volume network job run instance device "
    "address peer endpoint bucket label tag release package module class method function thread pid socket error "
    "requestid traceid containerid imageid for of von für pour para on at from into als pod's"
)
"""What names the word after it, and it is no secret."""


def nearby(text: str, name: Name) -> Iterator[Span]:
    """The value that stands somewhere behind the name in its line, or right before it, or alone in the line below."""
    if name.kind is Kind.PERHAPS:
        yield from _arguments(text, name) if text.startswith("(", name.end) else _beside(text, name)
    elif changed := _CHANGED.match(text, name.end):
        yield from (changed.span(at) for at in (1, 2) if fits(changed[at]))
    elif name.kind is not Kind.NOTHING and REMOVED not in text[max(0, name.begin - _BEHIND) : name.end + _AHEAD]:
        yield from (
            _secrets(text, name, _ahead(text, name)) or _secrets(text, name, _behind(text, name)) or printed(text, name)
        )


def _secrets(text: str, name: Name, candidates: Iterator[tuple[Span, bool]]) -> list[Span]:
    """Those that are secrets; of those that are linked to the name, what a person has typed counts, too."""
    found: list[Span] = []
    for span, linked in candidates:
        value = text[slice(*span)]
        if is_made(value) or (linked and _is_linked(value, name, next_to=span[0] - name.end < _NEXT)):
            found += checked(text, span, Kind.SECRET, prose=True)
    return found


def _is_linked(value: str, name: Name, *, next_to: bool) -> bool:
    """Whether a value is a secret where words say that it is the one of this name."""
    if is_mixed_up(value):
        return True
    if name.kind < Kind.SECRET:
        return False
    if is_typed(value) or is_uneven(value, _SHORT_UNEVEN) or (next_to and _HEX.match(value)):
        return True
    if is_uuid(value):
        return name.kind is Kind.SECRET
    # Secrets and tokens of Kubernetes and Docker have such names; passwords have none.
    named = not set(words_of(name.word)).isdisjoint(_HAVE_NAMES)
    return is_phrase(value) and (not named or (next_to and value[-1].isdigit()))


def _ahead(text: str, name: Name) -> Iterator[tuple[Span, bool]]:
    before = ""
    end = _end(text, name.end)
    for count, found in enumerate(_WORD.finditer(text, name.end, end)):
        if count == _MOST or (found.end() == end and not text[end : end + 1].isspace() and end < len(text)):
            return
        word = found.group()
        if not _is_plain(word):
            for span in _bared(text, *found.span(), name):
                if _may_be(before, text[slice(*span)]):
                    yield span, count < _CLOSE or _is_link(before) or text[span[0] - 1] in _QUOTES
        before = word


def _is_plain(word: str) -> bool:
    """Whether a word needs no closer look: it is too short, a number, or has small letters alone."""
    return len(word) < _SHORTEST or word.isdigit() or (word.isalpha() and (word.islower() or len(word) < _SHORT_UNEVEN))


def _end(text: str, at: int) -> int:
    """Where the line ends; where an argument follows, that is quoted for itself, the line goes on."""
    end = text.find("\n", at, at + _AHEAD)
    while end >= 0 and text[end + 1 : end + 2] in _QUOTES:
        end = text.find("\n", end + 1, at + _AHEAD)
    return end if end >= 0 else at + _AHEAD


def _behind(text: str, name: Name) -> Iterator[tuple[Span, bool]]:
    begin = line_start(text, name.begin, _BEHIND)
    words = list(_WORD.finditer(text, begin, name.begin))[-_MOST // 2 :]
    for at in (at for at in range(len(words) - 1, -1, -1) if not _is_plain(words[at].group())):
        before = words[at - 1].group() if at else ""
        after = words[at + 1].group() if at + 1 < len(words) else ""
        for span in _bared(text, *words[at].span(), name):
            if span[0] > begin and _may_be(before, text[slice(*span)]):
                yield span, _is_link(before) or _is_link(after)


def _arguments(text: str, name: Name) -> Iterator[Span]:
    """What a call takes that logs in: `db.auth("app", "X")`."""
    yield from called(text, name.end + 1)


def _beside(text: str, name: Name) -> Iterator[Span]:
    """The next word: `decrypt with key X`, `community X`."""
    for span, _ in _ahead(text, name):
        value = text[slice(*span)]
        if span[0] - name.end < _NEXT and (
            is_made(value)
            or (name.word == "community" and is_phrase(value))
            or (name.word == "auth" and is_uuid(value))
        ):
            yield span
        return


def called(text: str, at: int) -> Iterator[Span]:
    """What looks made among the quoted arguments of a call that begin here."""
    for found in _QUOTED.finditer(text, at, _end(text, at)):
        if fits(found[2]):
            yield found.span(2)


def _bared(text: str, begin: int, end: int, name: Name) -> Iterator[Span]:
    """A word without quotes, brackets and what ends a sentence, and without the name of a default or of a user."""
    while begin < end and text[begin] in _LEAD:
        begin += 1
    login = words_of(name.word)[-1:] and words_of(name.word)[-1] in _LOGINS
    if found := _DEFAULT.match(text, begin, end) or (_USER.match(text, begin, end) if login else None):
        begin = found.end()
        while begin < end and text[begin] in _LEAD:
            begin += 1
    while end > begin and text[end - 1] in _TAIL:
        end -= 1
    if end - begin >= _SHORTEST:
        yield begin, end


def _may_be(before: str, word: str) -> bool:
    """Whether nothing says that this word is something else."""
    if _NAMED.match(word):
        return False
    label = before.strip("\"'`()[]{}:=,").lower()
    return label not in _LABELS and not is_prose(word)


def _is_link(word: str) -> bool:
    return word.endswith(":") or word.rstrip(",").lower() in _LINKS
