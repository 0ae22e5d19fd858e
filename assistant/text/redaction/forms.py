"""Secrets that are known by their form wherever they stand: hashes of passwords, JWTs, keys of clouds, webhooks."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.looks import is_id, is_mixed
from assistant.text.redaction.made import is_typed
from assistant.text.redaction.spans import Span
from assistant.text.redaction.tokens import goes_on, is_glued
from assistant.text.redaction.values import EXAMPLES, is_no_secret, line_start, quoted

_HASH = Pattern(
    r"\${1,2}(?:1|2[abxy]|5|6|7|8|9|y|gy|md5|sha1|apr1|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,16})(?:\${1,2}|,)[A-Za-z0-9./,=$+-]{20,512}"
    r"|(?:pbkdf2_\w{1,16}|bcrypt(?:_\w{1,8})?|argon2|scrypt)\$[\w./,=$+-]{20,512}|(?:pbkdf2|scrypt):[\w:]{3,40}\$[\w$]{20,512}"
    r"|SCRAM-SHA-\d{1,3}\$[\w:+/=$]{20,512}|\{(?:S?SHA\d{0,3}|SMD5|MD5|CRYPT|PBKDF2[\w-]{0,16}|BCRYPT)\}[A-Za-z0-9+/=$.,_-]{16,512}",
    re.I | re.A,
)
_JWT = Pattern(
    r"eyJ[A-Za-z0-9_-]{8,8192}\.(?:[A-Za-z0-9_-]{4,8192}|\.(?=[A-Za-z0-9_-]))(?:\.[A-Za-z0-9_-]{0,8192}){0,3}|eyJ[A-Za-z0-9+/_-]{17,65536}={0,2}",
    re.A,
)
_AUTHS = ("auth", "password", "secret", "token", "key", "cred")
_WEBHOOK = Pattern(
    r"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/([A-Za-z0-9/_+-]{8,256})"
    r"|discord(?:app)?\.com/api/(?:v\d+/)?webhooks/([0-9]{5,32}/[A-Za-z0-9_-]{16,256})"
    r"|webhook\.office\.com/([^\s\"'<>]{16,512})",
    re.A,
)
_MAILCHIMP = Pattern(r"[0-9a-f]{32}-us\d{1,2}(?!\w)", re.A)
_ATLAS = Pattern(r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{20,128}", re.A)
_AZURE = Pattern(r"[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{30,40}", re.A)
_MAXMIND = Pattern(r"[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk", re.A)
_SCHEME = Pattern(
    r"(?i:bearer|basic|digest|apikey|negotiate|token)[ \t]{1,4}((?=[^\s\"']{0,200}[0-9]|[a-z._~+/-]{0,200}[A-Z])"
    r"(?!realm=)[A-Za-z0-9._~+/=%-]{12,8192})",
    re.A,
)
_DSN = Pattern(r"(?<![\w./:])[\w.$#-]{1,64}[:/]([^\s'\"]{1,256})\Z", re.A)
_ORACLE = Pattern(r"jdbc:oracle:\w{1,8}:[\w.$#-]{1,64}/([^\s'\"]{1,256})@", re.A)
_IDENTIFIED = Pattern(
    r"identified[ \t]{1,4}(?:with[ \t]{1,4}\S{1,64}[ \t]{1,4})?(?:by|as)[ \t]{1,4}(?:password[ \t]{1,4})?", re.I
)
_PGPASS_LINE = Pattern(r"[\w.*\[\]-]{1,253}:(?:\d{2,5}|\*):[^:\s]{1,64}:[^:\s]{1,64}:([^\s:]\S{0,512})")
"""A line of ~/.pgpass."""
_SQLPLUS = Pattern(
    r"(?:sqlplus|sqlldr|expdp|impdp|rman)\b[^\r\n|;]{0,100}?\s[\"']?[\w$#]{1,64}/(\"[^\"\r\n]{1,128}\"|[^\s@\"'/]{1,128})",
    re.A,
)
_ACL = Pattern(r"on >(\S{1,256})(?=\s+[~+&%-])")
"""A user of Redis's access lists."""

_SAID = Pattern(
    r"(?:auth failed for|basic auth|credentials:|login=)[ \t]{0,4}(?:user[ \t])?[\w.@-]{1,64}(?::| ?/ ?)(?=\S{0,255}\d)"
    r"([^\s/\"'&;,]{6,256})",
    re.I | re.A,
)
"""A user and a password as programs and people tell them."""
_BARE_PASSWORD = Pattern(r"[^\s:@/\"'<>]{6,64}")
_BARE_USER = Pattern(r":[\w.-]{0,31}[A-Za-z_](?![\w./:@-])", re.A)
"""`me:X@host` without a scheme; the user is read from behind."""
_FREE = tuple(
    Pattern(pattern, re.A)
    for pattern in (
        r"\*[0-9A-F]{40}(?![A-Za-z0-9])",
        r"SK[0-9a-fA-F]{32}(?![A-Za-z0-9])",
        r"pat[A-Za-z0-9]{14}\.[0-9a-f]{64}",
        r"s\.(?=(?:[A-Za-z]{0,23}\d){2})[A-Za-z0-9]{24}(?![A-Za-z0-9])",
    )
)
"""Hashes of MySQL, tokens of Twilio and Airtable and old ones of Vault: how they begin announces too little."""
_DISCORD = Pattern(r"\.(?<=[\w-]{23}\.)[\w-]{6}\.[\w-]{27,40}", re.A)
_DISCORD_ID = Pattern(r"[MNO][\w-]{23,27}\Z", re.A)
_TELEGRAM = Pattern(r":A[A-Za-z0-9_-]{34}(?![\w-])|:AA[A-Za-z0-9_-]{12,33}(?=\r?\n)", re.A)
_KUBEADM = Pattern(r"\.(?=[a-z]{0,15}\d)[a-z0-9]{16}(?![A-Za-z0-9._-])", re.A)
"""`harbor.internalregistry` has no digit."""
_KUBEADM_ID = Pattern(r"(?:[^A-Za-z0-9.-]|(?<![\s\S]))[a-z0-9]{6}", re.A)

