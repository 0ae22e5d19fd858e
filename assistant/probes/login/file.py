"""The logins of the user who asks, as ~/.docker/config.json keeps them: names of hosts and helpers, never a secret."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Environment, Look, Stat, StatReply, Status
from assistant.probes.answers import all_alike, unseen_in, word, words, words_seen
from assistant.probes.document import Document
from assistant.probes.login.settings import config_path, read_config, registries
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts
from assistant.probes.whole import whole_environment

_HELPER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\Z")
_USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

SPECS = (
    text("login.config", "the file with the user's logins"),
    text("login.store", "the helper that keeps all logins (credsStore)"),
    texts("login.missing_helpers", "helpers that the file names and whose program docker-credential-NAME is not there"),
    texts("login.registries", "the registries that the user has a login for"),
    texts("login.email_registries", "those whose user name is an e-mail address"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read ~/.docker/config.json (or that of DOCKER_CONFIG), and look for the helpers in the PATH.

        {"auths": {"https://index.docker.io/v1/": {"auth": "..."}, "registry.lab:5000": {}},
         "credsStore": "desktop", "credHelpers": {"123456789012.dkr.ecr.eu-west-1.amazonaws.com": "ecr-login"}}

    docker 20.10.24. Of `auth` only whether the user name holds an @ is kept.
    https://docs.docker.com/reference/cli/docker/login/#credential-stores
    """
    path = config_path(look)
    if isinstance(path, Unknown):
        return all_alike(SPECS, path)
    found = read_config(look, path)
    if not isinstance(found, Document):
        return all_alike(SPECS, found)
    helpers = tuple(dict.fromkeys(_helpers(found)))
    return {
        "login.config": Known(path),
        "login.store": word(found.at("credsStore").text),
        "login.missing_helpers": _missing(look, helpers),
        "login.registries": words(registries(found)),
        "login.email_registries": words(email_registries(found)),
    }


def _helpers(config: Document) -> Iterator[str]:
    for each in (config.at("credsStore"), *config.at("credHelpers").members.values()):
        if _HELPER.match(each.text):
            yield each.text


def _missing(look: Look, helpers: tuple[str, ...]) -> Answer:
    environment = whole_environment(look)
    if not isinstance(environment, Environment):
        return environment
    path = environment.variables.get("PATH") or _USUAL_PATH
    folders = [each for each in path.split(":") if each.startswith("/")]
    found = {helper: _find(look, helper, folders) for helper in helpers}
    missing = (helper for helper, reply in found.items() if isinstance(reply, Absent))
    return words_seen(missing, (reply for reply in found.values() if isinstance(reply, Unknown)))


def _find(look: Look, helper: str, folders: list[str]) -> StatReply:
    replies = [look.stat(Stat(f"{folder}/docker-credential-{helper}", follow=True)) for folder in folders]
    there = (each for each in replies if isinstance(each, Status))
    return next(there, None) or unseen_in(*replies) or Absent()


def email_registries(config: Document) -> tuple[str, ...]:
    """The hosts whose stored user name holds an @."""
    return tuple(host for host, login in config.at("auths").members.items() if is_email_login(login.value))


def is_email_login(login: object) -> bool:
    """Whether the user name of a login holds an @; a snapshot, which has no login, says so in its `by_email`."""
    found = Document(login)
    return found.at("by_email").is_true or "@" in _user_of(found.at("auth").text)


def _user_of(auth: str) -> str:
    try:
        return base64.b64decode(auth, validate=True).decode(errors="replace").partition(":")[0]
    except ValueError:
        return ""


PROBE = Probe("login.file", SPECS, ask)
