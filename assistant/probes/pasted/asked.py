"""What a pasted command line asked for."""

from __future__ import annotations

import re

import msgspec

from assistant.model.block import Block


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
    """The command of a block; of one without a command nobody knows whether a filter stood behind it."""
    is_applet = block.command[:1] in (("busybox",), ("toybox",))
    return Asked(block.command[is_applet:], block.partial or not block.command)
