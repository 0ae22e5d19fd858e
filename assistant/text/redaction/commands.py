"""Secrets that commands take in a way of their own: `docker login -p X`, `mysql -pX`, `curl -u me:X`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.looks import is_password
from assistant.text.redaction.made import fits, is_made, is_mixed_up
from assistant.text.redaction.spans import Span
from assistant.text.redaction.tokens import is_glued
from assistant.text.redaction.values import bare, is_no_secret, line_start, quoted

_LINE = Pattern(r"(?:\"[^\"\r\n]{0,512}\"|'[^'\r\n]{0,512}'|[^\r\n|;\"'`]|[\"'`]){0,1024}")
"""A command with its arguments: up to the next one."""
_TO = r"(?:=|[ \t]{1,8}|[\"'],[ \t]{0,4}(?=[\"'])|[\"'] a\d{1,3}=(?=[\"']))"
"""Between an option and its value, also in lists of JSON and in the records of auditd."""


def _options(*options: str, glued: str = "") -> Pattern:
    """These options, before their value: after a blank or a sign, or, for the letters in `glued`, right at it."""
    forms = [rf"\s(?:a\d{{1,3}}=)?[\"']?(?:{'|'.join(map(re.escape, options))}){_TO}"] if options else []
    if glued:
        forms.append(rf"\s(?:a\d{{1,3}}=)?[\"']?-(?:{glued})(?=[^\s\"'-]|[\"'][^\s,\"'])")
    return Pattern("|".join(forms), re.A)


_USER = r"[\"']?[^\s:\"']{1,128}[:%]"
_PASSWORD = {
    "login": _options("-p", "-P", glued="p"),
    "mysql": _options(glued="p"),
    "mariadb": _options(glued="p"),
    "mongo": _options("-p", glued="p"),
    "sqlcmd": _options("-P", glued="P"),
    "isql": _options("-P", glued="P"),
    "bcp ": _options("-P", glued="P"),
    "sshpass": _options("-p", glued="p"),
    "cqlsh": _options("-p"),
    "influx": _options("-p", "-t"),
    "redis-cli": _options("-a", glued="a"),
    "valkey-cli": _options("-a", glued="a"),
    "keydb-cli": _options("-a", glued="a"),
    "ldap": _options("-w", "-s", "-a", glued="w"),
    "mosquitto_": _options("-P"),
    "mosquitto_passwd": Pattern(r"\s-b\s+\S{1,256}\s+\S{1,64}\s+", re.A),
    "pihole": Pattern(r"\s(?:-a\s+-p|setpassword)\s+(?!-)", re.A),
    "amqp-": _options("-p"),
    "zip ": _options("-P", glued="P"),
    "7z": _options(glued="p"),
    "ipmitool": _options("-P"),
    "ansible-vault": _options("--vault-password"),
    "snmp": _options("-c", "-A", "-X"),
    "cmdkey": Pattern(r"\s/p(?:ass)?:", re.A | re.I),
    "schtasks": _options("/rp", "/p"),
    "net user": Pattern(r"\s(?!/)\S{1,64}\s+(?![/*])(?=\S)", re.A),
    "convertto-securestring": Pattern(r"\s+(?:-AsPlainText\s+|-Force\s+){0,2}(?:-String\s+)?(?=[\"'])", re.A | re.I),
    "keytool": _options("-storepass", "-keypass"),
    "clickhouse-client": _options("-p"),
    "openssl": Pattern(r"\s(?:-pass(?:in|out)?\s+[\"']?pass:|-k\s+|-K\s+)", re.A),
    "net use": Pattern(
        r"\s(?:\\\\\S{1,256}\s+)(?=[^\s/])|(?<=\s)(?!\\\\)(?=\S{1,256}\s+/user:)|\s/user:\S{1,128}[ \t]+(?=[^\s/])",
        re.A | re.I,
    ),
    "wpa_passphrase": Pattern(r"\s(?:\"[^\"]{1,64}\"|'[^']{1,64}'|\S{1,64})\s+(?=\S)", re.A),
    "nmcli": _options("password", "wifi-sec.psk"),
    "rdesktop": _options("-p"),
    "xfreerdp": Pattern(r"\s/p:", re.A),
    "htpasswd": Pattern(
        r"\s-\w{0,6}b\w{0,6}\s+(?:-\S+\s+){0,3}(?:[^\s-]\S*\s+)??[^\s-]\S*\s+(?=\S+\s*(?:$|[>&]))", re.A
    ),
    "rabbitmqctl": Pattern(r"\s(?:add_user|change_password|authenticate_user)\s+(?:-\S+\s+)?\S+\s+", re.A),
    "--from-literal": Pattern(r"[= ][\"']?[\w.-]{1,64}=", re.A),
    "usermod": _options("-p"),
    "useradd": _options("-p"),
    "cloudflared": Pattern(r"\s(?:service\s+install|run\s+--token)\s+(?=ey)", re.A),
    "psql": Pattern(r"\spassword=", re.A),
    "wget": _options("--http-passwd", "--ftp-password"),
    "aws configure": Pattern(r"\sset\s+\S{0,64}(?:secret_access_key|session_token|access_key_id)\s+", re.A),
    "mc alias": Pattern(r"\sset\s+\S+\s+\S+\s+\S+\s+", re.A),
    "mc config": Pattern(r"\sadd\s+\S+\s+\S+\s+\S+\s+", re.A),
    "rclone": Pattern(r"\sobscure\s+", re.A),
    "svn ": _options("--password"),
    "ssh-keygen": _options("-N", "-P"),
    "mkpasswd": Pattern(r"\s(?:-m\s{1,4}\S{1,32}\s{1,4}|-\S{1,32}\s{1,4}){0,4}(?=[^\s-])", re.A),
    "doctl": _options("-t"),
    "lftp": Pattern(r"\s-u\s{0,4}[\"']?[^\s,\"']{1,128},(?=\S)", re.A),
    "twine": _options("-p"),
    "bw unlock": Pattern(r"\s+(?!-)", re.A),
    "http-basic": Pattern(r"\.\S{1,128}\s+\S{1,64}\s+(?!-)", re.A),
    "kv put": Pattern(r"\s(?!-)[\w.-]{1,64}=", re.A),
    "kv patch": Pattern(r"\s(?!-)[\w.-]{1,64}=", re.A),
    "vault write": Pattern(r"\s(?:password|token|secret\w*|passphrase)=", re.A),
    "docker swarm": Pattern(r"\s(?:--token|join-token)\s+(?=SWMTKN)", re.A),
}
_AFTER_COLON = {
    "curl": ("-u", "-U", "--user", "--proxy-user"),
    "wget": ("-u",),
    "etcdctl": ("--user",),
    "http ": ("-a", "--auth"),
    "https ": ("-a", "--auth"),
    "xh ": ("-a", "--auth"),
    "smbclient": ("-U", "--user"),
    "rpcclient": ("-U",),
    "lftp": ("-u",),
    "smbmap": ("-u",),
    "influx": ("-u",),
    "skopeo": ("--creds", "--src-creds", "--dest-creds"),
    "buildah": ("--creds",),
    "podman": ("--creds",),
    "ctr ": ("-u", "--user"),
    "nerdctl": ("--creds",),
    "crictl": ("--creds",),
    "regctl": ("--creds",),
    "mongodump": ("-p",),
}
_LOGINS = {
    word: Pattern(rf"\s[\"']?(?:{'|'.join(map(re.escape, options))})(?:{_TO})?(?=[\"']?[^\s-]){_USER}", re.A)
    for word, options in _AFTER_COLON.items()
}
_KEY_AS_USER = Pattern(r"\s-u[ \t]{0,4}[\"']?([^\s:\"']{8,256}):(?=[\s\"'])", re.A)
"""`curl -u X:` sends a key in the place of the user."""
_COOKIES = {word: _options("-b", "--cookie", "--oauth2-bearer") for word in ("curl", "http ", "https ")}
_PIPED = Pattern(
    r"(?:echo|printf)\s+(?:-\w+\s+|'%s(?:\\n)?'\s+|\"%s(?:\\n)?\"\s+|%s\s+)?(?=(?>'[^']{0,512}'|\"[^\"]{0,512}\"|[^\r\n|]){1,1024}\|[^\r\n|]{0,256}"
    r"(?:--password-stdin|--passphrase-fd|(?:secret|config) create|-stdin\b|--stdin|passwd\b|sudo -S|kinit\b"
    r"|crypt\w*\b|cryptsetup|gpg\b|age\b|base64\b|openssl\b|su\b|htpasswd\b|kubeseal|vault\b|pass\b|login\b))",
    re.A,
)
_CHPASSWD = Pattern(r"(?:echo|printf)\s+[\"']?[\w.-]{1,64}:(?=[^\r\n|]{1,256}\|\s{0,4}(?:sudo\s+)?chpasswd)", re.A)
_INPUT = Pattern(r"[ \t]{1,4}(?:-n )?[\"']?([^\s\"'()$]{4,256})[\"']?\)")
"""`--password-file <(echo X)`"""
_ACCOUNT = Pattern(r"[\"']?[\w.-]{1,64}:(?=\S)")
_OF_USER = Pattern(r"\s(?:-u|-U|-l|-L|--user(?:name)?)[= ]?[^\s-]", re.A)
_LETTERS = (" -t ", " -k ", " -w ", " -a ")
"""Options that mean a secret to some programs: where their value looks made."""
_OF_LOGINS = (" -u ", " -n ", "user=")
"""What a user and a password may stand behind: `-u me:X`, `user=me:X`."""
_LOGIN = Pattern(r"[\"']?[A-Za-z][\w.@\\-]{0,64}[:%]([^\s:\"'/;&]{6,128})(?=[\s\"';]|\Z)")
_PORTS = Pattern(r"[\d.:\[\]-]{1,64}:\d[\d-]*(?:/\w{3,4})?", re.A)
_HERE = Pattern(r"<<<\s{0,4}", re.A)
_HERE_LED = Pattern(
    r"(?:(?:--password-stdin|--with-token)(?:[ \t]{1,4}[\w./:@-]{1,64}){0,3}"
    r"|chpasswd|passwd|login|create \S{1,64} -|-stdin|(?:openssl|cryptsetup)\b[^\r\n]{0,64}"
    r"|gpg\b[^\r\n]{0,64})\s{0,4}\Z",
    re.A,
)
_SENT = Pattern(r"(?:vault|gh auth|npm|argocd|doppler|heroku|fly auth)\s+login\s+", re.A)
_CLIENTS = (_PASSWORD, _LOGINS, _COOKIES)
WORDS = tuple(dict.fromkeys((*_PASSWORD, *_LOGINS, *_COOKIES, "echo", "printf", "<<<", " -p ", *_LETTERS, *_OF_LOGINS)))
"""The names of the commands, lower-case."""


def command(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The secrets among the arguments of the command whose name stands here."""
    if word in ("echo", "printf"):
        for pattern in (_PIPED, _CHPASSWD) if text.find("|", end, end + 1024) >= 0 else ():
            if found := pattern.match(text, at):
                yield from _argument(text, found.end())
        if text[at - 2 : at] == "<(" and (found := _INPUT.match(text, end)):
            yield found.span(1)
    elif word == "<<<":
        yield from _here(text, at)
    elif word == " -p ":
        yield from _beside_user(text, at, end)
    elif word in _OF_LOGINS:
        found = _LOGIN.match(text, end)
        yield from (found.span(1),) if found and fits(found[1]) else ()
    elif word in _LETTERS:
        yield from (span for span in _argument(text, end) if is_made(text[slice(*span)]))
    elif text[end : end + 1] != "/" and (word in ("login", "zip ") or not is_glued(text, at)):
        yield from _of_client(text, at, word, _stop(text, end, word))


