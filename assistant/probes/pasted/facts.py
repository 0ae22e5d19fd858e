"""The facts that a paste shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.model.block import Block
from assistant.model.fact import Answer, Fact, FactKey, Known, Origin, Unknown
from assistant.model.look import Engine, Environ
from assistant.probes.asking import answers_of
from assistant.probes.by_name import probe_of
from assistant.probes.disk.data_root import DEFAULT, find_data_root
from assistant.probes.pasted.catalogue import shown_by
from assistant.probes.pasted.look import WHO_ASKS, PastedLook
from assistant.text.parts import head_of

LONGEST_SOURCE = 80
DATA_ROOT = "data-root"
_OF_ENVIRONMENT = ("daemon.pinned_api_version",)


class PastedFacts:
    """The facts of one paste, found when they are asked for.

    Args:
        places: what marks anywhere in it tell; a block that answers a probe goes before them.

    Attributes:
        tells: the facts that its blocks suggest by themselves.
    """

    def __init__(self, blocks: Iterable[Block], places: Mapping[FactKey, Fact] | None = None) -> None:
        shown = shown_by(blocks)
        self.tells = tuple(dict.fromkeys(key for each in shown for key in each.tells))
        self._look = PastedLook(shown)
        # A reading that does not say what it feeds may feed every probe.
        self._feeds = frozenset(each for one in shown for each in one.feeds) if all(o.feeds for o in shown) else ()
        self._asked: set[tuple[str, str | None]] = set()
        self._found: dict[FactKey, Fact] = dict(places or {})

    def of(self, keys: Iterable[FactKey]) -> dict[FactKey, Fact]:
        """Those of the facts that the paste shows; a probe that is asked gives all of its facts."""
        wanted = list(keys)
        for key in wanted:
            self._ask(key)
        return {key: self._found[key] for key in wanted if key in self._found}

    def all_found(self) -> dict[FactKey, Fact]:
        """All facts that were found so far."""
        return dict(self._found)

    def _ask(self, key: FactKey) -> None:
        family = key.name.partition(".")[0]
        probe = probe_of(key.name) if not self._feeds or family in self._feeds else None
        if probe is None or (probe.name, key.of) in self._asked:
            return
        self._asked.add((probe.name, key.of))
        of = self._usual_data_root() if key.of == DATA_ROOT and probe.of == "path" else key.of
        self._look.used.clear()
        self._look.supposed.clear()
        self._look.asked.clear()
        answers = answers_of(self._look, probe, of)
        if not self._look.used:
            return
        block = self._look.used[-1]
        source = source_of(block) + (f", with {of} as the usual data-root" if of != key.of else "")
        # An answer of the engine says itself what is missing from it; a log or an output does not.
        is_of_engine = all(isinstance(each, Engine) for each in self._look.asked)
        in_part = {spec.name for spec in probe.specs if not is_of_engine and (spec.past or block.partial)}
        for name, answer in answers.items():
            if not self._is_supposed(name) and _is_shown(answer, is_part=name in in_part):
                found = FactKey(name, key.of if probe.of else None)
                self._found[found] = Fact(found, answer, source, origin=Origin.PASTE, line=block.first)

    def _is_supposed(self, name: str) -> bool:
        """Whether a fact tells who asks, or what is in the environment, and no block does."""
        about = WHO_ASKS if name.startswith("user.") else Environ() if name in _OF_ENVIRONMENT else None
        return about in self._look.supposed

    def _usual_data_root(self) -> str:
        """`data-root` where the paste says which it is, else where it usually is."""
        return DEFAULT if isinstance(find_data_root(self._look), Unknown) else DATA_ROOT


def _is_shown(answer: Answer, *, is_part: bool) -> bool:
    """Whether it can be shown; a part of a log or of an output never shows that there is nothing."""
    is_positive = isinstance(answer, Known) and answer.value is not False
    return is_positive or not (isinstance(answer, Unknown) or is_part)


def source_of(block: Block) -> str:
    """Where in the paste a fact stands, as a person would say it."""
    what = " ".join(block.command) or block.path
    where = f"line {block.first} of your paste"
    return f"{where}: {head_of(what, LONGEST_SOURCE)}" if what else where
