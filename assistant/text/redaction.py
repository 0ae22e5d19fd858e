"""The one door that every text passes before it is kept or leaves the host: secrets are taken out.

It is better to take out too much than too little, but names, addresses and paths stay, because a diagnosis needs them.
All expressions are free of nested repetition, so that no text can make them slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable

REMOVED = "[removed]"

_NAMES_ONE = (
    r"(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|secret[_-]?key"
    r"|auth[_-]?key|encryption[_-]?key|unlock[_-]?key)"
)
_ASSIGN = r"[\w-]{0,24}\\*[\"']?\s{0,4}(?:=|:(?!/))\s{0,4}"
_BARE = r"(?!\[removed])[^\s\"'\\,;&|}\])]{1,4096}"
_QUOTED = r"(?!\[removed])[^\"'\\\r\n]{1,4096}"

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def _keep_first(match: re.Match[str]) -> str:
    return match[1] + REMOVED


_RULES: tuple[Rule, ...] = (
    # -----BEGIN ... PRIVATE KEY----- up to its end, or up to the end of the text when it is cut
    (
        re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\Z)", re.S),
        REMOVED,
    ),
    # https://user:password@host
    (re.compile(r"(\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@\"']{0,256}:)[^\s/@\"']{1,1024}(?=@)", re.I), _keep_first),
    # Authorization: Bearer abc, X-Registry-Auth: abc, Cookie: abc
    (
        re.compile(
            r"((?:proxy-)?authorization\\*[\"']?\s{0,4}[:=]\s{0,4}\\*[\"']?(?:basic|bearer|digest|token|aws4[\w-]*)?\s{0,4})"
            r"[^\s\"'\\]{4,8192}",
            re.I,
        ),
        _keep_first,
    ),
    (
        re.compile(
            r"((?:x-registry-auth|x-auth-token|x-api-key|set-cookie|cookie)\\*[\"']?\s{0,4}[:=]\s{0,4})[^\r\n]{1,8192}",
            re.I,
        ),
        _keep_first,
    ),
    (re.compile(r"(\bbearer\s{1,4})[A-Za-z0-9._~+/=-]{8,8192}", re.I), _keep_first),
    # "auth": "dXNlcjpwYXNz" of ~/.docker/config.json
    (re.compile(r"(\\*[\"']auth\\*[\"']\s{0,4}:\s{0,4}\\*[\"'])[^\"'\\]{1,8192}", re.I), _keep_first),
    # PASSWORD=abc, db_password: abc, "secretKey": "a b c", MYSQL_ROOT_PASSWORD=abc; not `token realm`
    (re.compile(rf"({_NAMES_ONE}{_ASSIGN}\\*[\"']){_QUOTED}", re.I), _keep_first),
    (re.compile(rf"({_NAMES_ONE}{_ASSIGN}){_BARE}", re.I), _keep_first),
    # --password abc, --registry-token "a b"
    (re.compile(rf"(-{_NAMES_ONE}[\w-]{{0,16}}\s{{1,4}}\\*[\"']){_QUOTED}", re.I), _keep_first),
    (re.compile(rf"(-{_NAMES_ONE}[\w-]{{0,16}}\s{{1,4}}){_BARE}", re.I), _keep_first),
    (re.compile(r"(\bdocker\s{1,4}login\b[^\r\n]{0,256}?\s-p\s{0,4})\S{1,1024}"), _keep_first),
    (re.compile(r"(\bcurl\b[^\r\n]{0,256}?\s(?:-u|--user)\s{0,4}[^\s:]{1,128}:)\S{1,1024}"), _keep_first),
    (re.compile(r"(\bsshpass\s{1,4}-p\s{0,4})\S{1,1024}"), _keep_first),
    # tokens that are known by their form
    (re.compile(r"\beyJ[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{4,8192}(?:\.[A-Za-z0-9_-]{0,4096})?"), REMOVED),
    (re.compile(r"\bSWMTKN-1-[a-z0-9]{10,80}-[a-z0-9]{10,80}", re.I), REMOVED),
    (re.compile(r"\bSWMKEY-1-[A-Za-z0-9+/=]{10,100}"), REMOVED),
    (re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"), REMOVED),
    (
        re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}|glpat-[A-Za-z0-9_-]{16,255})"),
        REMOVED,
    ),
    (
        re.compile(r"\b(?:dckr_(?:pat|oat)_[A-Za-z0-9_-]{16,255}|npm_[A-Za-z0-9]{20,255}|pypi-[A-Za-z0-9_-]{20,255})"),
        REMOVED,
    ),
    (re.compile(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,255}"), REMOVED),
    (re.compile(r"\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,255}"), REMOVED),
    (re.compile(r"\bhv[sbr]\.[A-Za-z0-9_-]{16,255}"), REMOVED),
    (re.compile(r"\bAIza[A-Za-z0-9_-]{30,60}"), REMOVED),
    # kubeadm's bootstrap tokens
    (re.compile(r"\b[a-z0-9]{6}\.[a-z0-9]{16}\b"), REMOVED),
)


def redact(text: str) -> str:
    """The text without its secrets; the same when there are none. Redacting twice changes nothing more."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
