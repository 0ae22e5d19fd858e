"""Facts: what a probe found out about the host."""

from __future__ import annotations

from enum import StrEnum

import msgspec

Value = bool | int | float | str | tuple[str, ...]


class Reason(StrEnum):
    """Why a fact is unknown. An unknown fact never proves anything."""

    NOT_INSTALLED = "not-installed"
    DENIED = "denied"
    TIMED_OUT = "timed-out"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    NOT_RECORDED = "not-recorded"
    """A snapshot does not hold the answer, or nobody has answered the question."""
    NOT_ASKED = "not-asked"
    """The look takes long, or others can see it, and nobody has consented to it."""


class Known(msgspec.Struct, frozen=True, tag="known", tag_field="state"):
    """The fact has a value."""

    value: Value


class Absent(msgspec.Struct, frozen=True, tag="absent", tag_field="state"):
    """The host was looked at, and there is none."""


class Unknown(msgspec.Struct, frozen=True, tag="unknown", tag_field="state"):
    """The host could not be looked at: why, and what would let it be looked at."""

    reason: Reason
    detail: str = ""
    remedy: str = ""


Answer = Known | Absent | Unknown


class FactKey(msgspec.Struct, frozen=True, order=True):
    """The name of a fact (`family.fact`) and what it is about (`docker0`), None for the host itself."""

    name: str
    of: str | None = None

    def __str__(self) -> str:
        return self.name if self.of is None else f"{self.name} of {self.of}"


class Origin(StrEnum):
    """Where a fact comes from."""

    HOST = "host"
    """a look at the host, now"""
    PASTE = "paste"
    """a text of the user's, which may be older, or of another host"""
    YOU = "you"
    """the user's answer to a question"""
    ASSUMED = "assumed"
    """supposed, for `what if`"""


class Fact(msgspec.Struct, frozen=True):
    """A fact as it was found.

    Attributes:
        source: how it was found out, as a person would ask: a command line or a file.
        took_ms: milliseconds that its probe took.
        line: the 1-based line of the paste that shows it, 0 when none does.
        at: when that was printed, as text.stamp gives it; empty when the paste does not say.
    """

    key: FactKey
    answer: Answer
    source: str = ""
    took_ms: int = 0
    origin: Origin = Origin.HOST
    line: int = 0
    at: str = ""


class FactType(StrEnum):
    """The type of a fact's value."""

    BOOL = "bool"
    NUMBER = "number"
    TEXT = "text"
    LIST = "list"
    ANY = "any"
    """Depends on the object, as for `config.key`."""


class FactSpec(msgspec.Struct, frozen=True):
    """What a fact means: the vocabulary that trees are checked against.

    Attributes:
        name: `family.fact`.
        type: of the value.
        says: what it tells, one phrase.
        of: what kind of object it is about (`unit`, `container`, `path` ...), None for the host itself.
        values: all values that it can take, empty when open.
        past: it tells what has happened (a log, the end of a run), and goes on telling it when that is over.
    """

    name: str
    type: FactType
    says: str
    of: str | None = None
    values: tuple[str, ...] = ()
    past: bool = False