_BACK = {
    "-us": (_MAILCHIMP, 32),
    ".atlasv1": (_ATLAS, 14),
    "q~": (_AZURE, 4),
    "_mmk": (_MAXMIND, 36),
}
"""What announces a form from behind, and how far before it the form begins."""
_FORWARD = {
    **dict.fromkeys(
        (
            "$1$", "$2a$", "$2b$", "$2y$", "$2x$", "$5$", "$6$", "$7$", "$8$", "$9$", "$y$", "$gy$",
            "$apr1$", "$md5", "$sha1$",
            "$argon2", "$scrypt$", "$pbkdf2", "pbkdf2_", "pbkdf2:", "scrypt:", "bcrypt$", "bcrypt_",
            "argon2$", "scrypt$",
            "scram-sha-", "{ssha", "{sha", "{smd5", "{md5}", "{crypt}", "{pbkdf2", "{bcrypt}",
        ),
        _HASH,
    ),
    **dict.fromkeys(("hooks.slack", "discord", "webhook.office"), _WEBHOOK),
    **dict.fromkeys(("bearer ", "basic ", "digest ", "apikey ", "negotiate "), _SCHEME),
    "jdbc:oracle": _ORACLE,
    "on >": _ACL,
    **dict.fromkeys(("auth failed for", "basic auth", "credentials:", "login="), _SAID),
    **dict.fromkeys(("sqlplus", "sqlldr", "expdp", "impdp"), _SQLPLUS),
}  # fmt: skip
_ENDS = ("@(", "@tcp(", "@unix(", "@udp(", "@//")
_PGPASS = (":5432:", ":5433:", ":6432:", ":*:")
WORDS = (*_BACK, *_FORWARD, *_ENDS, *_PGPASS, "@", "eyj", "identified")


def form(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The secret whose form this word announces."""
    if word in _FORWARD:
        known = _FORWARD[word].match(text, at - (text[at - 1 : at] == "$")) or _FORWARD[word].match(text, at)
        yield from _group(None if known and word == "digest " and is_id(known[1].split(":")[0]) else known)
    elif word in _BACK:
        pattern, before = _BACK[word]
        yield from _group(pattern.match(text, at - before) if at >= before else None)
    elif word in _ENDS:
        first = max(text.rfind(sign, max(0, at - 320), at) for sign in " \t\n\"'`")
        yield from _group(_DSN.search(text, max(0, at - 320, first + 1), at))
    elif word in _PGPASS:
        yield from _group(_PGPASS_LINE.match(text, line_start(text, at, 256)))
    elif word == "@":
        yield from _bare_login(text, at)
    elif word == "eyj":
        yield from _json(text, at) if not is_glued(text, at) else ()
    elif found := _IDENTIFIED.match(text, at):
        span = quoted(text, found.end())
        if span and text[slice(*span)] not in EXAMPLES and not is_no_secret(text[slice(*span)]):
            yield span


def unannounced(text: str) -> Iterator[Span]:
    """Forms that no word announces: how they begin is too short, so each is searched by the sign in its middle."""
    for pattern in _FREE:
        yield from (found.span() for found in pattern.finditer(text) if not _glued(text, found.start()))
    for found in _DISCORD.finditer(text):
        user = _DISCORD_ID.search(text, max(0, found.start() - 28), found.start())
        if user and not _glued(text, user.start()):
            yield user.start(), found.end()
    for found in _TELEGRAM.finditer(text):
        begin = found.start()
        while begin > 0 and text[begin - 1].isdigit() and found.start() - begin < 11:
            begin -= 1
        if 8 <= found.start() - begin <= 10:
            yield begin, goes_on(text, begin, found.end())
    for found in _KUBEADM.finditer(text):
        begin = found.start() - 6
        if begin >= 0 and _KUBEADM_ID.fullmatch(text, max(0, begin - 1), found.start()):
            yield max(0, begin), found.end()


def _bare_login(text: str, at: int) -> Iterator[Span]:
    begin = text.rfind(":", max(0, at - 65), at) + 1
    if not begin or not text[at + 1 : at + 2].isalnum() or text.startswith("sha256:", at + 1):
        return
    password = _BARE_PASSWORD.fullmatch(text, begin, at)
    made = password and (is_mixed(password.group()) or is_typed(password.group()))
    if made and _BARE_USER.match(text[max(0, begin - 34) : begin][::-1]):
        yield begin, at


def _glued(text: str, at: int) -> bool:
    return text[at - 1 : at] == "." or is_glued(text, at)


def _group(found: re.Match[str] | None) -> Iterator[Span]:
    if found:
        begin, end = found.span(found.lastindex or 0)
        yield begin, goes_on(found.string, begin, end)


def _json(text: str, at: int) -> Iterator[Span]:
    """A JWT, or an object in base64 that holds a login: ~/.docker/config.json in a secret of Kubernetes."""
    found = _JWT.match(text, at)
    if found and ("." in found.group() or _holds_login(found.group())):
        yield at, goes_on(text, at, found.end())


def _holds_login(encoded: str) -> bool:
    whole = encoded.rstrip("=")[:4096]
    try:
        plain = binascii.a2b_base64(whole[: len(whole) // 4 * 4].replace("-", "+").replace("_", "/"))
    except (binascii.Error, ValueError):
        return False
    shown = plain.decode("latin-1").lower()
    return any(name in shown for name in _AUTHS)
