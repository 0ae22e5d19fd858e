"""What the engine has said, as far as a paste shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from assistant.model.look import Ask, Engine, Reply, Response
from assistant.probes.pasted.reading import Answering

PING = "/_ping"
_ID = re.compile(r"(?:sha256:)?([0-9a-f]{12,64})")


def part(value: object) -> Response:
    """A part of an answer: what is missing is unknown."""
    return Response(200, json.dumps(value), cut=True)


def whole(value: object) -> Response:
    """An answer of which nothing is missing."""
    return Response(200, json.dumps(value))


class Objects:
    """Objects by name and by the beginning of their id.

    Args:
        folder: where the API has them: `containers`, `images`, `networks`.
        named: the names and ids of each, with the reply about it; the first of two that are called the same counts.
        is_all: there are no others, so that one of another name does not exist.
    """

    def __init__(self, folder: str, named: Iterable[tuple[tuple[str, ...], Response]], *, is_all: bool = False) -> None:
        self._path = re.compile(rf"/{folder}/(?!json\Z)(.+?)" + ("" if folder == "networks" else "/json"))
        self._named: dict[str, Response] = {}
        self._is_all = is_all
        for names, reply in named:
            for name in names:
                self._named.setdefault(name, reply)

    def reply(self, path: str) -> Response | None:
        """The reply about an object, None when the paste does not show it."""
        asked = self._path.fullmatch(path)
        if asked is None:
            return None
        name = unquote(asked[1])
        identity = _ID.fullmatch(name)
        if name in self._named or identity is None:
            return self._named.get(name) or (self._missing() if self._is_all else None)
        own = ((_ID.fullmatch(each), reply) for each, reply in self._named.items())
        return next((reply for found, reply in own if found and _begin_alike(found[1], identity[1])), None)

    @staticmethod
    def _missing() -> Response:
        return Response(404, '{"message":"no such object"}')


def _begin_alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def engine(
    replies: Mapping[str, Response] | None = None, objects: Objects | None = None, *, answers: bool = False
) -> Answering:
    """What the engine replied.

    Args:
        replies: by path, as probes ask it.
        objects: those that can be asked about one by one.
        answers: it was seen to answer just then.
    """

    def answer(ask: Ask) -> Reply | None:
        if not isinstance(ask, Engine) or ask.method != "GET" or ask.endpoint is not None:
            return None
        if ask.path == PING and answers:
            return Response(200, "OK")
        found = (replies or {}).get(ask.path)
        return found if found or objects is None else objects.reply(ask.path)

    return answer