def _stop(text: str, end: int, word: str) -> int:
    """Where the arguments of a command end: at the next command, or where the same word stands again."""
    line = _LINE.match(text, end)
    stop = line.end() if line else end
    again = text.find(f" {word.strip()}", end, stop)
    return again if again >= 0 else stop


def _of_client(text: str, at: int, word: str, stop: int) -> Iterator[Span]:
    if (
        word == "curl"
        and (alone := _KEY_AS_USER.search(text, at, stop))
        and (is_made(alone[1]) or is_mixed_up(alone[1]))
    ):
        yield alone.span(1)
    for client in _CLIENTS:
        for found in client[word].finditer(text, at + len(word.rstrip()), stop) if word in client else ():
            for span in _argument(text, found.end(), glued=text[found.end() - 1].isalpha()):
                if client is not _COOKIES or "=" in text[slice(*span)] or "bearer" in found.group():
                    yield span
    if word == "login" and text[at - 1 : at] == " " == text[at + 5 : at + 6]:
        yield from _logged_in(text, at, stop)


def _logged_in(text: str, at: int, stop: int) -> Iterator[Span]:
    """`vault login X`: some programs are told by name; of others the word must look made."""
    sent = _SENT.search(text, max(0, at - 16), stop)
    begin = sent.end() if sent else at + len("login ")
    for span in _argument(text, begin):
        value = text[slice(*span)]
        if is_password(value) if sent else is_made(value) or is_mixed_up(value):
            yield span


