"""One image on the host: what it is made for and what it starts."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, garbled, not_a, number, told, word
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine, image_path
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, truth

_OF = "image"
SPECS = (
    truth("image.exists", "whether the image is on the host", _OF),
    text("image.architecture", "the CPU architecture that it is built for, as amd64, arm64", _OF),
    text("image.os", "the operating system that it is built for", _OF),
    text("image.entrypoint", "its entrypoint, as one line", _OF),
    text("image.command", "its default command, as one line", _OF),
    quantity("image.size_bytes", "its size", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
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
    if not found.at("Id").text and not found.is_part:
        return all_alike(SPECS, garbled("the Docker engine"))
    return {
        "image.exists": Known(True),
        "image.architecture": told(word(found.at("Architecture").text), found.at("Architecture")),
        "image.os": told(word(found.at("Os").text), found.at("Os")),
        "image.entrypoint": _line(found.at("Config", "Entrypoint")),
        "image.command": _line(found.at("Config", "Cmd")),
        "image.size_bytes": told(number(found.at("Size").number), found.at("Size")),
    }


def _line(words: Document) -> Answer:
    return told(word(" ".join(words.texts)), words)


PROBE = Probe("image.image", SPECS, ask, of=_OF)
