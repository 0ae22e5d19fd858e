"""Options of dockerd in the text of a command line, taken out without touching the rest."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import msgspec

from assistant.model.aspects.option_names import SHORT
from assistant.probes.config.flags import Word, parse_settings, parse_words
from assistant.probes.config.options import BY_FLAG, BY_KEY, takes_no_value

_TOKEN = re.compile(r"(?:[^\s\"'\\]|\\[^\r\n]|\"(?:[^\"\\]|\\.)*\"|'[^']*')+", re.S)
_ASSIGNMENT = re.compile(
    r"^([ \t]*(?:export[ \t]+)?[A-Za-z_]\w*=)(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[-$][^\r\n]*|[^\s#\"']*)", re.M | re.S
)
"""systemd reads a value without quotes to the end of its line, a shell to the next blank."""


class Token(msgspec.Struct, frozen=True):
    """One word of a command line, unquoted, and where it stands."""

    word: str
    start: int
    end: int


class Given(msgspec.Struct, frozen=True):
    """One option as it is given: which part of the text gives it, its value included."""

    name: str
    start: int
    end: int


def option_of(name: str) -> str:
    """The option that sets what a key of daemon.json names: `hosts` is `--host`."""
    bare = name.lstrip("-")
    return BY_KEY[bare].option if bare in BY_KEY else bare


def without_option(command: str, option: str) -> str:
    """A command line without one option, each time that it is given; the rest to the letter."""
    kept = command
    names = names_of(option)
    for given in reversed([each for each in _options_in(command) if each.name in names]):
        before, after = kept[: given.start], kept[given.end :]
        if before[-1:].isspace() or not before:  # else it is one letter of several behind a dash
            before, after = before.rstrip(" \t"), after.lstrip(" \t")
            before += " " if before and after else ""
        kept = before + after
    return kept


def without_option_in_assignments(text: str, option: str) -> str:
    """A file of shell assignments (`DOCKER_OPTS="..."`) without one option in any of their values."""

    def changed(match: re.Match[str]) -> str:
        value = match[2]
        quote = value[0] if value[:1] in ("'", '"') else ""
        inner = value[1:-1] if quote else value
        return f"{match[1]}{quote}{without_option(inner, option)}{quote}"

    return _ASSIGNMENT.sub(changed, text)


def is_faithful(before: str, after: str, option: str) -> bool:
    """Whether a command line gives the same options as before, to the letter of their values, but for one."""
    old, new = _flags(before), _flags(after)
    names = names_of(option)
    return old is None or (new is not None and [flag for flag in old if flag[0] not in names] == new)


def is_faithful_file(before: str, after: str, option: str) -> bool:
    """The same for a file of assignments."""
    old, new = parse_settings(before), parse_settings(after)
    return list(old) == list(new) and all(is_faithful(old[name], new[name], option) for name in old)


def _flags(command: str) -> list[tuple[str, str]] | None:
    """The options of a command line; None where its quotes do not match."""
    try:
        words = shlex.split(command)
    except ValueError:
        return None
    return [(flag.name, flag.value) for flag in parse_words(Word(word, "") for word in words)]


def names_of(option: str) -> frozenset[str]:
    """An option, and its former names with a letter of their own: `-g` is `--graph`, which is `--data-root` by now."""
    former = (name for name in SHORT.values() if name in BY_KEY and BY_KEY[name].instead == option)
    return frozenset({option, *former})


def _options_in(command: str) -> Iterator[Given]:
    """The options as dockerd reads them: the word behind one that needs a value is its value, whatever it looks like
    (github.com/spf13/pflag, flag.go)."""
    tokens = [Token(re.sub(r"[\"'\\]", "", found[0]), found.start(), found.end()) for found in _TOKEN.finditer(command)]
    position = 0
    while position < len(tokens):
        token, follows = tokens[position], tokens[position + 1] if position + 1 < len(tokens) else None
        read = _long if token.word.startswith("--") else _short
        found = read(token, follows) if token.word.startswith("-") else []
        yield from found
        position += 2 if found and follows and found[-1].end == follows.end else 1


def _long(token: Token, follows: Token | None) -> list[Given]:
    name, has_value, _ = token.word[2:].partition("=")
    return [Given(name, token.start, token.end if has_value else _end(name, token, follows))]


def _short(token: Token, follows: Token | None) -> list[Given]:
    """One letter, or several of which the last may need a value: `-DH fd://`."""
    word, found = token.word, list[Given]()
    for at in range(1, len(word)):
        name, rest = SHORT.get(word[at], word[at]), word[at + 1 :]
        last = not takes_no_value(name) or not rest or rest.startswith("=")
        start = token.start if at == 1 and last else token.start + at
        end = _end(name, token, follows) if last and not rest else token.end if last else start + 1
        found.append(Given(name, start, end))
        if last:
            break
    return found


def _end(name: str, token: Token, follows: Token | None) -> int:
    """Where an option ends that has no value in its own word.

    Of an option that no version knows, it is not known whether it needs one; variables hold options of their own.
    """
    if follows is None or takes_no_value(name):
        return token.end
    known = name in BY_FLAG or name == "config-file"
    return token.end if not known and follows.word.startswith(("-", "$")) else follows.end
