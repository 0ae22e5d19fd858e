"""What was recognised in a text."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from assistant.model.block import Inside
from assistant.model.speaker import Speaker


class HoleType(StrEnum):
    """The type of a message's hole; a capture that does not fit its type is not used."""

    HOST = "host"
    ADDRESS = "address"
    """host, host:port, IP, [IPv6]:port or a tcp://, unix://, http:// form of one"""
    REGISTRY = "registry"
    """host or host:port of a registry"""
    PORT = "port"
    PATH = "path"
    IMAGE = "image"
    CONTAINER = "container"
    """a container's name or id"""
    NETWORK = "network"
    VOLUME = "volume"
    INTERFACE = "interface"
    USER = "user"
    GROUP = "group"
    DRIVER = "driver"
    UNIT = "unit"
    NUMBER = "number"
    VERSION = "version"
    ID = "id"
    """hexadecimal, 6 to 64 digits, or a digest"""
    URL = "url"
    WORD = "word"
    """letters, digits and . _ / : @ + = -"""
    TEXT = "text"
    """anything, up to 200 characters"""


class MatchKind(StrEnum):
    """How a message was found; an approximate match never counts as much as an exact one."""

    EXACT = "exact"
    TRUNCATED = "truncated"
    """the text was cut; what is left fits exactly"""
    APPROXIMATE = "approximate"
    SHAPE = "shape"
    """no tree knows the message; its form says what was refused, and why"""
    WORDS = "words"
    """free text that shares words with the symptom; to be confirmed by the user"""
    CHOSEN = "chosen"
    """the user picked the symptom from a menu; no text was read"""


class Match(msgspec.Struct, frozen=True):
    """One message found in the text.

    Attributes:
        symptom: id of the symptom that the message belongs to.
        message: the message's text as the tree writes it.
        score: 0 to 1; 1 for an exact match.
        line: 1-based line of the user's text where the message begins.
        text: that piece of the user's text, one line, at most 300 characters, control characters removed.
        captures: values that the message's holes took, validated by their types.
        points_to: causes that this message speaks for more than for the symptom's others.
        echo: the line only repeats that something failed and never outranks one that names the fault.
        doubtful: names of captures that were put together from several lines: a terminal's wrap, or a line that ends.
        at: when its line was written, as far as that says so: see text.stamp; empty when it does not.
        host: the machine that its line names, as logs do; empty when it names none.
        speaker: the program that printed its line, None where that is not known.
        inside: where that program runs; in a container it speaks of that container, not of the host.
        container: the container that it speaks in, where the text names it.
        specificity: how much its message tells of its symptom, 0 to 1, as it was measured when it was compiled.
        quiet: its line is known to be harmless, or only repeats that something failed, whatever its message says.
        read_as: `text` in English, where a program printed it in another language; else empty.
        origin: `paste` for the user's text, `your choice`, else the source that was read (`journal of docker.service`).
    """

    symptom: str
    message: str
    kind: MatchKind
    score: float
    line: int
    text: str
    captures: dict[str, str] = {}
    points_to: tuple[str, ...] = ()
    echo: bool = False
    origin: str = "paste"
    doubtful: tuple[str, ...] = ()
    at: str = ""
    host: str = ""
    speaker: Speaker | None = None
    inside: Inside = Inside.UNKNOWN
    container: str = ""
    specificity: float = 1.0
    quiet: bool = False
    read_as: str = ""
