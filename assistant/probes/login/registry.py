"""Whether the user has a login for one registry."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.address import parse_place
from assistant.probes.answers import all_alike, not_a
from assistant.probes.document import Document
from assistant.probes.login.settings import config_path, host_of, read_config, registries
from assistant.probes.probe import Probe
from assistant.probes.specs import truth

SPECS = (truth("login.has", "whether the user has a login for it", "registry"),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Read ~/.docker/config.json, `auths` and `credHelpers`; a store that keeps all logins can hold more than it says.

        {"auths": {"https://index.docker.io/v1/": {"auth": "..."}, "registry.lab:5000": {}}}

    docker 20.10.24. https://docs.docker.com/reference/cli/docker/login/#credential-stores
    """
    place = parse_place(of or "")
    if place is None:
        return all_alike(SPECS, not_a("the address of a registry"))
    path = config_path(look)
    found = path if isinstance(path, Unknown) else read_config(look, path)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    listed = registries(found) if isinstance(found, Document) else ()
    return {"login.has": Known(host_of(of or "") in {host_of(each) for each in listed})}


PROBE = Probe("login.registry", SPECS, ask, of="registry")
