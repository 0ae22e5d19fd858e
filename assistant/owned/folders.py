"""Where the user's own files are; as root never in the home of somebody else."""

from __future__ import annotations

import os
import pwd
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Literal

from assistant.owned.files import check_way
from assistant.owned.owner import ForeignError, is_root

APP = "drydock"

Kind = Literal["config", "data", "cache"]
_VARIABLES: dict[Kind, str] = {"config": "XDG_CONFIG_HOME", "data": "XDG_DATA_HOME", "cache": "XDG_CACHE_HOME"}
_IN_HOME: dict[Kind, str] = {"config": ".config", "data": ".local/share", "cache": ".cache"}


PLACES = ("DOCKER_CONFIG", "HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
"""Variables that name folders in which programs and libraries look for settings, and for further programs."""

_passed_over: dict[Kind, Path] = {}


def own_places(given: Mapping[str, str]) -> dict[str, str]:
    """The variables of PLACES; as root without those that name a folder of another user, HOME being root's."""
    if not is_root():
        return {name: given[name] for name in PLACES if name in given}
    found = {name: given[name] for name in PLACES if name in given and is_own(given[name])}
    return ({"HOME": str(home_of_root())} if "HOME" in given else {}) | found


def leave_others(variables: MutableMapping[str, str]) -> None:
    """As root, let nothing in this process look into the folders of another user, as libraries do by themselves.

    Args:
        variables: the environment of this process.
    """
    if not is_root():
        return
    _passed_over.update({kind: each for kind in _VARIABLES if (each := passed_over(kind)) is not None})
    own = own_places(variables)
    for name in PLACES:
        variables.pop(name, None)
    variables.update(own)


def usual_folder(kind: Kind) -> str:
    """The folder of one kind as the environment has it: what platformdirs says, on Linux without the time it takes.

    Source: https://specifications.freedesktop.org/basedir-spec/latest/
    """
    if sys.platform == "linux":
        named = os.environ.get(_VARIABLES[kind], "")
        return os.path.join(named if os.path.isabs(named) else f"{_home()}/{_IN_HOME[kind]}", APP)
    import platformdirs  # brings the formats of archives along: a twentieth of a start

    return {
        "config": platformdirs.user_config_dir,
        "data": platformdirs.user_data_dir,
        "cache": platformdirs.user_cache_dir,
    }[kind](APP)


def _home() -> str:
    """The home of whoever runs this; the root of the host, where only root can write, for a user without one."""
    home = os.environ.get("HOME", "")
    try:
        return (home if os.path.isabs(home) else pwd.getpwuid(os.getuid()).pw_dir).rstrip("/")
    except KeyError:
        return ""


def own_folder(kind: Kind) -> Path:
    """The user's own folder of one kind, whether it is there or not.

    `sudo` can leave root with the HOME of the user who called it, and with their XDG variables. Root's own folder takes
    the place of one that is not root's.
    """
    usual = Path(usual_folder(kind))
    return usual if not is_root() or is_own(usual) else home_of_root() / _IN_HOME[kind] / APP


def passed_over(kind: Kind) -> Path | None:
    """The folder that the environment names and root does not use, where there is one."""
    usual = Path(usual_folder(kind))
    return usual if usual != own_folder(kind) and usual.is_dir() else _passed_over.get(kind)


def home_of_root() -> Path:
    """The home of root, as the host's list of users gives it."""
    return Path(pwd.getpwuid(0).pw_dir)


def is_own(path: str | Path) -> bool:
    """Whether a path leads through nothing that somebody else can write; what is missing of it does not matter."""
    try:
        check_way(os.fspath(path))
    except ForeignError:
        return False
    except OSError:
        return True
    return True
