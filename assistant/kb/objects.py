"""What facts are about: the form of an object's name, and which captures can give one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.model.match import HoleType

_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_HOST = r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*"
_UNIT = r"[A-Za-z0-9_:.\\@-]+\.(service|socket|target|mount|automount|swap|timer|path|slice|scope|device)"


@dataclass(frozen=True)
class Kind:
    """A kind of object.

    Attributes:
        form: of a name that stands in a tree.
        example: such a name.
        given_by: the holes whose captures can be such a name.
    """

    form: re.Pattern[str]
    example: str
    given_by: frozenset[HoleType]


def _kind(form: str, example: str, *given_by: HoleType) -> Kind:
    return Kind(re.compile(form), example, frozenset(given_by))


KINDS: dict[str, Kind] = {
    # Docker's own DNS answers to the names of containers, so what could not be looked up may be one.
    "container": _kind(_NAME, "web", HoleType.CONTAINER, HoleType.ID, HoleType.HOST),
    "group": _kind(r"[A-Za-z_][A-Za-z0-9_.-]*\$?", "docker", HoleType.GROUP),
    "host": _kind(_HOST, "example.com", HoleType.HOST),
    "image": _kind(
        r"[A-Za-z0-9][\w.-]*(:[0-9]+)?(/[\w.-]+)*(:[\w.-]+)?(@\w+:[0-9a-f]+)?", "nginx:1.27", HoleType.IMAGE
    ),
    "interface": _kind(r"[A-Za-z0-9_.@:-]{1,15}", "docker0", HoleType.INTERFACE),
    "key": _kind(r"[A-Za-z0-9_.-]+", "live-restore", HoleType.WORD),
    "module": _kind(r"[A-Za-z0-9_-]+", "overlay", HoleType.DRIVER),
    "network": _kind(_NAME, "bridge", HoleType.NETWORK, HoleType.ID),
    "option": _kind(r"[a-z][a-z0-9-]*", "log-driver", HoleType.WORD),
    "path": _kind(r"/(?!.*/\.\.(/|\Z))[^\n]*|data-root", "/var/lib/docker", HoleType.PATH),
    "port": _kind(r"[1-9][0-9]{0,4}", "8080", HoleType.PORT),
    "program": _kind(r"[^\s/-]\S*|/\S+", "nginx", HoleType.PATH, HoleType.WORD),
    "registry": _kind(
        rf"({_HOST}|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?", "10.0.0.5:5000", HoleType.REGISTRY, HoleType.HOST, HoleType.ADDRESS
    ),
    "server": _kind(_HOST, "127.0.0.53", HoleType.HOST, HoleType.ADDRESS),
    "service": _kind(_NAME, "shop_web", HoleType.WORD),
    "unit": _kind(_UNIT, "docker.service", HoleType.UNIT),
    "user": _kind(r"[A-Za-z_][A-Za-z0-9_.-]*\$?", "dockremap", HoleType.USER),
}
"""By the `of` of a fact's spec."""


def is_object(kind: str, name: str) -> bool:
    """Whether a name has the form of this kind; of a kind that nobody knows, any is."""
    known = KINDS.get(kind)
    return known is None or known.form.fullmatch(name) is not None


def example_of(kind: str) -> str:
    """A name of this kind, for a hint."""
    return KINDS[kind].example if kind in KINDS else ""


def unfitting_holes(kind: str, types: Iterable[HoleType]) -> list[HoleType]:
    """Those among some types of holes whose captures are no names of this kind."""
    known = KINDS.get(kind)
    return [] if known is None else sorted(each for each in types if each not in known.given_by)
