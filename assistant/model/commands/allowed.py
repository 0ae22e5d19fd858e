"""Which form a command has, if any; for commands with templates, and again for those that are filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from assistant.model.commands.forms import FORMS
from assistant.model.commands.slots import ANY_TEMPLATE, FACT_TEMPLATE, fits
from assistant.model.pattern import Pattern
from assistant.model.risk import Risk

_PLACE = Pattern(r"[A-Z_]+")
_TEMPLATE = Pattern(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_TOKEN = Pattern(r"\[[^\]]+\]|\S+")
_FOLDERS = Pattern(r"/(usr/)?(local/)?s?bin/")
"""A program may be written with the folder that it is in anyway, not with any other."""


class Form(msgspec.Struct, frozen=True):
    """One form.

    Attributes:
        words: for each word in order what may stand there: literals, or the name of a place.
        options: each with what its value may be; empty where it takes none.
        repeats: the last word may stand several times.
    """

    risk: Risk
    words: tuple[tuple[str, ...], ...]
    options: dict[str, tuple[str, ...]]
    optional: frozenset[str]
    repeats: bool


def form_of(argv: Sequence[str]) -> Form | None:
    """The form that a command has, its templates filled or not; None for one that no step may run."""
    if not argv:
        return None
    words = [_FOLDERS.sub("", argv[0]) if _FOLDERS.match(argv[0]) else argv[0], *(_opened(each) for each in argv[1:])]
    return next((form for form in _forms().get(words[0], ()) if _has(words, form)), None)


def forms_of(program: str) -> tuple[str, ...]:
    """The forms of a program, as they are written."""
    return tuple(line for lines in FORMS.values() for line in lines if program in _programs(line))


def _opened(word: str) -> str:
    """A word with each template replaced by the mark that stands for it."""

    def mark(found: re.Match[str]) -> str:
        name = found.group()[1:-1].partition(":")[0]
        return FACT_TEMPLATE if "." in name else ANY_TEMPLATE

    return _TEMPLATE.sub(mark, word)


def _has(words: Sequence[str], form: Form) -> bool:
    plain = list(_without_options(words, form))
    if None in plain:
        return False
    rest = [word for word in plain if word is not None]
    for optional in form.optional:
        if len(rest) > 1 and rest[1] == optional:
            del rest[1]
    if len(rest) < len(form.words) or (len(rest) > len(form.words) and not form.repeats):
        return False
    wanted = (*form.words, *(form.words[-1:] * (len(rest) - len(form.words))))
    return all(_may_stand(word, each) for word, each in zip(rest, wanted, strict=True))


def _without_options(words: Sequence[str], form: Form) -> Iterator[str | None]:
    """The words that are no options of the form, in order; None for an option's value that does not fit."""
    at = 0
    while at < len(words):
        word, at = words[at], at + 1
        name, equals, value = word.partition("=")
        values = form.options.get(name)
        if values is None:
            yield word
        elif values and not equals:
            yield from () if at < len(words) and _may_stand(words[at], values) else (None,)
            at += 1
        elif values or equals:
            yield from () if values and _may_stand(value, values) else (None,)


def _may_stand(word: str, choices: tuple[str, ...]) -> bool:
    return any(_is(word, each) for each in choices)


def _is(word: str, wanted: str) -> bool:
    lead, equals, place = wanted.rpartition("=")
    if not _PLACE.fullmatch(place):
        return word == wanted
    return word.startswith(f"{lead}{equals}") and fits(place, word.removeprefix(f"{lead}{equals}"))


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for risk, lines in FORMS.items():
        for line in lines:
            for program in _programs(line):
                found.setdefault(program, []).append(_read(risk, line))
    return {program: tuple(forms) for program, forms in found.items()}


def _programs(line: str) -> list[str]:
    return line.split(" ", 1)[0].split("|")


def _read(risk: Risk, line: str) -> Form:
    options: dict[str, tuple[str, ...]] = {}
    optional: set[str] = set()
    words: list[tuple[str, ...]] = []
    for token in _TOKEN.findall(line.removesuffix("...")):
        name, _, value = token.strip("[]").partition(" ")
        if not token.startswith("["):
            words.append(tuple(token.split("|")))
        elif name.startswith("-"):
            options[name] = tuple(value.split("|")) if value else ()
        else:
            optional.add(name)
    return Form(risk, tuple(words), options, frozenset(optional), line.endswith("..."))
