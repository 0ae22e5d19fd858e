"""The knowledge base as everybody uses it: ids at once, each tree and cause decoded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

import msgspec

from assistant.model.dialling import asks_others
from assistant.model.errors import KnowledgeFault
from assistant.model.fact import FactKey
from assistant.model.shape import ShapeForm
from assistant.model.tree import Cause, Condition, Message, Subject, Symptom

T = TypeVar("T")

Trusted = Callable[[], Container[str]]
"""Gives the digests that are trusted now; asked only where there are trees of the user's own."""


def nothing_trusted() -> Container[str]:
    """No tree of anybody's own lets anything run."""
    return ()


class Index(msgspec.Struct, frozen=True):
    """The compiled knowledge: small tables, and each symptom and cause still encoded.

    Attributes:
        stands_in: cause id to the symptoms that it stands in, its home first.
        messages: symptom id and message.
        shapes: symptom id and form of a shape that it takes.
        proved_by: fact name to the causes that it can help to prove without any text.
        left_out: the first fault of each file of the user's own that is not in it.
        own: the files of the user's own that are in it, each with the SHA-256 of its content.
    """

    digest: str
    symptoms: dict[str, msgspec.Raw]
    causes: dict[str, msgspec.Raw]
    stands_in: msgspec.Raw
    messages: msgspec.Raw
    shapes: msgspec.Raw
    phrases: msgspec.Raw
    fact_names: msgspec.Raw
    proved_by: msgspec.Raw
    left_out: msgspec.Raw
    own: dict[str, str]


class LazyMapping(Mapping[str, T], Generic[T]):
    """A mapping whose values are decoded at their first use."""

    def __init__(self, raw: Mapping[str, msgspec.Raw], kind: type[T], finish: Callable[[T], T] | None = None) -> None:
        self._raw = raw
        self._kind = kind
        self._finish = finish
        self._decoded: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        found = self._decoded.get(key)
        if found is None:
            found = self._decoder.decode(self._raw[key])
            found = self._decoded[key] = self._finish(found) if self._finish else found
        return found

    @cached_property
    def _decoder(self) -> msgspec.msgpack.Decoder[T]:
        return msgspec.msgpack.Decoder(self._kind)

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


class KnowledgeBase:
    """All symptoms and causes by id; `digest` changes whenever the knowledge or its compiler does."""

    def __init__(self, index: Index, trusted: Trusted = nothing_trusted) -> None:
        self._index = index
        self._trusted = trusted
        self.digest = index.digest
        finish = self._without_looks if index.own else None
        self.symptoms: Mapping[str, Symptom] = LazyMapping(index.symptoms, Symptom, finish)
        self.causes: Mapping[str, Cause] = LazyMapping(index.causes, Cause, self._with_distrust if index.own else None)

    @cached_property
    def messages(self) -> tuple[tuple[str, Message], ...]:
        """All messages, each with the id of its symptom."""
        found: tuple[tuple[str, Message], ...] = _decode(self._index.messages, tuple[tuple[str, Message], ...])
        return found

    @cached_property
    def shapes(self) -> tuple[tuple[str, ShapeForm], ...]:
        """All forms of shapes, each with the id of its symptom."""
        found: tuple[tuple[str, ShapeForm], ...] = _decode(self._index.shapes, tuple[tuple[str, ShapeForm], ...])
        return found

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The texts of all `paste:` conditions."""
        found: tuple[str, ...] = _decode(self._index.phrases, tuple[str, ...])
        return found

    @cached_property
    def fact_names(self) -> tuple[str, ...]:
        """The facts that any tree names, in templates as well as in conditions."""
        found: tuple[str, ...] = _decode(self._index.fact_names, tuple[str, ...])
        return found

    @cached_property
    def left_out(self) -> tuple[KnowledgeFault, ...]:
        """The first fault of each file of the user's own that is left out of it."""
        found: tuple[KnowledgeFault, ...] = _decode(self._index.left_out, tuple[KnowledgeFault, ...])
        return found

    @cached_property
    def _stands_in(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = _decode(self._index.stands_in, dict[str, tuple[str, ...]])
        return found

    @cached_property
    def _proved_by(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = _decode(self._index.proved_by, dict[str, tuple[str, ...]])
        return found

    def proved_by(self, fact_name: str) -> tuple[str, ...]:
        """The causes that a fact can help to prove without any text."""
        return self._proved_by.get(fact_name, ())

    def symptoms_of(self, cause_id: str) -> tuple[str, ...]:
        """The symptoms that a cause stands in, its home first; empty when nobody knows it."""
        return self._stands_in.get(cause_id, ())

    @property
    def own(self) -> Mapping[str, str]:
        """The files of the user's own that are in it, each with the SHA-256 of its content as it was read."""
        return self._index.own

    def untrusted(self, trees: Iterable[str]) -> tuple[str, ...]:
        """Those of some files of the user's own whose content nobody trusts now."""
        trees = dict.fromkeys(trees)
        trusted = self._trusted() if trees else ()
        return tuple(each for each in trees if self.own.get(each, "") not in trusted)

    def _with_distrust(self, cause: Cause) -> Cause:
        if not any(fix.trees for fix in cause.fixes):
            return cause
        fixes = (msgspec.structs.replace(fix, untrusted=self.untrusted(fix.trees)) for fix in cause.fixes)
        return msgspec.structs.replace(cause, fixes=tuple(fixes))

    def _without_looks(self, symptom: Symptom) -> Symptom:
        """A symptom that an own file may have written: what nobody has trusted sends this host nowhere."""
        own = [path for path in self.own if path.endswith(f"/{symptom.path}")]
        if not symptom.gone_if or not self.untrusted(own):
            return symptom
        kept = tuple(each for each in symptom.gone_if if not any(map(_asks_others, each.when)))
        return msgspec.structs.replace(symptom, gone_if=kept)

    def encoded(self) -> bytes:
        """The whole knowledge base as it is kept in the cache."""
        return msgspec.msgpack.encode(self._index)


def _asks_others(condition: Condition) -> bool:
    return condition.subject is Subject.FACT and asks_others(FactKey(condition.name, condition.of))


def _decode(raw: msgspec.Raw, kind: Any) -> Any:
    return msgspec.msgpack.decode(raw, type=kind)
