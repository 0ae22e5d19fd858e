"""Which Docker endpoint is in force, and why: the rules of the docker command line (docker/cli, cli/command/cli.go)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import msgspec

from assistant.model.fact import Reason, Unknown
from assistant.model.look import Content, Environ, Environment, Look, Stat, Status
from assistant.probes.document import Document, parse_document
from assistant.probes.whole import read_whole

DEFAULT_SOCKET = "/run/docker.sock"
DEFAULT_URL = "unix:///var/run/docker.sock"
_DEFAULT_PATHS = {"/var/run/docker.sock", "/run/docker.sock"}
_ROOTLESS = re.compile(r"unix:///run/user/\d+/docker\.sock")

_ADDRESS = re.compile(r"(?:[\w.-]{0,255}|\[[0-9A-Fa-f:.%\w]{2,64}\]):([0-9]{1,5})")
_LOOPBACK = re.compile(r"(tcp|https?)://(127\.[0-9.]+|localhost|\[::1\])(:|/|\Z)")
_LAST_PORT = 65_535


class Endpoint(msgspec.Struct, frozen=True):
    """The endpoint that the docker command line would use.

    Attributes:
        url: `unix:///var/run/docker.sock`, `tcp://host:2376`, `ssh://...`; empty when `fault` says why there is none.
        source: `DOCKER_HOST`, `context`, `default` or `rootless`.
        context: the context's name, `default` when none is chosen.
        tls: TLS is spoken.
        verify: the server's certificate is checked.
        certificates: the folder of ca.pem, cert.pem and key.pem.
        fault: why the endpoint cannot be named: a context that does not exist, or whose file is damaged.
        is_gone: the context that is chosen does not exist.
        unseen: what decides about the endpoint could not be looked at, so that nothing is known of it.
        in_part: that is so because only parts of the host are shown, as in a paste: whatever engine these are of is the
            one that is asked about.
    """

    url: str
    source: str
    context: str = "default"
    tls: bool = False
    verify: bool = False
    certificates: str = ""
    fault: str = ""
    is_gone: bool = False
    unseen: Unknown | None = None
    in_part: bool = False

    @property
    def is_default(self) -> bool:
        """Whether it is the local engine's usual socket."""
        return self.url.startswith("unix://") and self.url.removeprefix("unix://") in _DEFAULT_PATHS

    @property
    def is_local(self) -> bool:
        """Whether it is a socket of this machine."""
        return self.url.startswith("unix://")

    @property
    def is_here(self) -> bool:
        """Whether it can be meant to be an engine of this machine: a socket, or an address of its own loopback."""
        return self.is_local or is_loopback(self.url)

    @property
    def misread(self) -> str:
        """Why nobody is spoken to at this URL, empty when somebody can be; of `ssh://` the door says it."""
        scheme, _, rest = self.url.partition("://")
        if scheme == "ssh":
            return ""
        if scheme not in ("unix", "tcp"):
            return f"Drydock does not support {scheme}://"
        if scheme == "unix":
            return "" if rest.startswith("/") and rest.isprintable() else "it is not an absolute path"
        found = _ADDRESS.fullmatch(rest)
        return "" if found and 0 < int(found[1]) <= _LAST_PORT else "it is not a valid tcp:// address"

    @property
    def is_rootless(self) -> bool:
        """Whether it is the socket of an engine that runs as the user."""
        return _ROOTLESS.fullmatch(self.url) is not None


def endpoint_in_force(look: Look) -> Endpoint:
    """Ask the host which endpoint its docker command line would use: environment, then ~/.docker, then the default."""
    environment = look.environ(Environ())
    if not isinstance(environment, Environment):
        return _not_seen(environment)
    variables = environment.variables
    if host := variables.get("DOCKER_HOST", "").strip():
        return from_environment(host, variables)
    if environment.cut and "DOCKER_HOST" not in variables:
        why = Unknown(Reason.NOT_RECORDED, "only a part of the environment is shown")
        return Endpoint("", "default", fault=why.detail, unseen=why, in_part=True)
    folder = config_folder(variables)
    name = variables.get("DOCKER_CONTEXT") or current_context(look, folder)
    if isinstance(name, Unknown):
        return _not_seen(name)
    if not name or name == "default":
        return Endpoint(DEFAULT_URL, "default")
    return _from_context(look, folder, name)


