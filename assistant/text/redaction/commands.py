"""Secrets that commands take in a way of their own: `docker login -p X`, `mysql -pX`, `curl -u me:X`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import quoted_or_bare

_WITHIN = r"[^\r\n|;]{0,200}?"
_COMMANDS = tuple(
    re.compile(pattern, re.A)
    for pattern in (
        rf"\blogin\b{_WITHIN}\s-p[= ]{{0,4}}",
        rf"\b(?:mysql\w*|mariadb[\w-]*)\b{_WITHIN}\s-p(?=\S)",
        rf"\b(?:mongo\w*|sqlcmd|sshpass|cqlsh|influx)\b{_WITHIN}\s-[pP][= ]{{0,4}}",
        rf"\bredis-cli\b{_WITHIN}\s-a[= ]{{1,4}}",
        rf"\b(?:ldap\w+)\b{_WITHIN}\s-w[= ]{{1,4}}",
        rf"\b(?:curl|wget|http|https|xh)\b{_WITHIN}\s(?:-b|--cookie)[= ]{{1,4}}",
        r"\b(?:htpasswd|rabbitmqctl)\b[^\r\n|;]{0,128}\s(?:-\w*b\w*|add_user|change_password)\s+(?:\S+\s+){0,1}\S+\s+",
        r"\b(?:echo|printf)\s+(?:-n\s+|'%s(?:\\n)?'\s+|\"%s(?:\\n)?\"\s+|%s\s+)?(?=[^\r\n|]{1,1024}\|[^\r\n|]{0,256}--password-stdin)",
        r"\blogin\b[^\r\n|]{0,256}--password-stdin\s{0,4}<<<\s{0,4}",
        r"--from-literal[= ][\w.-]{1,64}=",
        r"\b(?:vault|gh auth|npm|argocd)\s+login\s+(?=[\w.-]{20})",
        r"-pass(?:in|out)?\s+pass:",
    )
)
_USERS = re.compile(
    rf"(?:\b(?:curl|wget|etcdctl|http|https|smbclient|influx)\b{_WITHIN}"
    r"\s(?:-u|-U|--user|--proxy-user|-a|--auth)[= ]{0,4}"
    r"|\bchpasswd\b[^\r\n]{0,16}<<<\s{0,4}|\becho\s+(?=[^\r\n|]{1,256}\|\s{0,4}(?:sudo\s+)?chpasswd))"
    r"[\"']?[^\s:\"']{1,128}[:%]",
    re.A,
)


def arguments(text: str) -> Iterator[Span]:
    """The secrets among the arguments of well-known commands."""
    for pattern in (*_COMMANDS, _USERS):
        for found in pattern.finditer(text):
            span = quoted_or_bare(text, found.end())
            if span and not text.startswith((REMOVED, "-"), span[0]):
                yield span
