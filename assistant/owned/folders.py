"""Where the user's own files are; as root never in the home of somebody else."""

from __future__ import annotations

import os
import pwd
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import platformdirs

from assistant.owned.files import check_way
from assistant.owned.owner import ForeignError, is_root

APP = "drydock"

Kind = Literal["config", "data", "cache"]
_USUAL: dict[Kind, Callable[[str], str]] = {
    "config": platformdirs.user_config_dir,
    "data": platformdirs.user_data_dir,
    "cache": platformdirs.user_cache_dir,
}
_IN_HOME: dict[Kind, str] = {"config": ".config", "data": ".local/share", "cache": ".cache"}


def own_folder(kind: Kind) -> Path:
    """The user's own folder of one kind, whether it is there or not.

    `sudo` can leave root with the HOME of the user who called it, and with their XDG variables. Root's own folder takes
    the place of one that is not root's.
    """
    usual = Path(_USUAL[kind](APP))
    return usual if not is_root() or is_own(usual) else home_of_root() / _IN_HOME[kind] / APP


def passed_over(kind: Kind) -> Path | None:
    """The folder that the environment names and root does not use, where there is one."""
    usual = Path(_USUAL[kind](APP))
    return usual if usual != own_folder(kind) and usual.is_dir() else None


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
