"""What lies in the data-root that nothing runs with: images without a name, containers that have ended."""

from __future__ import annotations

from collections.abc import Callable

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import words
from assistant.probes.container.names import name_of
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_list, filters
from assistant.probes.probe import Probe
from assistant.probes.specs import texts

SPECS = (
    texts("disk.dangling_images", "images that have no name and on which no other is built, by short ID"),
    texts("disk.stopped_containers", "containers that do not run, by name"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask the engine for images (`dangling` is true) and for containers (`status` is exited, dead or created).

        GET /images/json?filters=...
        [{"Id":"sha256:ed97d607a48b...","RepoTags":["<none>:<none>"],"Size":1984172,"Containers":-1}]
        GET /containers/json?all=1&filters=...
        [{"Id":"4f79fb3ea9b1...","Names":["/oom"],"State":"exited","Status":"Exited (137) 2 minutes ago"}]

    Engine 20.10.24. https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image/operation/ImageList
    """
    images = ask_list(look, f"/images/json?{filters(dangling=['true'])}")
    containers = ask_list(look, f"/containers/json?all=1&{filters(status=['exited', 'dead', 'created'])}")
    return {
        "disk.dangling_images": _each(images, short_id),
        "disk.stopped_containers": _each(containers, name_of),
    }


def _each(found: Document | Unknown, name: Callable[[Document], str]) -> Answer:
    return found if isinstance(found, Unknown) else words(map(name, found.items))


def short_id(image: Document) -> str:
    """The first twelve digits of an image's id, as `docker images` shows it."""
    return image.at("Id").text.removeprefix("sha256:")[:12]


PROBE = Probe("disk.leftovers", SPECS, ask)
