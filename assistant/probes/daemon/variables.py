"""Variables that steer the docker command line: pinned in the environment, or set at login."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Content, Environ, ListDir, Look, Names, Read
from assistant.probes.answers import all_alike, word, words
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts
from assistant.probes.user.home import home_of_invoker

_SYSTEM_FILES = ("/etc/environment", "/etc/profile", "/etc/bash.bashrc", "/etc/bashrc", "/etc/zsh/zshenv")
_FOLDER = "/etc/profile.d"
_OWN_FILES = (".bashrc", ".bash_profile", ".bash_login", ".profile", ".zshrc", ".zprofile", ".zshenv", ".zlogin")
_MOST_FILES = 32
_SETS = re.compile(r"^[ \t]{0,16}(?:export[ \t]{1,8})?DOCKER_HOST=", re.MULTILINE)

SPECS = (
    text("daemon.pinned_api_version", "the API version that DOCKER_API_VERSION pins the client to"),
    texts("daemon.docker_host_files", "the files that set DOCKER_HOST for logins"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """The environment, and the files that shells read at login.

    Sample of /etc/profile.d/docker.sh, bash 5.2: `export DOCKER_HOST=tcp://127.0.0.1:2375`
    Source: https://docs.docker.com/reference/cli/docker/#environment-variables, bash(1), section INVOCATION
    """
    environment = look.environ(Environ())
    if isinstance(environment, Unknown):
        return all_alike(SPECS, environment)
    return {
        "daemon.pinned_api_version": word(environment.variables.get("DOCKER_API_VERSION")),
        "daemon.docker_host_files": words(path for path in _paths(look) if _sets_host(look, path)),
    }


def sets_docker_host(content: str) -> bool:
    """Whether a login file sets DOCKER_HOST; a commented line does not."""
    return _SETS.search(content) is not None


def _sets_host(look: Look, path: str) -> bool:
    reply = look.read(Read(path))
    return isinstance(reply, Content) and sets_docker_host(reply.text)


def _paths(look: Look) -> Iterator[str]:
    yield from _SYSTEM_FILES
    listed = look.list(ListDir(_FOLDER))
    if isinstance(listed, Names):
        # Shells read no others there, so a backup beside one does no harm.
        scripts = [name for name in listed.names if name.endswith(".sh") and "/" not in name]
        yield from (f"{_FOLDER}/{name}" for name in scripts[:_MOST_FILES])
    home = home_of_invoker(look)
    if isinstance(home, str):
        yield from (f"{home}/{name}" for name in _OWN_FILES)


PROBE = Probe("daemon.variables", SPECS, ask)
