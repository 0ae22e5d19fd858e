"""Where programs are taken from, and what they are given: nothing that somebody else could have put there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.model.fact import Reason, Unknown
from assistant.owned.answering import silent_place
from assistant.owned.files import check_way
from assistant.owned.folders import is_own, own_places
from assistant.owned.owner import ForeignError, is_root

FOLDERS = (
    "/usr/local/sbin",
    "/usr/local/bin",
    "/usr/sbin",
    "/usr/bin",
    "/sbin",
    "/bin",
    "/snap/bin",
    "/run/wrappers/bin",  # NixOS: sudo
    "/run/current-system/sw/bin",  # NixOS
    "/opt/homebrew/bin",
)
"""Looked at first, whatever PATH says."""

_FIXED = {"LC_ALL": "C", "TZ": "UTC", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0", "NO_COLOR": "1", "TERM": "dumb"}
_KEPT = frozenset(
    {
        "DOCKER_API_VERSION",
        "DOCKER_CERT_PATH",
        "DOCKER_CONTEXT",
        "DOCKER_HOST",
        "DOCKER_TLS",
        "DOCKER_TLS_VERIFY",
        "LOGNAME",
        "SSH_AUTH_SOCK",
        "USER",
    }
)
_USERS_OWN = "DBUS_SESSION_BUS_ADDRESS"


def find_program(name: str) -> str | None:
    """The path of a program that nobody else can have put there; None where there is no such."""
    return next((each for each in _found(name, folders()) if is_own(each)), None)


def why_not_found(name: str) -> Unknown:
    """Why there is no such program: it is not installed, or only where somebody else could have put it."""
    for found in _found(name, (*FOLDERS, *_named())):
        try:
            check_way(found)
        except ForeignError as error:
            return Unknown(Reason.REFUSED, f"{found} is not run: {error.filename}: {error.strerror}")
        except OSError:
            continue
    return Unknown(Reason.NOT_INSTALLED, f"{name} is not installed")


def folders() -> tuple[str, ...]:
    """The folders of programs: the fixed ones, then those of PATH, each without what somebody else can write."""
    return _own_of((*FOLDERS, *_named()), os.geteuid())


def environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of commands: untranslated, in UTC, without pager or colours, and with what leads to Docker.

    What loads code into a program (LD_PRELOAD, PYTHONPATH) is not in it; as root, neither is a folder of another user.

    Args:
        variables: of which they are taken; None for those of this process.
    """
    given = os.environ if variables is None else variables
    found = {name: value for name, value in given.items() if name in _KEPT or name.upper().endswith("_PROXY")}
    found |= own_places(given)
    if not is_root() and _USERS_OWN in given:
        found[_USERS_OWN] = given[_USERS_OWN]
    return found | _FIXED | {"PATH": os.pathsep.join(folders())}


def _named() -> tuple[str, ...]:
    # Relative entries ("." or an empty one) would let the folder that one happens to be in decide what root runs.
    named = (each for each in os.environ.get("PATH", "").split(os.pathsep) if each.startswith("/"))
    return tuple(each for each in named if not silent_place(each))


@cache
def _own_of(named: tuple[str, ...], _: int) -> tuple[str, ...]:
    return tuple(each for each in dict.fromkeys(named) if is_own(each))


def _found(name: str, named: tuple[str, ...]) -> Iterator[str]:
    """Where a program is, in this order; a name with a slash is a place already."""
    if "/" in name:
        named = ("",)
    found = (shutil.which(name, path=each) for each in named)
    return (each for each in found if each is not None)