def _beside_user(text: str, at: int, end: int) -> Iterator[Span]:
    """`-p X` of whichever command that names a user, too: a port or a folder stands without one."""
    line = _LINE.match(text, end, end + 256)
    of_user = _OF_USER.search(text, line_start(text, at, 256), line.end() if line else end)
    for span in _argument(text, end):
        value = text[slice(*span)]
        if (is_made(value) or (of_user and (is_password(value) or fits(value)))) and not _PORTS.fullmatch(value):
            yield span


def _here(text: str, at: int) -> Iterator[Span]:
    found = _HERE.match(text, at)
    if found and not _HERE_LED.search(text, max(0, at - 100), at):
        yield from (span for span in _argument(text, found.end()) if fits(text[slice(*span)]))
    elif found:
        begin = found.end()
        user = _ACCOUNT.match(text, begin) if "chpasswd" in text[max(0, at - 12) : at] else None
        yield from _argument(text, user.end() if user else begin)


def _argument(text: str, at: int, *, glued: bool = False) -> Iterator[Span]:
    """The argument that begins here, or the rest of one that begins with an option's letter."""
    span = quoted(text, at) or bare(text, at)
    value = text[slice(*span)] if span else ""
    if (
        span
        and value
        and not is_no_secret(value)
        and not ((value[0] == "-" and not glued) or (_is_place(value) and not (glued and value[0] == "/")))
    ):
        yield span


def _is_place(value: str) -> bool:
    """Whether a variable or a file holds the secret."""
    return bool(
        re.fullmatch(r"\${1,2}\{?[A-Za-z_]\w*\}?|\$\(.*|<\(.*|@(?:[\w./~-]*/\S*|-|[\w-]+\.\w+)|\*+|<[^<>]*>", value)
    ) or value.startswith(("/", "./", "~/", "$("))
