"""The environment variables that matter to Docker."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from assistant.model.look import Environment
from assistant.owned.folders import PLACES, own_places

_NAMES = {
    "SUDO_USER",
    "SUDO_UID",
    "PATH",
    "container",
    "WSL_DISTRO_NAME",
}

_NO_MATTER = {"TMPDIR", "XDG_CACHE_HOME"}

_SECRET = re.compile("AUTH|PASS|TOKEN|SECRET|CREDENTIAL", re.IGNORECASE)


def docker_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """Those of `variables`, by default of this process, that Docker or a proxy setting depends on.

    PATH is the person's; programs are taken from elsewhere (see programs.py).
    """
    given = os.environ if variables is None else variables
    # What is looked at and what commands get must lead to the same engine.
    places = own_places(given)
    kept = {name: _shown(name, value) for name, value in given.items() if _matters(name) and name not in PLACES}
    kept |= {name: _shown(name, value) for name, value in places.items() if name not in _NO_MATTER}
    return Environment(dict(sorted(kept.items())))


def _shown(name: str, value: str) -> str:
    # DOCKER_AUTH_CONFIG and the like: that they are set may matter, what they hold is nobody's business.
    return "***" if _SECRET.search(name) else value.encode(errors="replace").decode()


def _matters(name: str) -> bool:
    return name in _NAMES or name.startswith("DOCKER_") or name.upper().endswith("_PROXY")
