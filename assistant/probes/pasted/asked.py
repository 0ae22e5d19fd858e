"""What a pasted command line asked for: its words up to a pipe, and whether a filter left only a part of the output."""

from __future__ import annotations

import re

import msgspec

from assistant.model.block import Block

_REDIRECTION = re.compile(r"[0-9&]?[<>]")
_ENDS = ("|", "||", "|&", "&&", ";", "&", "#")
_WHOLE = ("cat", "tee", "less", "more", "sort", "column", "nl", "ccze")
"""Programs behind a pipe that let every line pass."""


class Asked(msgspec.Struct, frozen=True):
    """A command as it was typed.

    Attributes:
        argv: its words; none when only the output was pasted.
        is_part: `grep`, `head` and the like stand behind it, or nothing tells that none did.
    """

    argv: tuple[str, ...]
    is_part: bool

    @property
    def program(self) -> str:
        """Its program, without the folder."""
        return self.argv[0].rpartition("/")[2] if self.argv else ""

    @property
    def operands(self) -> tuple[str, ...]:
        """The words behind the program that are no options; the value of an option is one of them."""
        return tuple(word for word in self.argv[1:] if not word.startswith("-"))

    def has(self, letter: str, *names: str) -> bool:
        """Whether a short option, alone or among others (`-hT`), or one of the long ones was given."""
        short = any(re.match(r"-[A-Za-z0-9]", word) and letter in word[1:] for word in self.argv[1:])
        return (bool(letter) and short) or any(word.partition("=")[0] in names for word in self.argv[1:])

    def value_of(self, *names: str) -> str:
        """The value of an option: `-u docker`, `--unit=docker`, `-udocker`; empty without it."""
        for at, word in enumerate(self.argv):
            name, found, value = word.partition("=")
            if name in names:
                return value if found else next(iter(self.argv[at + 1 : at + 2]), "")
            for short in names:
                if len(short) == 2 and word.startswith(short) and len(word) > 2 and not word.startswith("--"):
                    return word[2:]
        return ""


def asked_of(block: Block) -> Asked:
    """The command of a block."""
    words: list[str] = []
    behind: tuple[str, ...] = ()
    skips = False
    for at, word in enumerate(block.command):
        if word in _ENDS:
            behind = block.command[at:]
            break
        if skips or _REDIRECTION.match(word):
            skips = word.rstrip("0123456789&").endswith((">", "<")) and not skips and word.endswith((">", "<"))
            continue
        words.append(word.removesuffix(";"))
        if word.endswith(";"):
            break
    filters = [behind[at + 1] for at, word in enumerate(behind[:-1]) if word in ("|", "|&")]
    return Asked(
        tuple(words), not words or block.partial or any(each.rpartition("/")[2] not in _WHOLE for each in filters)
    )
