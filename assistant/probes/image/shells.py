"""Which shells an image holds, without starting it."""

from __future__ import annotations

from assistant.model.fact import Answer, Reason, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, not_a
from assistant.probes.container.shells import shells_in
from assistant.probes.engine_api import ask_list, filters, image_path
from assistant.probes.probe import Probe
from assistant.probes.specs import texts

_NO_CONTAINER = Unknown(
    Reason.UNREADABLE,
    "an image can only be looked into through a container of it, and there is none",
    "docker create IMAGE makes one without starting it",
)

SPECS = (texts("image.shells", "the paths of the shells that it holds", "image"),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine for `GET /containers/json?all=1&limit=1&filters={"ancestor":["REFERENCE"]}`, and look into it.

        [{"Id":"dbf0a8e23fb8...","Names":["/bad"],"Image":"busybox:1.35","State":"created"}]

    Engine 20.10.24. https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerList
    """
    if of is None or image_path(of) is None:
        return all_alike(SPECS, not_a("an image's reference"))
    found = ask_list(look, f"/containers/json?all=1&limit=1&{filters(ancestor=[of])}")
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    return all_alike(SPECS, shells_in(look, found.items[0].at("Id").text) if found.items else _NO_CONTAINER)


PROBE = Probe("image.shells", SPECS, ask, of="image")
