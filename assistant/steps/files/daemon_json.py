"""The check of a future daemon.json by dockerd itself."""

from __future__ import annotations

import posixpath
import shlex

from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.parts import CheckConfig, Part


def is_daemon_json(path: str, here: HostNow) -> bool:
    """Whether dockerd reads this file as its configuration."""
    return posixpath.basename(path) == "daemon.json" or path == here.text("config.file")


def checks(path: str, data: bytes, here: HostNow) -> tuple[Part, ...]:
    """What goes before writing a daemon.json; nothing for other files."""
    return (CheckConfig(path, data, arguments(here)),) if is_daemon_json(path, here) else ()


def arguments(here: HostNow) -> tuple[str, ...]:
    """What the service gives dockerd beside the file, where that can be told: a conflict shows only together."""
    commands = here.items("service.exec_start", "docker.service")
    if len(commands) != 1 or "$" in commands[0]:
        return ()
    try:
        words = shlex.split(commands[0])
    except ValueError:
        return ()
    return tuple(_without_config_file(words[1:])) if words and words[0].endswith("dockerd") else ()


def _without_config_file(words: list[str]) -> list[str]:
    kept: list[str] = []
    skip = False
    for word in words:
        if not skip and not word.startswith("--config-file"):
            kept.append(word)
        skip = word == "--config-file"
    return kept
