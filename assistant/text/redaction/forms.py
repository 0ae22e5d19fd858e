"""Secrets that are known by their form: tokens of services, private keys, logins in URLs, hashes of passwords."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.redaction.spans import REMOVED, Span, groups

_PREFIXED = re.compile(
    r"(?:gh[pousr]_|github_pat_|gl(?:pat|rt|dt|ptt|cbt|ft|soat|agent|imt|ffct|oas)-|GR1348941|dckr_(?:pat|oat)_|npm_"
    r"|pypi-|xox[abeoprs]-|xapp-|(?:sk|pk|rk)_(?:live|test)_|whsec_|sk-(?:proj|ant|svcacct|or|admin)-|hv[sbr]\.|AIza"
    r"|GOCSPX-|ya29\.|1//0|SG\.|hf_|do[opr]_v1_|glsa_|glc_|AGE-SECRET-KEY-1|SWMTKN-1-|SWMKEY-1-|shp(?:at|ss|ca|pa)_"
    r"|sq0[a-z]{3}-|NRAK-|PMAK-|lin_api_|ATATT3|ATCTT3|ATBB|tskey-(?:auth|api|client)-|pscale_(?:tkn|pw|oauth)_|sntr[ysu]+_"
    r"|rubygems_|dapi(?=[a-f0-9]{32})|LTAI(?=[A-Za-z0-9]{12,})|tfe?_|r8_|secret_(?=[A-Za-z0-9]{40})|rpa_|nvapi-)"
    r"[A-Za-z0-9_.~+/=-]{4,1024}",
    re.A,
)
_LEAST = 14
"""Characters of a token with its prefix; shorter ones are cut, or words."""
_WIDE = 70
"""A row at least so long may have been cut in the middle of a token by a terminal."""
_GOES_ON = re.compile(r"\r?\n[ \t]{0,2}([A-Za-z0-9_.~+/=-]{4,1024})", re.A)

_FORMS = tuple(
    re.compile(pattern, re.A)
    for pattern in (
        r"eyJ[A-Za-z0-9_-]{8,8192}\.[A-Za-z0-9_-]{4,8192}(?:\.[A-Za-z0-9_-]{0,8192}){0,3}",
        r"(?<![A-Z0-9])(?:AKIA|ASIA|AROA|AIDA|A3T[A-Z0-9])[A-Z0-9]{16}(?![A-Z0-9])",
        r"(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])",
        r"(?<![A-Za-z0-9])sk-[A-Za-z0-9]{32,128}",
        r"(?<![A-Za-z0-9])key-[0-9a-f]{32}(?![A-Za-z0-9])",
        r"(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?!\w)",
        r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{20,128}",
        r"[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{30,40}",
        r"(?<!\d)\d{8,10}:A[A-Za-z0-9_-]{34}(?![\w-])",
        r"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/([A-Za-z0-9/_-]{8,256})",
        r"discord(?:app)?\.com/api/(?:v\d+/)?webhooks/([0-9]{5,32}/[A-Za-z0-9_-]{16,256})",
        r"webhook\.office\.com/(\S{16,512})",
        # kubeadm's bootstrap tokens; `harbor.internalregistry` has no digit
        r"(?<![A-Za-z0-9._/-])[a-z0-9]{6}\.(?=[a-z]{0,15}\d)[a-z0-9]{16}(?![A-Za-z0-9._-])",
        r"\${1,2}(?:1|2[abxy]|5|6|7|y|gy|md5|sha1|apr1|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,16})\${1,2}"
        r"[A-Za-z0-9./,=$+-]{20,512}",
        r"(?i:\bbearer)[ \t]{1,4}((?=[A-Za-z._~+/-]{0,200}[0-9]|[a-z._~+/-]{0,200}[A-Z])(?!realm=)"
        r"[A-Za-z0-9._~+/=-]{8,8192})",
    )
)
_PEM = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----.*?"
    r"(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\Z)",
    re.S,
)
_PEM_END = re.compile(r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_PEM_BODY = re.compile(r"[A-Za-z0-9+/=:,\s\\|>\"'-]")

_LOGIN = re.compile(
    r"(?<![A-Za-z0-9])(?:[a-z][a-z0-9+.-]{1,20}:)?(?:\\?/){2}[^\s/:@\"'<>|\\]{0,256}(?:\\{1,8}[^\s/:@\"'<>|\\]{1,128})?:",
    re.I | re.A,
)
_TOKEN_LOGIN = re.compile(r"https?:(?:\\?/){2}([A-Za-z0-9_~.+%-]{20,512})@", re.I | re.A)
_DSN = re.compile(r"(?<![\w.])[\w.-]{1,64}:([^\s@'\"]{1,256})@(?:tcp|unix)\(", re.A)
_ORACLE = re.compile(r"\bjdbc:oracle:\w{1,8}:[\w.$#-]{1,64}/([^\s@/'\"]{1,256})@", re.A)
_PORT = re.compile(r"\d{1,5}(?![^\s/?#\"'<>)\],;])")
_WINDOW = 1024
_AUTHORITY = re.compile(r"[^\s\"<>`/?#]{1,1024}")
_ANYTHING = re.compile(r"[^\s\"<>`]{1,1024}")


def tokens(text: str) -> Iterator[Span]:
    """Tokens of services, wherever they stand."""
    for found in _PREFIXED.finditer(text):
        begin, end = found.start(), found.end()
        line = text.rfind("\n", max(0, begin - 4096), begin) + 1
        more = _GOES_ON.match(text, end)
        if more and (end - line >= _WIDE or end - begin < _LEAST):
            end = more.end()
        while text[end - 1] in ".=-/+~" and end - begin > _LEAST:
            end -= 1
        if end - begin >= _LEAST and any(char.isdigit() for char in text[begin + 4 : end]):
            yield begin, end
    for pattern in _FORMS:
        yield from groups(pattern, text)


def private_keys(text: str) -> Iterator[Span]:
    """Keys in PEM, whole, without their end, or without their head."""
    covered = 0
    for found in _PEM.finditer(text) if "PRIVATE KEY" in text else ():
        covered = found.end()
        yield found.span()
    for found in _PEM_END.finditer(text) if "PRIVATE KEY" in text else ():
        if found.end() > covered:
            begin = found.start()
            while begin > max(covered, found.start() - 16_384) and _PEM_BODY.match(text, begin - 1):
                begin -= 1
            covered = found.end()
            yield begin, covered


def logins(text: str) -> Iterator[Span]:
    """What stands for the password in `scheme://user:password@host`, whatever the scheme."""
    for found in _LOGIN.finditer(text):
        begin = found.end()
        whole = _ANYTHING.match(text, begin)
        authority = _AUTHORITY.match(text, begin)
        at = text.rfind("@", begin, authority.end()) if authority else -1
        if at < 0 and whole and not _PORT.match(text, begin):
            at = text.find("@", begin, whole.end())
        if at > begin and not text.startswith(REMOVED, begin):
            yield begin, at
    yield from groups(_TOKEN_LOGIN, text)
    yield from groups(_DSN, text)
    yield from groups(_ORACLE, text)
