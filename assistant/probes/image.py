"""One image on the host."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, garbled, not_a, word
from assistant.probes.container.shells import shells_in
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine, filters, image_path
from assistant.probes.probe import Probe
from assistant.probes.specs import number, text, texts, truth

_OF = "image"
_NO_CONTAINER = Unknown(
    Reason.UNREADABLE,
    "an image can only be looked into through a container of it, and there is none",
    "docker create IMAGE makes one without starting it",
)

SPECS = (
    truth("image.exists", "whether the image is on the host", _OF),
    text("image.architecture", "the processor that it is made for, as amd64, arm64", _OF),
    text("image.os", "the operating system that it is made for", _OF),
    text("image.entrypoint", "its entrypoint, as one line", _OF),
    text("image.command", "its default command, as one line", _OF),
    number("image.size_bytes", "its size", _OF),
)
SHELL_SPECS = (texts("image.shells", "the paths of the shells that it holds", _OF),)


def ask_image(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /images/REFERENCE/json`.

        {"Id":"sha256:ed97d607a48b...","RepoTags":["busybox:1.35"],"Architecture":"amd64","Os":"linux","Size":1984172,
         "Config":{"Cmd":["sh"],"Entrypoint":null}}

    Engine 20.10.24. https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image/operation/ImageInspect
    """
    path = image_path(of or "")
    if path is None:
        return all_alike(SPECS, not_a("an image's reference"))
    found = ask_engine(look, f"{path}/json")
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    if isinstance(found, Absent):
        return all_alike(SPECS, Absent()) | {"image.exists": Known(False)}
    return parse_image(found)


def parse_image(found: Document) -> dict[str, Answer]:
    """Read one image as the engine describes it."""
    if not found.at("Id").text:
        return all_alike(SPECS, garbled("the Docker engine"))
    size = found.at("Size").number
    return {
        "image.exists": Known(True),
        "image.architecture": word(found.at("Architecture").text),
        "image.os": word(found.at("Os").text),
        "image.entrypoint": word(" ".join(found.at("Config", "Entrypoint").texts)),
        "image.command": word(" ".join(found.at("Config", "Cmd").texts)),
        "image.size_bytes": Absent() if size is None else Known(size),
    }


def ask_shells(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine for `GET /containers/json?all=1&limit=1&filters={"ancestor":["REFERENCE"]}`, and look into it.

        [{"Id":"dbf0a8e23fb8...","Names":["/bad"],"Image":"busybox:1.35","State":"created"}]

    Engine 20.10.24. https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerList
    """
    if of is None or image_path(of) is None:
        return all_alike(SHELL_SPECS, not_a("an image's reference"))
    found = ask_engine(look, f"/containers/json?all=1&limit=1&{filters(ancestor=[of])}")
    if isinstance(found, Unknown):
        return all_alike(SHELL_SPECS, found)
    containers = found.items if isinstance(found, Document) else ()
    return all_alike(SHELL_SPECS, shells_in(look, containers[0].at("Id").text) if containers else _NO_CONTAINER)


PROBES = (
    Probe("image.image", SPECS, ask_image, _OF),
    Probe("image.shells", SHELL_SPECS, ask_shells, _OF, timeout_s=8.0),
)