def is_loopback(url: str) -> bool:
    """Whether a URL leads back to this machine by its name for itself."""
    return _LOOPBACK.match(url) is not None


def named_endpoint(url: str) -> Endpoint:
    """An endpoint that a question names itself."""
    return Endpoint(url, "named")


def config_folder(variables: Mapping[str, str]) -> str:
    """The folder of the docker command line's own settings."""
    return variables.get("DOCKER_CONFIG") or f"{variables.get('HOME') or '/root'}/.docker"


def from_environment(host: str, variables: Mapping[str, str]) -> Endpoint:
    """The endpoint that DOCKER_HOST and its companions describe."""
    verify = bool(variables.get("DOCKER_TLS_VERIFY"))
    tls = verify or bool(variables.get("DOCKER_TLS"))
    certificates = variables.get("DOCKER_CERT_PATH") or config_folder(variables)
    return Endpoint(
        parse_url(host, tls=tls), "DOCKER_HOST", tls=tls, verify=verify, certificates=certificates if tls else ""
    )


def parse_url(text: str, *, tls: bool = False) -> str:
    """A DOCKER_HOST value as a full URL.

    Returns:
        `web:2375` becomes `tcp://web:2375`, a missing port and an empty `unix://` get their defaults.
    """
    scheme, found, rest = text.strip().partition("://")
    if not found:
        scheme, rest = "tcp", scheme
    if scheme == "unix":
        return f"unix://{rest or '/var/run/docker.sock'}"
    if scheme != "tcp":
        return f"{scheme}://{rest}"
    address = rest.split("/")[0] or "localhost"
    has_port = re.search(r":\d+$", address) and not address.endswith("]")
    return f"tcp://{address}" if has_port else f"tcp://{address}:{2376 if tls else 2375}"


def _not_seen(why: Unknown) -> Endpoint:
    return Endpoint("", "default", fault=why.detail, unseen=why)


def current_context(look: Look, folder: str) -> str | Unknown:
    """The context that the settings of the docker command line name; empty when they name none."""
    reply = read_whole(look, f"{folder}/config.json")
    if isinstance(reply, Unknown):
        # The command line warns of a file that it may not read, and goes on without it.
        return "" if reply.reason is Reason.DENIED else reply
    found = parse_document(reply.text) if isinstance(reply, Content) else None
    return (found or Document()).at("currentContext").text


def _from_context(look: Look, folder: str, name: str) -> Endpoint:
    # The store names a context's folder after the SHA-256 of its name.
    identity = hashlib.sha256(name.encode(errors="replace")).hexdigest()
    reply = read_whole(look, f"{folder}/contexts/meta/{identity}/meta.json")
    if isinstance(reply, Unknown):
        return Endpoint("", "context", name, fault=reply.detail, unseen=reply)
    if not isinstance(reply, Content):
        return Endpoint("", "context", name, fault=f"there is no context named {name}", is_gone=True)
    certificates = f"{folder}/contexts/tls/{identity}/docker"
    has_certificates = isinstance(look.stat(Stat(certificates, follow=True)), Status)
    return parse_context(reply.text, name, certificates if has_certificates else "")


def parse_context(text: str, name: str, certificates: str = "") -> Endpoint:
    """The endpoint in a context's meta.json; TLS is spoken where the context has `certificates` or skips their check.

    {"Name":"rootless","Metadata":{"Description":"Rootless mode"},
     "Endpoints":{"docker":{"Host":"unix:///run/user/1000/docker.sock","SkipTLSVerify":false}}}
    """
    docker = (parse_document(text) or Document()).at("Endpoints", "docker")
    host = docker.at("Host").text
    if not host:
        return Endpoint("", "context", name, fault=f"the context {name} names no docker endpoint")
    skip = docker.at("SkipTLSVerify").is_true
    tls = host.startswith("tcp://") and (skip or bool(certificates))
    url = parse_url(host, tls=tls)
    source = "rootless" if _ROOTLESS.fullmatch(url) else "context"
    return Endpoint(url, source, name, tls, tls and not skip, certificates if tls else "")
