"""One pass over a text: the places where a secret may stand, and a closer look at each of them alone.

Every known secret shows one of a few hundred short strings, so most of a text is passed over at the speed of a search.
No look goes further than a bound, so the work grows with the length of the text and not faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from assistant.text.redaction import accounts, calls, commands, forms, keys, logins, name_place, programs, tokens
from assistant.text.redaction.around import Around, Look
from assistant.text.redaction.by_name import foreign, foreign_named, named
from assistant.text.redaction.pairs import kubernetes
from assistant.text.redaction.places import Place, Search
from assistant.text.redaction.plain import plainly
from assistant.text.redaction.public import outside
from assistant.text.redaction.repeats import repeats
from assistant.text.redaction.shapes import shaped
from assistant.text.redaction.spans import Span

Finder = Callable[[str, int, int, str], Iterator[Span]]

_NAMED: tuple[Finder, ...] = (named,)
"""Most names of secrets announce nothing else."""

_WRAPPED = frozenset(("swmtkn-1-", "swmkey-1-", "eyj", "sk-ant-", "sk-proj-", "github_pat_"))
"""Tokens so long that a terminal wraps them: what an option said of their first row says nothing of the next."""
_IN_A_ROW = frozenset(("//", "<<<", "@"))
"""Signs that announce nothing where the same one follows."""


def _named_from(offset: int, length: int) -> Finder:
    """What looks for a name that stands so far behind a word's beginning."""
    return lambda text, at, _end, word: named(text, at + offset, at + offset + length, word)


def _as_word(find: Finder, word: str) -> Finder:
    """What looks for what this word announces, though a longer one was found."""
    return lambda text, at, _end, _word: find(text, at, at + len(word), word)


_FINDERS: dict[str, tuple[Finder, ...]] = {}
for _words, _find in (
    (keys.WORDS, keys.private_key),
    (tokens.WORDS, tokens.token),
    (forms.WORDS, forms.form),
    (logins.WORDS, logins.login),
    (commands.WORDS, commands.command),
    (calls.WORDS, calls.call),
    (accounts.WORDS, accounts.account),
    (programs.WORDS, programs.program),
    (name_place.WORDS, named),
):
    for _word in _words:
        _FINDERS[_word] = (*_FINDERS.get(_word, ()), _find)


@lru_cache(maxsize=1024)
def _finders_of(word: str) -> tuple[Finder, ...]:
    """What looks for a secret where this word stands."""
    finders = _FINDERS[word]
    # Of two words that begin together only the longer is reported; it announces what the shorter one does.
    for short in (word[:length] for length in range(3, len(word))):
        finders += tuple(_as_word(find, short) for find in _FINDERS.get(short, ()) if find is not named)
    # A name may begin with what announces something else: client-key-data, apikey.
    part = "" if named in finders else next((part for part in name_place.WORDS if part in word), "")
    return (*finders, _named_from(word.index(part), len(part))) if part else _NAMED if finders == _NAMED else finders


def spans_of(text: str) -> list[Span]:
    """The stretches of a plain text that are secret."""
    found = looked_at(text, places(text), _look)
    if not text.isascii():
        found += looked_at(text, sorted(foreign(text)), lambda *place: list(foreign_named(*place)))
    found += forms.unannounced(text)
    found += kubernetes(text)
    found += shaped(text, found)
    found = outside(text, found)
    return found + list(repeats(text, found)) if found else found


def looked_at(text: str, marked: Iterable[Place], look: Look) -> list[Span]:
    """What is found at these places, from left to right; what stands in a secret needs no look of its own."""
    found: list[Span] = []
    covered: list[Span] = []
    around = Around(text, look)
    for at, end, word in marked:
        if covered:
            # What was found far ahead says nothing of what stands before it; right behind the word, it is what it says.
            covered = [span for span in covered if span[1] > at]
            if word not in _WRAPPED and any(begin <= end for begin, _ in covered):
                continue
        if word in _IN_A_ROW and text.startswith(word[0], end):
            continue
        spans = around.found(at, end, word)
        found += spans
        covered += spans
    return found


def _look(text: str, at: int, end: int, word: str) -> list[Span]:
    finders = _finders_of(word)
    plain = plainly(text, at) if finders is _NAMED else None
    return [span for finder in finders for span in finder(text, at, end, word)] if plain is None else plain


def places(text: str) -> Iterator[Place]:
    """Where the words stand that announce a secret, from left to right."""
    # A letter outside of ASCII takes one byte, so that places in the bytes are places in the text.
    return _ANNOUNCING.places(text.encode("ascii", "replace"))


_ANNOUNCING = Search(_FINDERS)
