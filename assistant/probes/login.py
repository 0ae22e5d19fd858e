"""The logins of the user who asks, as ~/.docker/config.json keeps them: names of hosts and helpers, never a secret."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Environ, Environment, Look, Read, Stat
from assistant.probes.address import parse_place
from assistant.probes.answers import all_alike, garbled, not_a, word, words
from assistant.probes.document import Document, parse_document
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts, truth
from assistant.probes.user.home import home_of_invoker

_OF = "registry"
_HELPER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\Z")
_USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

SPECS = (
    text("login.config", "the file with the user's logins"),
    text("login.store", "the helper that keeps all logins (credsStore)"),
    texts("login.missing_helpers", "helpers that the file names and whose program docker-credential-NAME is not there"),
    texts("login.registries", "the registries that the user has a login for"),
    texts("login.email_registries", "those whose user name is an e-mail address"),
)
REGISTRY_SPECS = (truth("login.has", "whether the user has a login for it", _OF),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read ~/.docker/config.json (or that of DOCKER_CONFIG), and look for the helpers in the PATH.

        {"auths": {"https://index.docker.io/v1/": {"auth": "..."}, "registry.lab:5000": {}},
         "credsStore": "desktop", "credHelpers": {"123456789012.dkr.ecr.eu-west-1.amazonaws.com": "ecr-login"}}

    docker 20.10.24. Of `auth` only whether the user name holds an @ is kept.
    https://docs.docker.com/reference/cli/docker/login/#credential-stores
    """
    path = _config_path(look)
    if isinstance(path, Unknown):
        return all_alike(SPECS, path)
    found = _read(look, path)
    if not isinstance(found, Document):
        return all_alike(SPECS, found)
    helpers = tuple(dict.fromkeys(_helpers(found)))
    return {
        "login.config": Known(path),
        "login.store": word(found.at("credsStore").text),
        "login.missing_helpers": words(each for each in helpers if _is_missing(look, each)),
        "login.registries": words(registries(found)),
        "login.email_registries": words(email_registries(found)),
    }


def ask_registry(look: Look, of: str | None) -> dict[str, Answer]:
    """The same file, asked for one registry; a store that keeps all logins can hold more than the file says.

    docker 20.10.24. https://docs.docker.com/reference/cli/docker/login/#credential-stores
    """
    place = parse_place(of or "")
    if place is None:
        return all_alike(REGISTRY_SPECS, not_a("the address of a registry"))
    path = _config_path(look)
    found = path if isinstance(path, Unknown) else _read(look, path)
    if isinstance(found, Unknown):
        return all_alike(REGISTRY_SPECS, found)
    listed = registries(found) if isinstance(found, Document) else ()
    return {"login.has": Known(host_of(of or "") in {host_of(each) for each in listed})}


def _config_path(look: Look) -> str | Unknown:
    environment = look.environ(Environ())
    folder = environment.variables.get("DOCKER_CONFIG", "") if isinstance(environment, Environment) else ""
    if folder.startswith("/"):
        return f"{folder.rstrip('/')}/config.json"
    home = home_of_invoker(look)
    return home if isinstance(home, Unknown) else f"{home}/.docker/config.json"


def _read(look: Look, path: str) -> Document | Absent | Unknown:
    reply = look.read(Read(path))
    if not isinstance(reply, Content):
        return reply
    found = parse_document(reply.text)
    return found if found is not None and found.is_object else garbled(path)


def _helpers(config: Document) -> Iterator[str]:
    for each in (config.at("credsStore"), *config.at("credHelpers").members.values()):
        if _HELPER.match(each.text):
            yield each.text


def _is_missing(look: Look, helper: str) -> bool:
    environment = look.environ(Environ())
    path = environment.variables.get("PATH", "") if isinstance(environment, Environment) else ""
    folders = [each for each in (path or _USUAL_PATH).split(":") if each.startswith("/")]
    return all(
        isinstance(look.stat(Stat(f"{each}/docker-credential-{helper}", follow=True)), Absent) for each in folders
    )


def registries(config: Document) -> tuple[str, ...]:
    """The hosts that have a login or a helper of their own, as the file writes them."""
    return tuple(dict.fromkeys((*config.at("auths").members, *config.at("credHelpers").members)))


def email_registries(config: Document) -> tuple[str, ...]:
    """The hosts whose stored user name holds an @."""
    return tuple(host for host, login in config.at("auths").members.items() if "@" in _user_of(login.at("auth").text))


def _user_of(auth: str) -> str:
    try:
        return base64.b64decode(auth, validate=True).decode(errors="replace").partition(":")[0]
    except ValueError:
        return ""


def host_of(name: str) -> str:
    """The host (and port) of an entry or registry; Docker Hub under one name."""
    host = name.removeprefix("https://").removeprefix("http://").partition("/")[0].lower()
    return "docker.io" if host in ("index.docker.io", "registry-1.docker.io", "auth.docker.io", "") else host


PROBES: tuple[Probe, ...] = (
    Probe("login.file", SPECS, ask),
    Probe("login.registry", REGISTRY_SPECS, ask_registry, _OF),
)
