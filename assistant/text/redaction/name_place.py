"""Where a name stands that may be a secret's, and what stands around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.model.pattern import Pattern
from assistant.text.redaction.name_kind import Kind, kind_of
from assistant.text.redaction.scrambled import is_scrambled
from assistant.text.redaction.values import QUOTE

_WORDS = (
    "pass psk secret token cred key dsn cookie auth jwt sig otp dockercfg dockerconfigjson private "
    "connectionstring connection_string connstr pwd pw parola wachtwoord haslo heslo sifre lozinka "
    "losenord salasana adgangskode kennwort kenncode geheim zugangsdaten senha segredo contrase clave "
    "jeton kodeord mnemonic bearer salt seed webhook _pat _sas sessid session sid mdp _pin pincode pat= "
    'sas= pat: login_code access_code code= license licence pepper community pin: pin= pin( pin" login= login: login"'
)
_OF_TWO = (
    "recovery code", "backup code", "seed phrase", "recovery phrase", "secret phrase", "security code", "unlock code",
    "verification code", "pairing code", "scratch code", "alarm_code", "alarm code", "door code", "_code:", '_code"',
    "activation code", "setup code", "login code", "confirmation code", "backup-code", "recovery-code", "otp code",
    "--pin", "appid=", "identifiants", "one-time code", "recovery_code", "backup_code", "pin code",
)  # fmt: skip
WORDS = (*_WORDS.split(), *_OF_TWO)
"""One of these is in every name that ASCII can write, lower-case."""
_LONGEST = 64
_PART_OF_NAME = Pattern(r"[\w.$-]*")
_MADE = 24
"""A name so long may be a part of something encoded."""
_AFTER = Pattern(
    rf"(?P<rest>\w{{0,64}}(?:\w|\.(?!\.{{4}})|-(?!>)){{0,64}})(?P<close>[\])]?(?:{QUOTE})?[\])]?(?:{QUOTE})?)"
    r"(?:\*{1,3}(?=[ \t]?[:=])|</(?:b|i|em|strong|code|span|u)>(?=[ \t]?[:=])| \d{1,2}(?=:[ \t]))?(?P<gap>[ \t]{0,80})"
    r"(?P<sep>=>|:=|={1,3}|\?=|\+=|::?(?!//)|%3[AaDd]|[>,|]|->(?=\s)|\.{5,80}(?=\w))?(?:(?<=:)\*{2,3}(?=[ \t]))?"
)
_SECOND = frozenset({"key", "keys", "code", "phrase"})
"""`api key` is a name of two words."""
_FIRST = Pattern(r"(?<![\w-])([A-Za-z]{2,16}) \Z", re.A)
_SOURCE = Pattern(r"\.(?:go|py|c|cc|cpp|rs|js|ts|java|rb|php|sh)\Z")
"""`token.go:12` is a place in a program."""


class Name(NamedTuple):
    """A name with its surroundings."""

    kind: Kind
    word: str
    begin: int
    end: int
    """where the name ends, without the quote that may close it"""
    closed: str
    """the quotes and brackets after it"""
    opened: str
    """the quote right before it, with its backslashes; empty when there is none"""
    gap: str
    sep: str
    """the sign after it; empty when there is none"""
    after: int
    """where the text goes on after the sign"""


def name_at(text: str, at: int, end: int) -> Name | None:
    """The name that has these letters in it, where it may be a secret's."""
    begin = _begin(text, at)
    if text.startswith("$(", max(0, begin - 2)):  # a command of the shell: $(pwd)
        return None
    after = _AFTER.match(text, end)
    if after is None:
        return None
    stop = after.end("rest")
    if stop - end > _LONGEST or text[stop : stop + 1].isalnum():  # longer than names are
        return None
    word = text[begin:stop]
    if word.lower() in _SECOND and (first := _FIRST.search(text, max(0, begin - 20), begin)):
        word = f"{first[1]}-{word}"
    word = word.removeprefix("-D") if word.startswith("-D") else word
    kind = Kind.SECRET if _is_login(word, after) else kind_of(word)
    if kind is Kind.NOTHING or _SOURCE.search(word) or (len(word) > _MADE and is_scrambled(word, _MADE)):
        return None
    return Name(
        kind,
        word,
        begin,
        stop,
        after["close"],
        _opened(text, begin),
        after["gap"],
        after["sep"] or "",
        after.end(),
    )


def _begin(text: str, at: int) -> int:
    before = _PART_OF_NAME.match(text[max(0, at - _LONGEST) : at][::-1])
    return at - before.end() if before else at


def _is_login(word: str, after: re.Match[str]) -> bool:
    """`"auth": "dXNlcjpwYXNz"` of ~/.docker/config.json."""
    return word.lower() == "auth" and any(quote in after["close"] for quote in "\"'`")


def _opened(text: str, begin: int) -> str:
    if begin == 0 or text[begin - 1] not in "\"'`":
        return ""
    at = begin - 1
    while at > 0 and text[at - 1] == "\\" and begin - at < 16:
        at -= 1
    return text[at:begin]
