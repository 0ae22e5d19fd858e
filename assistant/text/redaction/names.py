"""Names that stand for secrets: of variables, options, keys and headers, told by the words that they are made of."""

from __future__ import annotations

import re
from functools import lru_cache

STEMS = (
    r"(?:pass|pwd|pw|psk|secret|token|cred|key|dsn|cookie|auth|jwt|sig|otp|docker-?cfg|dockerconfigjson|signature"
    r"|private|connectionstring)"
)
"""One of these is in every name that is a secret's; a cheap first look."""
HEADERS = frozenset({"authorization", "cookie", "registryauth"})
"""Their values hold blanks and reach to the end of the line."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SECRET = _set(
    "pass password passwd passwort passphrase passcode pwd pw psw pswd psk dsn otp jwt creds cookie authorization "
    "secret secrets token tokens credential credentials apikey authkey accesskey privatekey presharedkey secretkey "
    "masterkey signingkey encryptionkey accountkey sharedkey unlockkey sharedaccesskey sharedaccesssignature "
    "certificatekey storagekey masterauth dockerconfigjson dockercfg signature sig connectionstring"
)
_TAILS = (
    "password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey", "privatekey",
    "credentials", "pwd", "pass",
)  # fmt: skip
_NOT_SECRET = _set("nopasswd bypass compass encompass trespass surpass overpass underpass")
_KEYS = _set(
    "api access private secret auth encryption encrypt unlock signing sign app application master account storage "
    "shared preshared ssh deploy certificate cert tls ssl client server ca license licence session jwt hmac crypto aes "
    "gpg pgp webhook admin root service rsa ecdsa age"
)
"""What a key is of, where it is a secret: not a public, primary, foreign or registry key."""
_AUTHS = _set("redis basic smtp http proxy registry mqtt ftp docker")
_WITHOUT_MEANING = _set(
    "base value data b64 base64 raw old new prod production dev test staging default current previous next main "
    "primary secondary readonly ro rw"
)
_ABOUT = _set(
    "file files path dir directory folder url uri endpoint realm service server host name names type kind ttl expiry "
    "expires expiration expired lifetime timeout length len size min max policy store stdin hash required enabled "
    "disabled rotation rotate count limit version format mode manager provider source mount ref prompt method "
    "algorithm helper helpers helpful username user issuer audience scope scopes header field request requests "
    "review protocol budget authentication driver drivers labels opts used usage bits through"
)
"""A name that ends with one of these tells about a secret, and is none."""


_COUNTS = _set("max min num total")


@lru_cache(maxsize=2048)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, lower-case: `MYSQL_ROOT_PASSWORD1`, `clientKeyData` and `--api-key` alike."""
    return tuple(word.lower() for word in _WORD.findall(name))


@lru_cache(maxsize=2048)
def is_secret(name: str) -> bool:
    """Whether what a name stands for is a secret."""
    words = list(words_of(name))
    while len(words) > 1 and (words[-1] in _WITHOUT_MEANING or words[-1].isdigit()):
        words.pop()
    if not words or words[0] in _COUNTS or words[-1] in _ABOUT or words[-1] in _NOT_SECRET:
        return False
    if words[:2] == ["docker", "credential"] and len(words) > 2:  # a program: docker-credential-desktop
        return False
    if words[-1] == "id":
        return words[-2:-1] == ["secret"]
    return _ends_as_secret(words, name) or any(word in _SECRET - {"pass", "sig"} for word in words)


def is_header(name: str) -> bool:
    """Whether it is a header whose whole line is secret."""
    words = words_of(name)
    return bool(words) and (words[-1] in HEADERS or words[-2:] == ("registry", "auth"))


def _ends_as_secret(words: list[str], name: str) -> bool:
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in ("key", "keys"):
        return before in _KEYS
    if last == "auth":
        return before in _AUTHS or name.startswith("_")
    return last in _SECRET or last.endswith(_TAILS)
