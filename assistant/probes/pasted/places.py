"""What a whole paste tells of the place where it was printed, by marks that stand anywhere in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice

import msgspec

from assistant.model.block import Block, BlockKind, Inside
from assistant.model.fact import Fact, FactKey, Known, Origin
from assistant.model.speaker import Speaker
from assistant.probes.place.distributions import NAMES, OF_IMAGES, VERSIONED
from assistant.probes.place.marks import MARKS, STRONGER, Mark

HEAD_CHARS, TAIL_CHARS = 48_000, 16_000
"""Of a longer text only so much of its beginning and its end is looked at."""
_MOST_PLACES = 6
"""A mark is looked for at so many places, where the first ones do not count."""
_MOST_NAMES = 40
_BEFORE, _BEHIND = 40, 400
_DENIED = re.compile(
    r"(?i)(?:\bnot?|\bwithout|n't|\binstead of|\bformerly|\buninstalled|\bremoved|\bfrom) [\w ]{0,14}$"
)
_OF_A_CLIENT = re.compile(r"docker\.errors\.|docker\.from_env|the [Dd]ocker daemon|/run/docker\.sock|the docker API at")
"""What a client of Docker's API prints, whatever the program that it is a part of."""
_BUILDERS = frozenset({Speaker.BUILDKIT, Speaker.BUILDX})


class _Told(msgspec.Struct, frozen=True):
    """What one mark tells."""

    value: str
    line: int
    mark: str
    weak: bool = False


def places_of(text: str, blocks: Iterable[Block]) -> dict[FactKey, Fact]:
    """The facts about the place that a paste tells; none where its marks contradict each other.

    What a container has printed tells nothing of its host.

    Args:
        text: the paste.
        blocks: of the same text.
    """
    known = tuple(blocks)
    part = _part(text)
    told: dict[str, list[_Told]] = {}
    inner = _lines_of(known, lambda block: block.inside is Inside.CONTAINER)
    lowered = part.lower()
    for mark in MARKS:
        if mark.sign in lowered:
            found = _found(part, lowered, mark, inner)
            if found:
                told.setdefault(mark.fact, []).append(found)
    _distribution(part, lowered, inner | _lines_of(known, _is_of_images), told)
    _inside(known, told)
    return {FactKey(name): _fact(name, one) for name, each in told.items() if (one := _agreed(each))}


def _part(text: str) -> str:
    """The beginning and the end, with as many lines between them as there are, so that lines keep their numbers."""
    if len(text) <= HEAD_CHARS + TAIL_CHARS:
        return text
    end = len(text) - TAIL_CHARS
    return text[:HEAD_CHARS] + "\n" * text.count("\n", HEAD_CHARS, end) + text[end:]


def _lines_of(blocks: Iterable[Block], wanted: Callable[[Block], bool]) -> frozenset[int]:
    lines: set[int] = set()
    for block in blocks:
        if wanted(block):
            lines.update(block.lines)
    return frozenset(lines)


def _is_of_images(block: Block) -> bool:
    """Whether distributions that it names are those of images."""
    return block.kind is BlockKind.FILE or block.speaker in _BUILDERS


def _found(text: str, lowered: str, mark: Mark, inner: frozenset[int]) -> _Told | None:
    at = -1
    for _ in range(_MOST_PLACES):
        at = lowered.find(mark.sign, at + 1)
        if at < 0:
            return None
        value = mark.value
        if mark.form:
            start = max(0, text.rfind("\n", max(0, at - _BEFORE), at) + 1, at - _BEFORE)
            taken = re.compile(mark.form, re.IGNORECASE).search(text, start, at + _BEHIND)
            if taken is None:
                continue
            value = value or taken["value"]
        line = text.count("\n", 0, at) + 1
        if line not in inner and not (mark.weak and _DENIED.search(text, max(0, at - _BEFORE), at)):
            return _Told(value, line, text[at : at + len(mark.sign)].strip(), mark.weak)
    return None


def _distribution(text: str, lowered: str, apart: frozenset[int], told: dict[str, list[_Told]]) -> None:
    names = [name for name in NAMES if name in lowered]
    if not names:
        return
    form = re.compile(r"(?i)(?<![\w/:.-])" + VERSIONED.format(names="|".join(map(re.escape, names))))
    for found in islice(form.finditer(text), _MOST_NAMES):
        line = text.count("\n", 0, found.start()) + 1
        denied = _DENIED.search(text, max(0, found.start() - _BEFORE), found.start())
        if line in apart or denied or found["after"].strip().lower().startswith(OF_IMAGES):
            continue
        name, version = NAMES[found["name"].lower()], found["version"]
        told.setdefault("kernel.distribution", []).append(_Told(name, line, found["name"]))
        if version:
            told.setdefault("kernel.distribution_version", []).append(_Told(version, line, found["name"]))


def _inside(blocks: Iterable[Block], told: dict[str, list[_Told]]) -> None:
    """Whether docker was called in a container: at a prompt there, or by programs whose output is a container's.

    Where programs of the host say the same, what a container said tells nothing of theirs.
    """
    clients: list[tuple[Block, re.Match[str]]] = []
    for block in blocks:
        if block.inside is Inside.CONTAINER and block.kind is BlockKind.COMMAND and "docker" in block.command[:1]:
            told.setdefault("place.in_container", []).append(_Told("true", block.first, "the prompt"))
        elif found := _OF_A_CLIENT.search(block.text):
            clients.append((block, found))
    if clients and all(block.inside is Inside.CONTAINER for block, _ in clients):
        block, found = clients[0]
        line = block.line_of(block.text.count("\n", 0, found.start()))
        told.setdefault("place.in_container", []).append(_Told("true", line, found[0]))


def _agreed(told: list[_Told]) -> _Told | None:
    """What all marks agree on, the weak ones only among themselves."""
    strong = [each for each in told if not each.weak] or told
    values = {each.value for each in strong}
    kept = [each for each in strong if not any((other, each.value) in STRONGER for other in values)]
    return kept[0] if len({each.value for each in kept}) == 1 else None


def _fact(name: str, told: _Told) -> Fact:
    source = f"line {told.line} of your paste: {told.mark}"
    value = True if told.value == "true" else told.value
    return Fact(FactKey(name), Known(value), source, origin=Origin.PASTE, line=told.line)
