"""What a command printed on a real host, beside what the probes were told there: the paste must give the same facts.

A recording holds one host: {"tool": "docker 20.10.24, Debian 12",
 "replies": [[ask, reply], ...],            what the host told the probes; see assistant/model/exchange.py
 "pairs": [{"command": "docker info",       as it was typed
            "printed": "Client: ...",       what stood on the terminal
            "gives": ["daemon.version"],    facts that the paste must give; an object follows: `container.state of web`
            "near": {"disk.images_bytes": 0.05}}]}   how far off a rounded number may be, as a part of it; and texts
                                       that tell for how long something has been so
`python -m tests.lab.pastes.FAMILY` makes one, as root on a Debian machine with what the lab needs.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import msgspec

from assistant.matching.blocks.cutter import cut
from assistant.model.fact import Answer, FactKey, Known, Unknown
from assistant.probes.by_name import probe_of
from assistant.probes.pasted.facts import PastedFacts
from tests.probes.replay import ReplayLook

FOLDER = Path(__file__).with_name("recorded")
PROMPT = "root@lab:~# "
_NOT_RECORDED = {"state": "unknown", "reason": "not-recorded"}


class Pair(msgspec.Struct, frozen=True):
    """A command and what it printed, with the facts that it must give at least."""

    command: str
    printed: str
    gives: tuple[str, ...] = ()
    near: dict[str, float] = {}

    def facts(self, prompt: str = PROMPT) -> PastedFacts:
        """The facts of a paste that holds the command behind its prompt, what it printed, and the next prompt."""
        return facts_of(f"{prompt}{self.command}\n{self.printed.rstrip()}\n{prompt}\n")


class Recording(msgspec.Struct, frozen=True):
    """One host."""

    tool: str
    replies: list[list[Any]]
    pairs: tuple[Pair, ...]

    def answer(self, key: FactKey) -> Answer:
        """What the probe concluded from what the host told it."""
        probe = probe_of(key.name)
        assert probe is not None, key
        return probe.ask(ReplayLook(self.replies, _NOT_RECORDED), key.of)[key.name]


@functools.cache
def recordings() -> dict[str, Recording]:
    """All recordings, by the name of their file."""
    paths = sorted(FOLDER.glob("*.json"))
    return {path.stem: msgspec.json.decode(path.read_bytes(), type=Recording) for path in paths}


def all_pairs() -> list[tuple[str, Pair]]:
    """Every pair, with the name of its recording."""
    return [(name, pair) for name, recording in recordings().items() for pair in recording.pairs]


def facts_of(text: str) -> PastedFacts:
    """The facts of a paste."""
    return PastedFacts(cut(text))


def key_of(written: str) -> FactKey:
    """A fact as it is written: `daemon.version`, `container.state of web`."""
    name, _, of = written.partition(" of ")
    return FactKey(name, of or None)


def missing(pair: Pair, facts: PastedFacts) -> list[str]:
    """The facts that a pair must give and does not."""
    wanted = {written: key_of(written) for written in pair.gives}
    found = facts.of(wanted.values())
    return [written for written, key in wanted.items() if key not in found]


def differing(recording: Recording, pair: Pair, facts: PastedFacts) -> list[str]:
    """The facts of a paste that are not those of the host, in words; what a paste does not show is no difference."""
    facts.of([*facts.tells, *map(key_of, pair.gives)])
    found = {key: fact.answer for key, fact in facts.all_found().items()}
    both = [(key, answer, recording.answer(key)) for key, answer in found.items()]
    return [
        f"{key}: {pasted} in the paste, {live} on the host"
        for key, pasted, live in both
        if not _alike(pair, key, pasted, live)
    ]


def _alike(pair: Pair, key: FactKey, pasted: Answer, live: Answer) -> bool:
    if isinstance(pasted, Unknown) or pasted == live:
        return True
    near = pair.near.get(key.name)
    if near is None or not isinstance(pasted, Known) or not isinstance(live, Known):
        return False
    if isinstance(pasted.value, str) and isinstance(live.value, str):
        return pasted.value.split()[:1] == live.value.split()[:1]
    if isinstance(pasted.value, int | float) and isinstance(live.value, int | float):
        return abs(pasted.value - live.value) <= near * max(abs(live.value), 1)
    return False
