"""Free text, without any error message, to the symptoms that speak of the same things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

import msgspec

from assistant.matching.capture import clean
from assistant.matching.wording import words_of
from assistant.model.match import Match, MatchKind
from assistant.text.parts import head_of

MOST_WORDS = 80
MOST_LINES = 8
"""A longer text is a log, and says too many things by chance."""
MOST_SUGGESTED = 5

_LEAST_COVERED = 0.6
_TELLING = 0.45
_BEST_SCORE = 0.6
_NEAR_BEST = 0.6
_SHOWN = 300
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    _WORD.findall(
        "a an the i me my mine we our you your it its he she they this that these those there here some any"
        " anything every everything all what which who when why how since after before because while if then than"
        " as at by for from in into of on off out over to up with and or but so is are be am was were been being"
        " has have had do does did will would can could should may might get gets got getting just now again still"
        " always suddenly please help hi hello thanks thank problem problems issue issues error errors docker today"
        " yesterday update upgrade updated upgraded seems seem only also very really more left"
    )
)
_ALIKE = {
    "not": "cannot cant couldnt unable wont doesnt didnt isnt arent wasnt without no nothing never fail refuse none",
    "resolve": "lookup resolution resolver",
    "name": "dns hostname domain names nameserver",
    "network": "internet online connectivity networking outside web offline",
    "connect": "reach access connection contact talk",
    "start": "boot launch come begin startup run running",
    "crash": "die dead kill exit stop quit terminate abort",
    "hang": "stuck freeze frozen unresponsive block forever endless hung",
    "space": "disk storage",
    "full": "filled",
    "memory": "ram oom",
    "pull": "download fetch",
    "push": "upload publish",
    "registry": "hub repository repo",
    "permission": "right denied forbidden privilege sudo allowed",
    "daemon": "dockerd engine service",
    "volume": "mount folder directory",
    "slow": "lag sluggish",
    "port": "socket",
    "container": "app application",
    "login": "signin authenticate password credential",
    "certificate": "tls ssl cert https x509",
    "remove": "delete rm prune clean",
    "use": "taken occupied busy",
}
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "es", "ed", "s", "ly", "e")


class _Entry(msgspec.Struct, frozen=True):
    """A symptom's title and each of its phrases, as stems."""

    symptom: str
    title: str
    phrases: tuple[frozenset[str], ...]


def suggest(text: str, symptoms: Iterable[tuple[str, str, tuple[str, ...]]]) -> tuple[Match, ...]:
    """The symptoms that a person's own words may mean, best first; none when nothing fits.

    Args:
        symptoms: id, title and words (phrases) of each.
    """
    said = _stems(text)
    if not said or len(text.split()) > MOST_WORDS or len(text.strip().splitlines()) > MOST_LINES:
        return ()
    entries = [
        _Entry(symptom, title, tuple(filter(None, map(_stems, (title, *phrases)))))
        for symptom, title, phrases in symptoms
    ]
    weights = _weights(entries)
    scored = [(score, entry) for entry in entries if (score := _score(said, entry, weights)) >= _LEAST_COVERED]
    scored.sort(key=lambda pair: (-pair[0], pair[1].symptom))
    enough = [pair for pair in scored if pair[0] >= _NEAR_BEST * scored[0][0]][:MOST_SUGGESTED]
    shown = head_of(clean(text), _SHOWN)
    return tuple(
        Match(entry.symptom, entry.title, MatchKind.WORDS, round(_BEST_SCORE * min(score, 1.0), 3), 1, shown)
        for score, entry in enough
    )


def _score(said: frozenset[str], entry: _Entry, weights: dict[str, float]) -> float:
    """How much of the symptom's best phrase is said; a little more when other phrases of it are said as well."""
    covered = sorted((_coverage(said, phrase, weights) for phrase in entry.phrases), reverse=True)
    return covered[0] + 0.1 * sum(covered[1:3]) if covered else 0.0


def _coverage(said: frozenset[str], phrase: frozenset[str], weights: dict[str, float]) -> float:
    """The weight of the phrase's words that are said; one word alone counts only when little else is said."""
    common = said & phrase
    if not common or (len(common) < 2 and len(said) > 2):
        return 0.0
    if common == {"not"} or (common != phrase and max(weights[stem] for stem in common) < _TELLING * weights[""]):
        return 0.0
    return sum(weights[stem] for stem in common) / sum(weights[stem] for stem in phrase)


def _weights(entries: list[_Entry]) -> dict[str, float]:
    """Words that few symptoms have weigh most; the heaviest possible weight stands under the empty word."""
    spread = Counter(stem for entry in entries for stem in frozenset().union(*entry.phrases))
    weights = {stem: log(1 + len(entries) / count) for stem, count in spread.items()}
    return {**weights, "": log(1 + len(entries))}


def _stems(text: str) -> frozenset[str]:
    return frozenset(_canonical(word) for word in words_of(text) if word not in _EMPTY and len(word) > 1)


@lru_cache(maxsize=8192)
def _canonical(word: str) -> str:
    stem = _stem(word)
    return _MEANT.get(stem, stem)


def _stem(word: str) -> str:
    """The word without its ending, where enough of it is left."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and ending in ("ing", "ed") else stem
    return word


_MEANT = {_stem(other): _stem(word) for word, others in _ALIKE.items() for other in (word, *others.split())}
