"""The matcher: text in, messages with their captures out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Self

import hyperscan
import msgspec

from assistant.matching.chunk import Chunk, chunks
from assistant.matching.database import Database, Use, literals_of
from assistant.matching.fault_lines.find import FaultFinder, compile_signs
from assistant.matching.languages.reader import LoadTable, Reader
from assistant.matching.languages.scripts import marks
from assistant.matching.meaning import Meanings, Owner, gather, parse_all, unique_lengths
from assistant.matching.parts import Parts, encoded
from assistant.matching.pattern import Pattern
from assistant.matching.recognise import Recogniser
from assistant.matching.recognised import Collector, Recognised
from assistant.matching.wording import PairIndex, StoredPairs, index_pairs
from assistant.model.tree import Message

if TYPE_CHECKING:
    from assistant.matching.specificity.corpus import Corpus

_FORMAT = "drydock.matcher/5"
_encode = msgspec.msgpack.Encoder().encode


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """What `compile` writes and `load` reads; what not every text needs stays encoded until it is needed."""

    format: str
    database: bytes
    uses: list[msgspec.Raw]
    patterns: list[msgspec.Raw]
    owners: list[msgspec.Raw]
    unique: list[tuple[int, int]]
    pairs: msgspec.Raw
    signs: bytes
    marks: bytes


class Matcher:
    """All messages and phrases of a knowledge base, ready to be looked for."""

    def __init__(self, stored: _Stored, load_table: LoadTable | None = None) -> None:
        self.reader = Reader(stored.marks, load_table)
        self._recogniser = Recogniser(
            Database(stored.database),
            Parts(stored.uses, tuple[Use, ...]),
            Meanings(Parts(stored.patterns, Pattern), Parts(stored.owners, tuple[Owner, ...]), stored.unique),
            lambda: PairIndex(msgspec.msgpack.decode(stored.pairs, type=StoredPairs)),
        )
        self._fault_lines = FaultFinder(stored.signs)

    @staticmethod
    def compile(messages: Iterable[tuple[str, Message]], phrases: Iterable[str], corpus: Corpus | None = None) -> bytes:
        """Compile messages and phrases into bytes that `load` takes.

        Args:
            messages: each with the id of its symptom.
            phrases: messages that evidence looks for in a text.
            corpus: the texts by which is measured how much each of them tells; None to take all of them at their word.

        Raises:
            ValueError: naming the message, when one cannot be parsed.
        """
        gathered = gather(messages, phrases)
        patterns = parse_all(gathered)
        owners = list(gathered.values())
        unique = unique_lengths(patterns, owners)
        if corpus is not None:
            from assistant.matching.specificity.ordinary import needed_of_cuts, ordinary_words  # only to compile

            unique = needed_of_cuts(patterns, unique, ordinary_words(corpus))
        symptomatic = [at for at, group in enumerate(owners) if any(owner.symptom for owner in group)]
        literals = literals_of(patterns, {at: unique[at] for at in symptomatic})
        database, uses = literals.compile(), list(literals.uses.values())
        if corpus is not None:
            from assistant.matching.specificity.measure import with_specificity  # only to compile

            owners = with_specificity(owners, patterns, Database(database), uses, corpus)
        stored = _Stored(
            _FORMAT,
            database,
            encoded(uses),
            encoded(patterns),
            encoded(owners),
            unique,
            msgspec.Raw(_encode(index_pairs({at: patterns[at].text for at in symptomatic}))),
            compile_signs(),
            marks(),
        )
        return _encode(stored)

    @classmethod
    def load(cls, blob: bytes, load_table: LoadTable | None = None) -> Self:
        """Load what `compile` made.

        Args:
            load_table: gives the tables of other languages, which few texts need.

        Raises:
            ValueError: when it is damaged, of another version or from another kind of processor; compile again.
        """
        try:
            stored = msgspec.msgpack.decode(blob, type=_Stored)
            if stored.format == _FORMAT:
                return cls(stored, load_table)
        except (msgspec.DecodeError, hyperscan.HyperscanError) as error:
            raise ValueError(f"not a compiled matcher: {error}") from error
        raise ValueError("not a compiled matcher of this version")

    def match(self, text: str | bytes | Iterable[bytes], origin: str = "paste") -> Recognised:
        """Recognise all messages in a text.

        Args:
            text: of any size and cleanness; an iterable gives it in parts, and only a part of it is held in memory.
            origin: where the text comes from, as matches say.
        """
        collector = Collector(self._recogniser.meanings, origin)
        for chunk in _counted(chunks(text, self.reader), collector):
            self._recogniser.recognise(chunk, collector)
            sightings, quiet = self._fault_lines.find(chunk.lines)
            collector.quiet.update(chunk.numbers[row] for row in quiet)
            for sighting in sightings:
                collector.report(sighting, chunk.numbers[sighting.shown], chunk.shown(sighting.shown))
        return collector.result()


def _counted(all_chunks: Iterator[Chunk], collector: Collector) -> Iterator[Chunk]:
    for chunk in all_chunks:
        collector.lines = chunk.numbers[-1] - (1 if not chunk.lines[-1] else 0)
        yield chunk
