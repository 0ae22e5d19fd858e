"""Variables that steer the docker command line: pinned in the environment, or set at login."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Content, ListDir, Look, Names
from assistant.probes.answers import all_alike, word, words_seen
from assistant.probes.endpoint import is_loopback
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts
from assistant.probes.user.home import home_of_invoker
from assistant.probes.whole import read_whole, whole_environment

_SYSTEM_FILES = ("/etc/environment", "/etc/profile", "/etc/bash.bashrc", "/etc/bashrc", "/etc/zsh/zshenv")
_FOLDER = "/etc/profile.d"
_OWN_FILES = (".bashrc", ".bash_profile", ".bash_login", ".profile", ".zshrc", ".zprofile", ".zshenv", ".zlogin")
_MOST_FILES = 32
_SETS = re.compile(r"^[ \t]{0,16}(?:export[ \t]{1,8})?DOCKER_HOST=[\"']?([^\s\"';#]*)", re.MULTILINE)
_HERE = re.compile(r"unix://(?!/run/user/)[^$`]*")

SPECS = (
    text("daemon.pinned_api_version", "the API version that DOCKER_API_VERSION pins the client to"),
    texts("daemon.docker_host_files", "the files that set DOCKER_HOST for logins"),
    texts("daemon.docker_host_elsewhere", "what they set it to, where that is another machine or a user's own engine"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """The environment, and the files that shells read at login.

    Sample of /etc/profile.d/docker.sh, bash 5.2: `export DOCKER_HOST=tcp://127.0.0.1:2375`
    Source: https://docs.docker.com/reference/cli/docker/#environment-variables, bash(1), section INVOCATION
    """
    environment = whole_environment(look)
    if isinstance(environment, Unknown):
        return all_alike(SPECS, environment)
    return {
        "daemon.pinned_api_version": word(environment.variables.get("DOCKER_API_VERSION")),
        **_of_files(look),
    }


def sets_docker_host(content: str) -> bool:
    """Whether a login file sets DOCKER_HOST; a commented line does not."""
    return _SETS.search(content) is not None


def is_login_file(path: str) -> bool:
    """Whether a file is read for DOCKER_HOST alone; /etc/environment is also one of units."""
    folder, _, name = path.rpartition("/")
    return name in _OWN_FILES or folder == _FOLDER or (path in _SYSTEM_FILES and path != "/etc/environment")


def files_that_set_docker_host(look: Look) -> Answer:
    """The login files that set DOCKER_HOST."""
    return _of_files(look)["daemon.docker_host_files"]


def _of_files(look: Look) -> dict[str, Answer]:
    paths = list(_paths(look))
    replies = [each if isinstance(each, Unknown) else read_whole(look, each) for each in paths]
    unseen = [reply for reply in replies if isinstance(reply, Unknown)]
    values = {
        path: _SETS.findall(reply.text)
        for path, reply in zip(paths, replies, strict=True)
        if isinstance(path, str) and isinstance(reply, Content)
    }
    elsewhere = (each for found in values.values() for each in found if not _is_here(each))
    return {
        "daemon.docker_host_files": words_seen((path for path, found in values.items() if found), unseen),
        "daemon.docker_host_elsewhere": words_seen(dict.fromkeys(elsewhere), unseen),
    }


def _is_here(address: str) -> bool:
    """Whether a value can only be meant for an engine of this machine; what a shell would still fill is not known."""
    return not address or _HERE.fullmatch(address) is not None or (is_loopback(address) and "$" not in address)


def _paths(look: Look) -> Iterator[str | Unknown]:
    """The files, and for places that cannot be looked at the reason."""
    yield from _SYSTEM_FILES
    listed, home = look.list(ListDir(_FOLDER)), home_of_invoker(look)
    if isinstance(listed, Names):
        # Shells read no others there, so a backup beside one does no harm.
        scripts = [name for name in listed.names if name.endswith(".sh") and "/" not in name]
        yield from (f"{_FOLDER}/{name}" for name in scripts[:_MOST_FILES])
    elif isinstance(listed, Unknown):
        yield listed
    if isinstance(home, Unknown):
        yield home
    else:
        yield from (f"{home}/{name}" for name in _OWN_FILES)


PROBE = Probe("daemon.variables", SPECS, ask)
