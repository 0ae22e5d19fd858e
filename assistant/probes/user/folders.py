"""The folders in which programs of the user who asks keep settings and data (XDG Base Directory Specification)."""

from __future__ import annotations

from assistant.model.fact import Unknown
from assistant.model.look import Environment, Look
from assistant.probes.user.home import home_of_invoker
from assistant.probes.whole import whole_environment


def settings_folder(look: Look) -> str | Unknown:
    """XDG_CONFIG_HOME, or ~/.config."""
    return _folder(look, "XDG_CONFIG_HOME", ".config")


def data_folder(look: Look) -> str | Unknown:
    """XDG_DATA_HOME, or ~/.local/share."""
    return _folder(look, "XDG_DATA_HOME", ".local/share")


def _folder(look: Look, variable: str, below: str) -> str | Unknown:
    environment = whole_environment(look)
    if not isinstance(environment, Environment):
        return environment
    variables = environment.variables
    if variables.get(variable, "").startswith("/"):
        return variables[variable]
    # Under sudo HOME is root's, and the settings are those of the user who called it.
    home = home_of_invoker(look) if variables.get("SUDO_USER") or not variables.get("HOME") else variables["HOME"]
    return home if isinstance(home, Unknown) else f"{home.rstrip('/')}/{below}"
