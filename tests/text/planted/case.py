"""What is planted, and what of it is left after redaction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from assistant.text.redaction import REMOVED

SHORTEST = 4
"""So many characters in a row of a secret are a leak: enough to find the rest by trying, or to know it again."""
_UNSEEN = re.compile(r"\x1b\[[0-9;:?]*[A-Za-z]|[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_BROKEN = re.compile(r"[ \t]*\\?\r?\n[ \t]*(?:[|>#] ?)?")


@dataclass(frozen=True)
class Case:
    """A text with what may not be left of it.

    `secrets` are the forms in which the secret is in the text (as it is, escaped, encoded); `frame` is the same text
    without it, so that what the text says anyway is no leak. A harmless text has no secrets.
    """

    kind: str
    text: str
    secrets: tuple[str, ...] = ()
    frame: str = ""


@dataclass
class Tally:
    """How the texts of one kind fared."""

    texts: int = 0
    whole: int = 0
    parts: int = 0
    shown: list[tuple[Case, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of these texts, the share that failed."""
        return (self.whole + self.parts) / self.texts if self.texts else 0.0


def left_of(case: Case, clean: str) -> int:
    """The length of the longest piece of a secret that is still there; 0 when it is shorter than SHORTEST."""
    seen = _UNSEEN.sub("", clean)
    views = {clean, seen, _BROKEN.sub("", seen)}
    return max(_longest(secret, view, case.frame) for secret in case.secrets for view in views)


def is_whole(case: Case, left: int) -> bool:
    """Is all of it there, in the shortest of its forms?"""
    return left >= min(len(secret) for secret in case.secrets)


def _longest(secret: str, text: str, frame: str) -> int:
    if secret in text:
        return len(secret)
    size = min(SHORTEST, len(secret))
    run = longest = 0
    for start in range(len(secret) - size + 1):
        gram = secret[start : start + size]
        is_left = gram in text and gram not in frame and gram not in REMOVED
        run = run + 1 if is_left else 0
        longest = max(longest, run + size - 1 if run else 0)
    return longest


def tally_planted(cases: Iterable[Case], redact: Callable[[str], str]) -> dict[str, Tally]:
    """By kind: how many secrets are left, whole or in part."""
    tallies: dict[str, Tally] = {}
    for case in cases:
        tally = tallies.setdefault(case.kind, Tally())
        tally.texts += 1
        clean = redact(case.text)
        if left := left_of(case, clean):
            if is_whole(case, left):
                tally.whole += 1
            else:
                tally.parts += 1
            tally.shown.append((case, clean))
    return tallies


def tally_harmless(cases: Iterable[Case], redact: Callable[[str], str]) -> dict[str, Tally]:
    """By kind: how many harmless texts do not come out as they went in."""
    tallies: dict[str, Tally] = {}
    for case in cases:
        tally = tallies.setdefault(case.kind, Tally())
        tally.texts += 1
        clean = redact(case.text)
        if clean != case.text:
            tally.whole += 1
            tally.shown.append((case, clean))
    return tallies


def in_all(tallies: dict[str, Tally]) -> Tally:
    """All kinds together."""
    return Tally(
        sum(each.texts for each in tallies.values()),
        sum(each.whole for each in tallies.values()),
        sum(each.parts for each in tallies.values()),
    )
